import { itemsAt } from '../../lists/items.ts'
import type { Reader } from '../../reader.ts'

/** `users can export their data`, `request a copy of my personal data`: what is known of them, as a file. */
export function readOwnData(reader: Reader, at: number): number | null {
  const { page, facts, sentence } = reader
  // Who it is stands before it, and nothing else.
  if (at !== sentence) return null
  const { text, start } = page.words(at, page.endOf(at))
  const found = OWN_DATA.exec(text)
  if (found === null) return null
  const to = page.indexOf(start + found[0].length)
  reader.doers = { people: itemsAt(page, at).items.map(({ noun }) => noun), how: 'may' }
  for (let i = at; i < to; i += 1) reader.seen.add(i)
  page.claim(at, to)
  facts.capabilities.push({ name: 'export', isDeclined: false, of: null, field: null, from: page.words(at, to) })
  return to
}

const WHO =
  '(?:(?:all|our|registered|every|each|a|an|the)\\s+)?(?:users?|people|customers?|members?|everybody|everyone|anybody|i)'
const MAY =
  '(?:\\s+(?:can|may|must|should|could|shall)(?:\\s+be\\s+able\\s+to)?|\\s+want(?:s)?\\s+to|\\s+(?:are|is)\\s+able\\s+to)?'
const GET = '(?:export|download|request|get|receive|obtain|ask\\s+for)s?'
const OWN =
  '(?:all\\s+(?:of\\s+)?)?(?:their|my|his|her|its)\\s+(?:own\\s+)?(?:personal\\s+|account\\s+|user\\s+|stored\\s+)?data\\b'
/** `their data sources` are something else. */
const ENDS = '(?!\\s+(?!(?:and|or|as|in|within|at|by|once|when|if|before|after|from|to|with)\\b)[a-z])'
const AS = '(?:\\s+(?:as|in)\\s+(?:an?\\s+)?[a-z-]+(?:\\s+(?:files?|archives?|formats?))?)?'
const OWN_DATA = new RegExp(
  `^${WHO}${MAY}\\s+${GET}\\s+(?:(?:a\\s+)?(?:full\\s+)?(?:copy|copies|export)\\s+of\\s+)?${OWN}${ENDS}${AS}`,
  'i',
)
