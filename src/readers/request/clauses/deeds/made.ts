import { coined } from '../../nouns/coined.ts'
import { tailEnd } from '../../asides/ends.ts'
import type { People, SaidRule } from '../../facts.ts'
import { isPlural, singular } from '../../vocabulary/forms.ts'
import { itemsAt } from '../../lists/items.ts'
import { hasArchetype } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { MADE } from '../../vocabulary/verbs.ts'
import { tell } from './deed.ts'

/** What is called as the verb is: whoever reports something makes a report. */
const NOUNS = /^(report|request|log|file|offer|pledge|bid|claim|complain)$/

/** `citizens report potholes`, where reports are spoken of: those are what is made. */
export function madeElsewhere(page: Page, verbs: readonly string[], at: number): Noun | null {
  const [said = ''] = verbs
  // `candidates apply with a letter`, where applications are spoken of
  const verb = page.word(at + 1) === 'with' ? (MADE.get(said) ?? said) : said
  if (verbs.length !== 1 || !(NOUNS.test(verb) || verb !== said)) return null
  const isSpoken = page.tokens.some(
    ({ lower }, i) =>
      i !== at &&
      ((isPlural(lower) && singular(lower) === verb) ||
        (lower === verb && /^(the|a|an|each|every)$/.test(page.word(i - 1)))) &&
      !isPersonal({ words: [page.word(i - 1) || 'of'] }),
  )
  // `employees request leave`, where leave requests are spoken of: it is those.
  if (!isSpoken || page.hasPair(page.word(at + 1), verb)) return null
  return coined({ from: at, to: at + 1 }, [verb], true)
}

interface Said {
  readonly at: number
  readonly from: number
  readonly how: SaidRule['how']
  readonly isOwn: boolean
  readonly isAllowed: boolean
}

/** It holds what stands behind `with`; what it is about is told. */
export function readMade(reader: Reader, people: People, of: Noun, { at, from, how, isOwn, isAllowed }: Said): number {
  const { page } = reader
  // `users report posts`: each report is of one.
  const object = nounAt(page, at)
  if (
    object !== null &&
    (object.isPlural || /^(a|an)$/.test(page.word(object.from))) &&
    hasArchetype(object.words.at(-1)!) &&
    /^(|,|and|with)$/.test(page.word(object.to))
  ) {
    reader.mention(of)
    reader.mention(object)
    reader.facts.belongings.push({ child: of, parent: object, isSure: true })
    for (const who of people)
      tell(reader, {
        who,
        of,
        does: ['create'],
        how,
        isOwn,
        isAllowed,
        said: page.words(from, object.to),
        operation: null,
      })
    if (page.word(object.to) !== 'with') return object.to
    const { items, next } = itemsAt(page, object.to + 1, 0, true)
    page.claim(object.to, next)
    reader.hold(of, items)
    return next
  }
  const end = tailEnd(page, at, true)
  let to = at
  while (to < end && page.word(to) !== 'with') to += 1
  // `ask for days off (from, to, reason)`: what each request holds.
  let open = at
  while (open < to && page.word(open) !== '(') open += 1
  const inner = open < to ? itemsAt(page, open + 1, 1) : null
  reader.quote(at, open)
  reader.mention(of)
  if (inner !== null && inner.items.length > 0) {
    reader.hold(of, inner.items)
    page.leave(inner.next, to)
    to = inner.next
  }
  for (const who of people)
    tell(reader, { who, of, does: ['create'], how, isOwn, isAllowed, said: page.words(from, to), operation: null })
  if (to === end) return end
  const { items, next } = itemsAt(page, to + 1)
  reader.hold(of, items)
  return next
}
