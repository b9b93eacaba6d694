import { coined } from '../../nouns/coined.ts'
import { pascal } from '../../vocabulary/forms.ts'
import { itemOf, sayingNothing } from '../../lists/item.ts'
import { verbBase } from '../../vocabulary/lexicon.ts'
import { nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { readRest } from '../things/rest.ts'

/** `a flight goes from one airport to another`, `transfers from an account to another account`: one on either side. */
export function readFromOneToAnother(reader: Reader, at: number): number | null {
  const { page } = reader
  if (!page.isWord(at) || page.isWord(at - 1)) return null
  const of = nounAt(page, at)
  if (of === null) return null
  let from = of.to
  while (
    from - of.to < 4 &&
    (/^(is|are|can|be)$/.test(page.word(from)) ||
      MOVES.has(verbBase(page.word(from)) ?? page.word(from).replace(/e?s$/, '')))
  )
    from += 1
  const one = page.word(from) === 'from' && /^(a|an|one)$/.test(page.word(from + 1)) ? nounAt(page, from + 2) : null
  if (one === null || one.isPlural || typeByName(one.words.at(-1)!).known || page.word(one.to) !== 'to') return null
  if (!/^(a|an|another|one)$/.test(page.word(one.to + 1))) return null
  const other = nounAt(page, one.to + 1)
  if (other !== null && other.words.join(' ') !== one.words.join(' ')) return null
  const to = other?.to ?? one.to + 2
  // `employees move from one team to another`: what is done once, and nothing that each of them has.
  if (isPersonal(of)) return reader.quote(of.from, to)
  page.claim(of.from, to)
  reader.mention(of)
  reader.mention({ ...one, isPlural: true })
  const sides = ['from', 'to'].map((side) => {
    const said = coined({ from: of.from, to }, [side, ...one.words], false)
    return { ...itemOf(said), saying: { ...sayingNothing(to), type: `-> ${pascal(one.words)}` } }
  })
  reader.hold(of, sides)
  return readRest(reader, [itemOf(of)], to)
}

const MOVES: ReadonlySet<string> = new Set(
  'go run lead move travel fly drive sail transfer send ship bring take carry transport'.split(' '),
)
