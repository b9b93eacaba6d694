import type { AskedField } from '../../../model/index.ts'
import type { Facts } from '../facts.ts'
import { withSize } from './fields.ts'
import { snakeOf } from '../vocabulary/forms.ts'
import { type Noun, nounAt } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import type { Thing, Things } from './things.ts'

/** `messages of up to 280 characters`, `a bio is limited to 160 characters`: how long a text may be. */
export interface Length {
  readonly of: Noun
  readonly most: number
  readonly from: number
  readonly to: number
}

const LEADS =
  /^(to|up|at|most|max|maximum|of|limited|than|more|longer|no|not|be|is|are|must|may|can|cannot|have|has|with|only|a|an|length|should|exceed|that|which)$/

export function lengthsIn(page: Page): readonly Length[] {
  return page.tokens.flatMap(({ kind }, at): readonly Length[] => {
    if (kind !== 'number' || !/^(characters?|chars?|letters)$/.test(page.word(at + 1))) return []
    let first = at
    while (!page.isEnd(first - 1) && LEADS.test(page.word(first - 1))) first -= 1
    const of = first === at ? null : nounBefore(page, first)
    const most = Number(page.word(at).replaceAll(/[,_]/g, ''))
    return of === null || !(most > 0) || /^(least|minimum)$/.test(page.word(at - 1))
      ? []
      : [{ of, most, from: first, to: at + 2 }]
  })
}

/** The noun that ends here, with all its words. */
function nounBefore(page: Page, end: number): Noun | null {
  for (let length = 4; length > 0; length -= 1) {
    const noun = end >= length && page.isWord(end - length) ? nounAt(page, end - length) : null
    if (noun !== null && noun.to === end) return noun
  }
  return null
}

/** The fields of a thing, where texts are as long as is said; what is read so is no words that nobody reads. */
export function withLengths(
  fields: readonly AskedField[],
  thing: Thing,
  lengths: readonly Length[],
  { facts, things, page }: { readonly facts: Facts; readonly things: Things; readonly page: Page },
): readonly AskedField[] {
  return lengths.reduce<readonly AskedField[]>((held, { of, most, from, to }) => {
    const owner = things.of(of)
    const field =
      owner === thing ? textOf(held) : owner === null ? held.find(({ name }) => name === snakeOf(of.words)) : null
    if (field === undefined || field === null || !/^(str|text)/.test(field.type)) return held
    page.claim(of.from, to)
    for (let at = facts.quoted.length - 1; at >= 0; at -= 1) {
      const quoted = facts.quoted[at]!
      if (of.from <= quoted.from && quoted.to <= to) facts.quoted.splice(at, 1)
    }
    const type = withSize(field.type, null, most)
    return held.map((one) => (one === field ? { ...one, type, typed: 'said', from: page.words(from, to) } : one))
  }, fields)
}

/** What somebody writes in it: its text, and of a thing with none the one name it has. */
const textOf = (fields: readonly AskedField[]): AskedField | undefined =>
  fields.find(({ name, type }) => /^(body|text|content|message|caption)$/.test(name) && /^(str|text)/.test(type)) ??
  fields.find(({ type }) => type.startsWith('text'))
