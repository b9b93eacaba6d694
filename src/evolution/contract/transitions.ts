import { type Json, objectAt } from '../../kernel/json.ts'
import type { Transition } from './difference.ts'
import { type Schema, type Schemas, typesOf } from './schemas.ts'

/** The types a schema is a choice of; null where it is more than that. */
interface TypeChoice {
  readonly types: readonly string[]
  /** Whether it is written as a list of schemas. */
  readonly listed: boolean
}

export function typesTransition(base: Json, head: Json, bases: Schemas, heads: Schemas): Transition['types'] {
  const [before, after] = [choiceOf(base, bases), choiceOf(head, heads)]
  if (before === null || after === null || !(before.listed || after.listed) || sameTypes(before, after)) return null
  const missing = (from: TypeChoice, other: TypeChoice): readonly string[] => [
    ...new Set(from.types.filter((type) => !other.types.includes(type))),
  ]
  const [added, removed] = [missing(after, before), missing(before, after)]
  return added.length + removed.length === 0 ? null : { added, removed }
}

const sameTypes = (a: TypeChoice, b: TypeChoice): boolean =>
  a.types.length === b.types.length && b.types.every((type) => a.types.includes(type))

function choiceOf(value: Json, schemas: Schemas): TypeChoice | null {
  if (value['not'] !== undefined || Object.keys(objectAt(value, 'properties')).length > 0) return null
  const [type] = typesOf(value)
  if (type !== undefined) return { types: [type], listed: false }
  const types = simpleTypes(schemas.list(value, 'oneOf')) ?? simpleTypes(schemas.list(value, 'anyOf'))
  return types === null ? null : { types, listed: true }
}

function simpleTypes(schemas: readonly Schema[]): readonly string[] | null {
  if (schemas.length === 0 || !schemas.every(({ value }) => isSimple(value))) return null
  return schemas.flatMap(({ value }) => typesOf(value))
}

function isSimple(value: Json): boolean {
  const composed = ['oneOf', 'anyOf'].some((keyword) => value[keyword] !== undefined)
  return typesOf(value).length === 1 && !composed && Object.keys(objectAt(value, 'properties')).length === 0
}

/** Whether base and head accept the same. */
type Equivalent = (base: Schema, head: Schema) => boolean

export function nullableTransition(
  base: Json,
  head: Json,
  [bases, heads]: readonly [Schemas, Schemas],
  equivalent: Equivalent,
): Transition['nullable'] {
  const wrapped = wrappedIn(head, heads)
  if (wrapped !== null && isPlain(base) && equivalent({ name: '', value: base }, wrapped)) return 'added'
  const unwrapped = wrappedIn(base, bases)
  if (unwrapped !== null && isPlain(head) && equivalent(unwrapped, { name: '', value: head })) return 'removed'
  return null
}

const isPlain = (value: Json): boolean =>
  ['oneOf', 'anyOf', 'not'].every((keyword) => value[keyword] === undefined) &&
  value['nullable'] !== true &&
  !typesOf(value).includes('null')

/** What stands beside `null` in `oneOf: [null, X]`; null for anything else. */
function wrappedIn(value: Json, schemas: Schemas): Schema | null {
  const branches = schemas.list(value, 'oneOf')
  if (branches.length !== 2 || Object.keys(value).some((keyword) => keyword !== 'oneOf' && !ANNOTATIONS.has(keyword))) {
    return null
  }
  const others = branches.filter((branch) => !isNull(branch.value))
  return others.length === 1 ? (others[0] ?? null) : null
}

export const isNull = (value: Json): boolean =>
  typesOf(value).join() === 'null' &&
  Object.keys(value).every((keyword) => keyword === 'type' || ANNOTATIONS.has(keyword))

/** Words about a value, which accept and refuse nothing. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'example',
  'examples',
  'externalDocs',
  '$comment',
])

export function wrappedTransition(
  base: Json,
  head: Json,
  heads: Schemas,
  equivalent: Equivalent,
): Transition['wrapped'] {
  const names = Object.keys(objectAt(base, 'properties'))
  if (base['oneOf'] !== undefined || names.length === 0) return null
  const bare = Object.keys(objectAt(head, 'properties')).length === 0 && typesOf(head).length === 0
  const branches = bare ? heads.list(head, 'oneOf') : []
  const moved = names.filter((name) => branches.some(({ value }) => Object.hasOwn(objectAt(value, 'properties'), name)))
  if (moved.length === 0) return null
  return { moved: moved.sort(), preserved: branches.some((branch) => equivalent({ name: '', value: base }, branch)) }
}

/** `A` that became `A | None`: all that `A` says is still said, in one of the branches. */
export function choiceTransition(
  base: Json,
  head: Json,
  [bases, heads]: readonly [Schemas, Schemas],
  equivalent: Equivalent,
): Transition['choice'] {
  const [before, after] = [bases.list(base, 'anyOf'), heads.list(head, 'anyOf')]
  if (before.length === 0 && after.some((branch) => equivalent({ name: '', value: base }, branch))) return 'added'
  if (after.length === 0 && before.some((branch) => equivalent(branch, { name: '', value: head }))) return 'removed'
  return null
}
