import { asText } from '../../../python/values/ask.ts'
import type { ClassValue, Value } from '../../../python/values/value.ts'
import { parametrised } from './generic-types.ts'
import { displayType, identity, qualname, typeKey } from './names.ts'

const keys = new Map<string, number>()

/** A type argument inside the identity of a generic: its name, and a number that tells it from others. */
export function shownType(type: Value): string {
  const key = typeKey(type)
  let id = keys.get(key)
  if (id === undefined) keys.set(key, (id = keys.size + 1))
  return `${displayType(type)}:${id}`
}

/** The identity of a class, type arguments included: `app.models.Page:3[Item:4]`. */
export function classRef(type: Value): string {
  const seen = parametrised(type)!
  return `${moduleOf(seen.class)}.${qualname(seen.class)}:${identity(seen.class)}${seen.args.length ? `[${seen.args.map(shownType).join(',')}]` : ''}`
}

/** `Page[Item]`: what `__name__` is for a parametrised model. */
export function className(type: Value): string {
  const seen = parametrised(type)!
  const name = asText(seen.class.namespace.get('__name__')) ?? seen.class.name
  return seen.args.length ? `${name}[${seen.args.map(displayType).join(', ')}]` : name
}

/** The module Python would report: a class made by `create_model` belongs where it was made. */
function moduleOf(of: ClassValue): string {
  return of.site?.module.name ?? 'builtins'
}
