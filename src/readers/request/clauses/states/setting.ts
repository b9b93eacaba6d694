import type { People } from '../../facts.ts'
import { itemOf } from '../../lists/item.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { alternativesAt, isBeginning, isState } from '../../lists/alternatives.ts'
import { isPlural, singular } from '../../vocabulary/forms.ts'
import { isStop } from '../../vocabulary/lexicon.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { SAYINGS } from '../../vocabulary/verbs.ts'
import type { Said } from '../deeds/deed.ts'
import { markerOf } from './marked.ts'

/** `the caretaker sets the state to seen, in progress or done`: nobody else says what it is; null where no field is set. */
export function readSetting(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how }: Said,
): number | null {
  const { page, facts } = reader
  const by = markerOf(people)
  const [verb = ''] = verbs
  if (
    by === null ||
    how === 'not' ||
    verbs.length !== 1 ||
    !/^(set|change|update|move|determine|mark|put|label)$/.test(verb)
  )
    return null
  // `mark parcels lost or found`: now and then, beside all else they go through.
  const whole = wholeSet(reader, at, { by, from }, verb === 'mark')
  if (whole !== null) return whole
  if (/^(mark|put|label)$/.test(verb)) return null
  const field = nounAt(page, at)
  if (field === null || field.isPlural || !isSettable(field)) return null
  const listed = valuesOf(reader, field, { by, from })
  if (listed !== null) return listed
  const behind = page.word(field.to) === 'of' ? nounAt(page, field.to + 1) : null
  const of = behind ?? reader.done?.made ?? reader.done?.of ?? reader.topic
  const start = behind?.to ?? field.to
  const values = valuesAt(page, start)
  // `changes the price`: anybody may who changes the rest, where nothing says what it can be.
  if (of === null || isPersonal(of) || (verb !== 'set' && verb !== 'determine' && values === null)) return null
  const end = values?.to ?? start
  page.claim(from, end)
  reader.mention(of)
  const choice =
    values === null
      ? null
      : { values: begun(field, values.values, page.word(start) === 'from'), steps: [], hasSteps: false, to: end }
  reader.hold(of, [{ ...itemOf(field), choice }])
  facts.roles.push({ noun: by })
  facts.setters.push({ of, field: field.words, by, from: page.words(from, end) })
  return end
}

/** `sets a status of planned, in progress or shipped on ideas`; null where none are listed. */
function valuesOf(
  reader: Reader,
  field: Noun,
  { by, from }: { readonly by: Noun; readonly from: number },
): number | null {
  const { page, facts, topic, done } = reader
  const read = page.word(field.to) === 'of' ? alternativesUpTo(page, field.to + 1) : null
  if (read === null || !areStates(read.values)) return null
  const behind = /^(on|for|to)$/.test(page.word(read.to)) ? nounAt(page, read.to + 1) : null
  // `vote on ideas, and admins set ...`: of those.
  const before = [done?.made, done?.of, topic, ...facts.mentions.map(({ noun }) => noun).toReversed()]
  const of = behind ?? before.find((one) => one && !SAYINGS.has(one.words.at(-1)!)) ?? null
  if (of === null || isPersonal(of)) return null
  const end = behind?.to ?? read.to
  page.claim(from, end)
  reader.mention(of)
  const choice = { values: begun(field, read.values, false), steps: [], hasSteps: false, to: end }
  reader.hold(of, [{ ...itemOf(field), choice }])
  facts.roles.push({ noun: by })
  facts.setters.push({ of, field: field.words, by, from: page.words(from, end) })
  return end
}

/** Up to what it is set on, which stands behind the last of them. */
function alternativesUpTo(page: Page, at: number) {
  let last = at
  while (!page.isEnd(last) && page.word(last) !== 'or') last += 1
  let end = last + 2
  while (end < page.endOf(last) && !/^(on|for|to)$/.test(page.word(end))) end += 1
  return (page.isWord(end) ? alternativesAt(page, at, end) : null) ?? alternativesAt(page, at)
}

/** `set each order to received, washed or ready`, `mark parcels delivered or lost`: those are its states; null where it is set to none. */
function wholeSet(
  reader: Reader,
  at: number,
  { by, from }: { readonly by: Noun; readonly from: number },
  isMarked: boolean,
): number | null {
  const { page, facts, topic } = reader
  const found = setAt(page, at)
  if (isMarked && found !== null && !found.isOneOfAll) return null
  const of = found?.of ?? (topic !== null && !isPersonal(topic) ? topic : null)
  if (found === null || of === null || isPersonal(of)) return null
  const { values, to } = found
  page.claim(from, to)
  reader.mention(of)
  const isOpen = isBeginning(values[0]!) ? {} : { isOpen: true as const }
  facts.states.push({ of, field: 'status', values, steps: [], from: page.words(from, to), ...isOpen })
  facts.roles.push({ noun: by })
  facts.setters.push({ of, field: ['status'], by, from: page.words(from, to) })
  return to
}

/** What is set, and to which; no noun where it is what was spoken of: `moves each to planned or shipped`. */
function setAt(
  page: Page,
  at: number,
): {
  readonly of: Noun | null
  readonly values: readonly string[]
  readonly to: number
  readonly isOneOfAll: boolean
} | null {
  const isIt = /^(it|them|each|all)$/.test(page.word(at)) && !(nounAt(page, at)?.isEach && isTo(page, at + 1) === null)
  const noun = isIt ? null : nounAt(page, at)
  if (!isIt && noun === null) return null
  // `each parcel delivered, ...`: what it then is stands behind its name.
  let end = noun === null ? at + 1 : noun.head + 1
  while (noun !== null && end < noun.to && !isState(page.word(end))) end += 1
  const read = alternativesAt(page, isTo(page, end) ?? end)
  if (
    read === null ||
    !areStates(read.values) ||
    !(noun === null || noun.isPlural || noun.isEach || isPluralAt(page, end - 1))
  )
    return null
  const isOneOfAll = noun === null || noun.isEach || isTo(page, end) !== null || read.values.length > 2
  if (noun === null) return { of: null, isOneOfAll, ...read }
  const words = page.tokens.slice(noun.head, end).map(({ lower }) => lower)
  return { of: { ...noun, to: end, words: [...words.slice(0, -1), singular(words.at(-1)!)] }, isOneOfAll, ...read }
}

const isTo = (page: Page, at: number): number | null => (/^(to|as|into)$/.test(page.word(at)) ? at + 1 : null)
const isPluralAt = (page: Page, at: number): boolean => isPlural(page.word(at))
const areStates = (values: readonly string[]): boolean => values.filter(isState).length * 2 > values.length

/** `to seen or done`: nobody said it before that. */
const begun = ({ words }: Noun, values: readonly string[], isFirstSaid: boolean): readonly string[] =>
  isFirstSaid ||
  !/^(status|state|stage)$/.test(words.at(-1)!) ||
  /^(open|new|pending|draft|submitted)$/.test(values[0]!)
    ? values
    : ['open', ...values.filter((one) => one !== 'open')]

const isSettable = ({ words }: Noun): boolean =>
  /^(status|state|stage|priority|severity|grade|result|outcome|verdict|score|mark)$/.test(words.at(-1)!) ||
  (words.length === 1 && typeByName(words[0]!).known)

/** `to seen, in progress or done`, `from open to closed`: two and more of them; null where they are not listed. */
function valuesAt(page: Page, at: number): { readonly values: readonly string[]; readonly to: number } | null {
  if (!/^(to|from|as)$/.test(page.word(at))) return null
  const values: string[] = []
  let [next, to] = [at + 1, at]
  while (page.isWord(next)) {
    const words = valueAt(page, next)
    if (words.length === 0) break
    values.push(words.join('_'))
    next += words.length
    to = next
    while (/^(,|or|and|to|then|->)$/.test(page.tokens[next]?.text ?? '')) next += 1
  }
  return values.length > 1 ? { values, to } : null
}

/** `in progress`, `seen`: one or two words. */
function valueAt(page: Page, at: number): readonly string[] {
  const [first, second] = [page.word(at), page.word(at + 1)]
  if (/^(in|on|to|being|under)$/.test(first) && page.isWord(at + 1) && !isStop(second)) return [first, second]
  return isStop(first) && !/^(done|on|off|seen|other|new)$/.test(first) ? [] : [first]
}
