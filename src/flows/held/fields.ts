import type { Scope } from '../../blueprint/check/scope.ts'
import type { Field } from '../../blueprint/expression/field.ts'
import type { Holds } from './held.ts'
import { numbersIn, partsOf, saidIn } from './words.ts'

/** `ratings from 1 to 5`: both bounds are those of one field, of what is named. */
export const isRangeHeld: Holds = ({ text }, _, scope) => {
  const numbers = numbersIn(text)
  if (numbers.length !== 2) return false
  const said = saidIn(text)
  return fieldsIn(scope).some(({ of, name, field }) => {
    const { type } = field
    if (type.kind !== 'int' || type.least !== Number(numbers[0]) || type.most !== Number(numbers[1])) return false
    const known = new Set([...partsOf(of), ...partsOf(name), ...keysOf(of, scope), 'star', 'point', 'scale'])
    return said.every((word) => known.has(word))
  })
}

/** `a limit of 200 MB per file`: of each file there is. */
export const isSizeHeld: Holds = ({ text }, _, scope) => {
  const [, count, unit] =
    /^(?:and |with )?(?:a |an )?(?:(?:size )?limit|maximum|max(?:imum)? size) of (\d+) ?(MB|GB)(?: (?:per|for each) (?:file|upload))?$/i.exec(
      text,
    ) ?? []
  const most = fieldsIn(scope).flatMap(({ field: { type } }) => (type.kind === 'file' ? [type.most] : []))
  const bytes = Number(count) * (unit?.toUpperCase() === 'GB' ? 1e9 : 1e6)
  return most.length > 0 && most.every((one) => one === bytes)
}

/** `due dates`: a day of which the rest is said by its name. */
export const isDayHeld: Holds = ({ text }, _, scope) => {
  const said = saidIn(text)
  const rest = said.filter((word) => !/^(date|day|time)$/.test(word))
  if (rest.length === 0 || rest.length === said.length || numbersIn(text).length > 0 || SAYING.test(text)) return false
  return fieldsIn(scope).some(
    ({ name, field }) =>
      /^(date|datetime)$/.test(field.type.kind) &&
      /_(on|at|date|until)$/.test(name) &&
      rest.every((word) => partsOf(name).includes(word)),
  )
}

/** Says more than that there is one. */
const SAYING = /\b(no|not|never|must|may|can|cannot|only|before|after|until|when|if|is|are|at (most|least))\b/i

interface Held {
  readonly of: string
  readonly name: string
  readonly field: Field
}

export const fieldsIn = (scope: Scope): readonly Held[] =>
  [...scope.resources.keys()].flatMap((of) => [...scope.fields(of)].map(([name, field]) => ({ of, name, field })))

/** The names of what rows of it are of. */
const keysOf = (of: string, scope: Scope): readonly string[] =>
  [...scope.fields(of).values()].flatMap(({ type }) => (type.kind === 'reference' ? partsOf(type.to.text) : []))
