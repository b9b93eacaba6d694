import { pascal } from '../../vocabulary/forms.ts'
import { itemOf, sayingNothing } from '../../lists/item.ts'
import { isTrade } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { setOf } from '../../vocabulary/words.ts'

/** `links between pages`, `a chat between buyers and sellers`: one on either side; null where nothing of the kind is said. */
export function readBetween(reader: Reader, of: Noun, at: number): number | null {
  const { page } = reader
  const said = page.word(at) === 'between' ? nounAt(page, at + 1) : null
  // `debates between two teams`
  const areTwo = said !== null && said.head === said.from + 1 && page.word(said.from) === 'two'
  const one = said !== null && areTwo ? { ...said, from: said.head, isCounted: false } : said
  if (one === null || !one.isPlural || page.isFenced(at) || isTrade(of.words.at(-1)!)) return null
  if (!(isPersonal(one) || kindOf(one.words) !== null)) return null
  // `a chat between matches`: those are people, whoever they are.
  if (!isPersonal(one) && /^(chat|message|conversation)$/.test(of.words.at(-1)!)) return null
  const other = !areTwo && page.word(one.to) === 'and' ? nounAt(page, one.to + 1) : null
  const sides =
    other === null
      ? (areTwo && !isPersonal(one) ? TWO.map((word) => [word, one.words.at(-1)!]) : namesOf(one, of)).map((words) => ({
          ...one,
          words,
        }))
      : other.isPlural
        ? [one, other]
        : []
  if (sides.length === 0 || !isEnd(page, (other ?? one).to, areTwo)) return null
  page.claim(at, (other ?? one).to)
  const areTheSame = isPersonal(one) && (other === null || isPersonal(other))
  if (areTheSame || other === null) {
    if (!areTheSame) reader.mention(one)
    const target = areTheSame ? 'User' : pascal(one.words)
    for (const side of sides)
      reader.hold(of, [
        {
          ...itemOf({ ...side, isPlural: false, adjectives: [] }),
          saying: { ...sayingNothing(side.to), type: `-> ${target} cascade` },
        },
      ])
    reader.mention(of)
    return (other ?? one).to
  }
  for (const side of [one, other]) {
    reader.mention(side)
    reader.facts.belongings.push({ child: of, parent: side, isSure: true })
  }
  return other.to
}

/** What either side is called where both are alike: whoever begins it is the one. */
function namesOf({ words }: Noun, of: Noun): readonly (readonly string[])[] {
  if (isPersonal({ words })) return [[SENT.has(of.words.at(-1)!) ? 'receiver' : 'other']]
  return [
    ['from', words.at(-1)!],
    ['to', words.at(-1)!],
  ]
}

/** What goes from one to another. */
const SENT = setOf('chat message conversation transfer payment call invitation request gift letter')

const TWO = ['first', 'second']

const isEnd = (page: Page, at: number, areTwo: boolean): boolean =>
  page.isEnd(at) || /^(,|;|and|with|\))$/.test(page.word(at)) || (areTwo && /^(in|at|on)$/.test(page.word(at)))
