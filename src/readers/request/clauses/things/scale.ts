import { coined } from '../../nouns/coined.ts'
import { itemOf } from '../../lists/item.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { NUMBERS } from '../../vocabulary/units.ts'

/** `rate films from 1 to 5`, `ratings from 1 to 10 stars`, `on a scale of 1 to 10`: what each of them may be. */
export function readScale(reader: Reader, of: Noun, at: number): number | null {
  const { page } = reader
  const scale = scaleAt(page, at)
  if (scale === null || !/^(rating|review|score|grade|evaluation|mark|assessment)$/.test(of.words.at(-1)!)) return null
  const { least, most, to } = scale
  const unit = /^(stars?|points?|hearts?)$/.test(page.word(to)) ? page.word(to) : null
  const end = unit === null ? to : to + 1
  page.claim(at, end)
  const name = unit === null || /^stars?$/.test(unit) ? 'stars' : unit
  const item = itemOf(coined({ from: at, to: end }, [isScored(of) ? 'value' : name], false))
  reader.hold(of, [{ ...item, saying: { ...item.saying, type: `int(${least}..${most})` } }])
  return end
}

/** Of those nobody counts stars. */
const isScored = ({ words }: Noun): boolean => /^(score|grade|mark)$/.test(words.at(-1)!)

/** `from 1 to 10`, `on a scale of 1 to 5`, `rates the work 1 to 5`; null for anything else. */
export function scaleAt(
  page: Page,
  at: number,
): { readonly least: number; readonly most: number; readonly to: number } | null {
  const start = leadEnd(page, at) ?? at
  if ((start === at && page.word(at + 1) !== 'to') || !/^(to|:|-|and)$/.test(page.word(start + 1))) return null
  const [least, most] = [numberAt(page, start), numberAt(page, start + 2)]
  return least === null || most === null || least >= most ? null : { least, most, to: start + 3 }
}

function leadEnd(page: Page, at: number): number | null {
  if (/^(from|with|between)$/.test(page.word(at))) return at + 1
  if (!/^(on|with|at)$/.test(page.word(at)) || page.word(at + 1) !== 'a' || page.word(at + 2) !== 'scale') return null
  return /^(of|from|between)$/.test(page.word(at + 3)) ? at + 4 : null
}

const numberAt = (page: Page, at: number): number | null => {
  const said = page.tokens[at]?.kind === 'number' ? Number(page.word(at)) : NUMBERS.get(page.word(at))
  return said === undefined || !Number.isInteger(said) ? null : said
}
