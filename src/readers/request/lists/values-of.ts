import { DETERMINERS } from '../vocabulary/functions.ts'
import { isPlural } from '../vocabulary/forms.ts'
import { coined } from '../nouns/coined.ts'
import type { Page } from '../page/page.ts'
import { alternativesAt, isState } from './alternatives.ts'
import { areTypes, isChoiceName } from './choice.ts'
import { type Item, itemOf } from './item.ts'

/** `an urgency of low, normal or emergency`: one field, and what it is one of. */
export function valuesOfAt(page: Page, from: number): Item | null {
  const start = DETERMINERS.has(page.word(from)) ? from + 1 : from
  const of = [start + 1, start + 2].find((at) => page.word(at) === 'of')
  if (of === undefined || !page.isWord(start)) return null
  const name = page.word(of - 1)
  if (!isChoiceName(name) && !GRADED.test(name)) return null
  const read = alternativesAt(page, of + 1)
  if (read === null || areTypes(read.values, true) || read.values.some((value) => /^\d/.test(value))) return null
  // `the level of water or oil` is measured, and `a plan of meals or workouts` holds them.
  const areFew = read.values.length < 3 && /^(the|its|their|his|her|your|our)$/.test(page.word(from))
  if (areFew && !read.values.every(isState)) return null
  if (!/^(type|kind|category|format|channel)$/.test(name) && read.values.some(isSeveral)) return null
  const words = page.tokens.slice(start, of).map(({ lower }) => lower)
  const noun = coined({ from, to: of }, words, false)
  const choice = { values: read.values, hasSteps: false, steps: [], to: read.to }
  return { ...itemOf(noun), choice, from, to: read.to }
}

/** What something has more or less of. */
const GRADED =
  /^(urgency|importance|difficulty|risk|danger|quality|grade|temperament|mood|intensity|complexity|seriousness)$/

const isSeveral = (value: string): boolean => value.length > 3 && isPlural(value) && !isState(value)
