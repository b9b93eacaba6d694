/** `archived`, `pinned`, `denied`: what a row is afterwards. */
export function participles(verb: string): readonly string[] {
  const own = Object.hasOwn(IRREGULAR, verb) ? IRREGULAR[verb]! : null
  if (verb.endsWith('e')) return [own ?? `${verb}d`]
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ied`]
  const doubled = /[aeiou][bdglmnprt]$/.test(verb) ? [`${verb}${verb.at(-1)!}ed`] : []
  return [...(own === null ? [] : [own]), ...doubled, `${verb}ed`]
}

const IRREGULAR: Readonly<Record<string, string>> = {
  send: 'sent',
  pay: 'paid',
  hide: 'hidden',
  read: 'read',
  draw: 'drawn',
}

/** The one of them people write: short verbs double their last letter, long ones hardly do. */
export const pastOf = (verb: string): string =>
  participles(verb).find((one) => !/([bdglmnprt])\1ed$/.test(one) || /^[^aeiou]*[aeiou][^aeiou]$/.test(verb)) ?? verb

const CHANGING = /^(partial_update|partially_update|update|patch|put|edit|modify|change)(?=_|$)/
const CAMEL = /^(update|patch|edit|modify|change)(?=[A-Z])/

/** `update_task` as `archive_task`, `update` as `archive`. */
export function derivedName(name: string, verb: string): string {
  if (CHANGING.test(name)) return name.replace(CHANGING, verb)
  if (CAMEL.test(name)) return name.replace(CAMEL, verb)
  const inside = name.replace(/_(update|patch|edit|modify|change)(?=_|$)/, `_${verb}`)
  if (inside !== name) return inside
  return name.includes('_') ? `${verb}${name.slice(name.indexOf('_'))}` : `${verb}_${name}`
}

const SAID = /\b(updat|edit|modif|chang|patch)(e|es|ed|ing|y|ies|ied|s|)\b/i

/** `Checkout link updated.` as `Checkout link paused.`; null where nothing is said of changing. */
export function saidOf(verb: string, text: string): string | null {
  const found = SAID.exec(text)
  if (!found) return null
  const [whole, , ending = ''] = found
  const bare = verb.replaceAll('_', ' ')
  const now = ending.endsWith('ed')
    ? pastOf(bare)
    : ending === 'ing'
      ? `${bare.replace(/e$/, '')}ing`
      : ending.endsWith('s')
        ? `${bare}s`
        : bare
  const cased = /^[A-Z]/.test(whole) ? now.charAt(0).toUpperCase() + now.slice(1) : now
  return text.slice(0, found.index) + cased + text.slice(found.index + whole.length)
}

/**
 * `test_update_missing_task` as `test_archive_missing_task`; a name that says nothing of changing says the verb behind,
 * and one that says what was sent says it no more.
 */
export function testNameOf(name: string, verb: string, sent: readonly string[]): string {
  const derived = name.replace(/_(update|patch|change|edit|modify)(?=_|$)/, `_${verb}`)
  if (derived === name) return `${name}_${verb}`
  const last = sent.find((one) => derived.endsWith(`_${one}`))
  return last === undefined ? derived : derived.slice(0, -last.length - 1)
}
