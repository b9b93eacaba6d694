import { setOf } from '../vocabulary/words.ts'

/** Small words of other languages that English does not have. */
const OTHERS = setOf(
  `der die das und ist mit eine einen einem für von zum zur nicht auf wird werden soll ich wir sie ein
  le les des une pour avec dans est sur qui que nous vous aux du et un
  el los las una para con por que del es como y queremos
  il gli della con una che di e sono
  het een voor met van niet en
  ett och att för med som är
  um uma para com não os dos das que
  jest dla oraz się nie z w`,
)
/** Whether a small word is one of another language. */
export const isForeignWord = (word: string): boolean => OTHERS.has(word)

const ENGLISH = setOf(
  'the and of for with to a in is are that can have has need build create add design review each by on as be should users user api track make every it at an or all only their from no not my our management system existing',
)

/** Whether a text is written in another language than English, as far as its small words and letters tell. */
export function isForeign(words: readonly string[]): boolean {
  const letters = words.join('')
  const latin = letters.replaceAll(/[^\p{Script=Latin}]/gu, '').length
  if (letters.length > 0 && latin < letters.length / 2) return true
  const [others, english] = [count(words, OTHERS), count(words, ENGLISH)]
  return others > english && others >= 2
}

const count = (words: readonly string[], of: ReadonlySet<string>): number => words.filter((word) => of.has(word)).length
