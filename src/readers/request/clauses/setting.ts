import type { People } from '../facts.ts'
import { itemOf } from '../item.ts'
import { type Noun, nounAt } from '../noun.ts'
import type { Page } from '../page.ts'
import type { Reader } from '../reader.ts'
import { isStop } from '../lexicon.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import type { Said } from './deed.ts'
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
  if (by === null || how === 'not' || verbs.length !== 1 || !/^(set|change|update|move|determine)$/.test(verb))
    return null
  const field = nounAt(page, at)
  const whole = verb === 'set' || verb === 'move' ? wholeSet(reader, field, { by, from }) : null
  if (whole !== null) return whole
  if (field === null || field.isPlural || !isSettable(field)) return null
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

/** `set each order to received, washed or ready`: those are its states; null where no such thing has any. */
function wholeSet(
  reader: Reader,
  of: Noun | null,
  { by, from }: { readonly by: Noun; readonly from: number },
): number | null {
  const { page, facts } = reader
  const values = of === null ? null : valuesAt(page, of.to)
  if (of === null || values === null || isPersonal(of) || kindOf(of.words)?.holds['status'] === undefined) return null
  const status = { ...of, words: ['status'], isPlural: false, adjectives: [] }
  page.claim(from, values.to)
  reader.mention(of)
  reader.hold(of, [
    {
      ...itemOf(status),
      choice: { values: begun(status, values.values, false), steps: [], hasSteps: false, to: values.to },
    },
  ])
  facts.roles.push({ noun: by })
  facts.setters.push({ of, field: ['status'], by, from: page.words(from, values.to) })
  return values.to
}

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
