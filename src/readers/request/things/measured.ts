import type { AskedField } from '../../../model/index.ts'
import type { Thing, Things } from './things.ts'
import { isUsuallyOf } from './usual-holders.ts'
import { typeByName } from '../vocabulary/field-names.ts'

/** `water values (pH, iron)`, `test results (sprint, weight)`: of what is measured, and beside what is a number, it is one. */
export function withMeasured(
  fields: readonly AskedField[],
  thing: Pick<Thing, 'words'>,
  { isNamed }: Things,
): readonly AskedField[] {
  const last = thing.words.at(-1)!
  const isValues = /^(reading|measurement|metric)$/.test(last) || (thing.words.length > 1 && last === 'value')
  const isTest =
    /^(result|sample|test|analysis|parameter|vital)$/.test(last) && fields.some(({ type }) => /^(float|int)/.test(type))
  // Where the value has a column, the others say what of and when.
  if (!(isValues || isTest) || fields.some(({ name }) => /^(value|unit|result)$/.test(name))) return fields
  const isOpen = ({ name, type, typed }: AskedField): boolean =>
    typed === 'by its name' &&
    type === 'str(1..200)' &&
    !typeByName(name).known &&
    !isNamed(name.split('_').at(-1)!) &&
    !isUsuallyOf(thing, { words: name.split('_') })
  return fields.map((field) => (isOpen(field) ? { ...field, type: 'float', typed: 'said' } : field))
}
