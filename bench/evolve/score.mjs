/**
 * Lays what oasdiff finds between two contracts beside what we find. A change is the same when it has the same name
 * and the same operation, and all that oasdiff puts into its sentence (property, status, value) is in ours.
 */
export function score(theirs, ours) {
  const left = ours.map((change) => ({ change, words: bag(withLastSteps(change.arguments), change.id) }))
  const missed = []
  const same = []
  for (const change of theirs) {
    const words = bag(wordsOf(change.text), change.id)
    const at = left.findIndex(
      (one) =>
        one.change.id === change.id &&
        one.change.operation === operationOf(change) &&
        [...words].every(([word, times]) => (one.words.get(word) ?? 0) >= times),
    )
    if (at < 0) missed.push(change)
    else same.push({ theirs: change, ours: left.splice(at, 1)[0].change })
  }
  return { same, missed, extra: left.map(({ change }) => change) }
}

export const LEVELS = { 1: 'info', 2: 'warning', 3: 'error' }

export const operationOf = ({ operation, path }) => {
  if (!operation || !path) return ''
  return path.startsWith('webhook:') ? `webhook ${operation} ${path.slice('webhook:'.length)}` : `${operation} ${path}`
}

/** What it quotes, without keywords and media types that only some sentences repeat, and lists as Go prints them. */
const wordsOf = (text) =>
  [...text.replace(/ \(shared schema.*$/, '').matchAll(/`([^`]*)`/g)]
    .map(([, word]) => word)
    .filter((word) => word !== '' && !REPEATED.test(word) && !/^(map)?\[/.test(word))

const REPEATED = /^((any|one|all)Of|type|format|type\/format|(application|text|multipart)\/[\w.+-]+)$/

/** oasdiff calls a default and a constant by the last name of the property only. */
const withLastSteps = (words) =>
  words.flatMap((word) => (word.includes('/') ? [word, word.slice(word.lastIndexOf('/') + 1)] : [word]))

/** Words with how often they stand there; numbers as numbers, names of headers in small letters. */
function bag(words, id) {
  const counted = new Map()
  const small = id.includes('response-header')
  for (const word of words.map((one) => shown(small ? one.toLowerCase() : one)))
    counted.set(word, (counted.get(word) ?? 0) + 1)
  return counted
}

const shown = (word) => (/^-?\d+(\.\d+)?$/.test(word) ? String(Number(word)) : word)

export function f1({ same, missed, extra }) {
  const all = 2 * same + missed + extra
  return all === 0 ? 1 : (2 * same) / all
}
