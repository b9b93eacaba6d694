import type { People } from '../../facts.ts'
import { coined } from '../../nouns/coined.ts'
import { itemOf } from '../../lists/item.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { tellAll } from '../deeds/deed.ts'
import { markerOf } from '../states/marked.ts'
import { scaleAt } from './scale.ts'

/**
 * `judges score it from 1 to 10`, `teachers grade essays from 1 to 6`: a score by each of several judges, and a grade of the
 * one who teaches. Null where no scale stands behind it.
 */
export function readScored(reader: Reader, people: People, at: number, from: number): number | null {
  const { page, facts, topic } = reader
  const verb = SCORING.exec(page.word(at))?.[1]
  if (verb === undefined || people.length === 0 || !people.every((who) => typeof who === 'string' || isPersonal(who)))
    return null
  const isIt = /^(it|them|these|those)$/.test(page.word(at + 1))
  const of = isIt ? topic : nounAt(page, at + 1)
  const end = of === null ? at : isIt ? at + 2 : of.to
  const scale = of === null || isPersonal(of) ? null : scaleAt(page, end)
  if (of === null || scale === null) return null
  page.claim(from, scale.to)
  reader.mention(of)
  const by = markerOf(people)
  const name = verb === 'score' ? 'score' : 'grade'
  const type = `int(${scale.least}..${scale.most})`
  const field = (words: readonly string[]) => itemOf(coined({ from: end, to: scale.to }, words, false))
  if (by !== null && verb !== 'score') return gradedBy(reader, of, by, { from, at: end }) ?? end
  const made: Noun = coined({ from: at, to: at + 1 }, [name], true)
  const value = field(['value'])
  facts.mentions.push({ noun: made, how: 'plainly' })
  facts.belongings.push({ child: made, parent: of, isSure: true })
  facts.distinct.push({ of: made, by: [of, coined({ from: at, to: at + 1 }, ['user'], false)], columns: [] })
  reader.hold(made, [{ ...value, saying: { ...value.saying, type } }])
  const said = page.words(from, scale.to)
  tellAll(reader, people, { of: made, does: ['create'], how: 'may', isAllowed: false, said })
  reader.done = { of, made, from, to: scale.to, by: people }
  return scale.to
}

/** `essays graded by teachers from 1 to 6`: what one of them says of each; null where no scale stands there. */
export function gradedBy(
  reader: Reader,
  of: Noun,
  by: Noun,
  { from, at }: { readonly from: number; readonly at: number },
): number | null {
  const { page, facts } = reader
  const scale = scaleAt(page, at)
  if (scale === null) return null
  const grade = itemOf(coined({ from: at, to: scale.to }, ['grade'], false))
  page.claim(from, scale.to)
  facts.roles.push({ noun: by })
  reader.hold(of, [{ ...grade, saying: { ...grade.saying, type: `int(${scale.least}..${scale.most})?` } }])
  facts.setters.push({ of, field: ['grade'], by, from: page.words(from, scale.to) })
  return scale.to
}

const SCORING = /^(score|grade|mark|assess|evaluate)s?$/
