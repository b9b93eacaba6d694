import { isSealed } from '../expression/field.ts'
import type { Limit } from '../expression/limit.ts'
import type { NamedResource } from '../language/blueprint.ts'
import type { Word } from '../shape/shape.ts'
import { ofRowAlone } from './keys.ts'
import { type Scope, isKnown } from './scope.ts'

/** How many rows there may be: of what the row itself holds, and no more than a whole number says. */
export function checkLimits({ name: resource, value }: NamedResource, scope: Scope): void {
  const { reading } = scope
  const fields = scope.fields(resource)
  const isField = (word: Word): boolean => isKnown(word, fields.keys(), `field of ${resource}`, reading)
  for (const { most, parts, where } of value.limits ?? []) {
    for (const { field, every } of parts) {
      const held = isField(field) ? fields.get(field.text)! : null
      const type = held?.type.kind
      if (held !== null && isSealed(held))
        reading.tell(field, `${field.text} can be read by the program alone`, 'Count by what the server can compare.')
      else if (type === 'many')
        reading.tell(field, `${field.text} is more than one`, 'Count by what each row has one of.')
      else if (type !== undefined && every !== null && !/^date(time)?$/.test(type))
        reading.tell(field, `${field.text} is no point in time`, `A ${every} is of a date or datetime.`)
    }
    if (most.kind === 'field') checkMost(most, parts, resource, scope)
    if (where) ofRowAlone(where, resource, scope)
  }
}

/** `event.capacity` is a whole number of what the row points to, and is the same for all that are counted. */
function checkMost(
  { of, field }: Extract<Limit['most'], { readonly kind: 'field' }>,
  parts: Limit['parts'],
  resource: string,
  { fields, reading }: Scope,
): void {
  const part = parts.find((one) => one.field.text === of.text && one.every === null)
  const type = fields(resource).get(of.text)?.type
  if (part === undefined) reading.tell(of, `nothing is counted per ${of.text}`, `Say it behind: per ${of.text}.`)
  else if (type !== undefined && type.kind !== 'reference')
    reading.tell(of, `${of.text} points to nothing`, 'Say a number.')
  else if (type !== undefined) {
    const held = fields(type.to.text)
    if (isKnown(field, held.keys(), `field of ${type.to.text}`, reading) && held.get(field.text)!.type.kind !== 'int')
      reading.tell(field, `${field.text} is no whole number`, 'What says how many there may be is an int.')
  }
}
