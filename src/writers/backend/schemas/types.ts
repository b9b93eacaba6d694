import type { Scope } from '../../../blueprint/check/scope.ts'
import { type Field, type FieldType, type PlainType, isSealed } from '../../../blueprint/expression/field.ts'
import { type Fragment, type Part, py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { type Symbol, imported } from '../../../python/emit/symbol.ts'
import { called, keywords } from '../arguments.ts'
import { valueType } from '../models/types.ts'
import { idsOf } from '../stack.ts'

/** A type as it comes in, and what it is held to. */
export interface Incoming {
  readonly type: Fragment
  readonly limits: Readonly<Record<string, Part>>
}

const STR = imported('app.schemas.base:Text')
const FLOAT = imported('builtins:float')
/** Points and stretches of time come in as texts: a number is none. */
export const TIMES: Readonly<Record<string, Symbol>> = {
  time: imported('app.schemas.base:TimeOfDay'),
  datetime: imported('app.schemas.base:Moment'),
  date: imported('app.schemas.base:Day'),
  duration: imported('app.schemas.base:Span'),
}
const PLAIN: Readonly<Record<string, Symbol>> = {
  ...TIMES,
  url: imported('app.schemas.base:Url'),
  json: imported('app.schemas.base:Json'),
  email: imported('app.schemas.base:Email'),
  bytes: imported('pydantic:Base64Bytes'),
}

/** The most a field holds that says nothing of its length: what its column takes. */
const LENGTHS: Readonly<Record<string, number>> = { str: 255, email: 320, url: 2048 }
const INTEGER = [-2_147_483_648, 2_147_483_647] as const

/** What a caller may send for a field, held to what the field says and the column takes. */
export function incoming(type: FieldType, words: Symbol | null, scope: Scope): Incoming {
  switch (type.kind) {
    case 'str':
    case 'text':
      return { type: py`${STR}`, limits: lengths(type) }
    case 'email':
    case 'url':
      return { type: py`${PLAIN[type.kind]!}`, limits: lengths(type) }
    case 'int':
      return { type: valueType(type, words, scope), limits: { strict: lit(true), ...range(type) } }
    case 'float':
      return {
        type: py`${FLOAT}`,
        limits: { strict: lit(true), ...bounds(type.least, type.most), allow_inf_nan: lit(false) },
      }
    case 'bool':
      return { type: valueType(type, words, scope), limits: { strict: lit(true) } }
    case 'decimal':
      return {
        type: valueType(type, words, scope),
        limits: { max_digits: lit(type.digits), decimal_places: lit(type.places) },
      }
    case 'vector':
      return {
        type: py`${imported('builtins:list')}[${annotated({ type: py`${FLOAT}`, limits: { strict: lit(true), allow_inf_nan: lit(false) } })}]`,
        limits: { min_length: lit(type.dimensions), max_length: lit(type.dimensions) },
      }
    case 'list':
      return { type: py`${imported('builtins:list')}[${annotated(incoming(type.of, words, scope))}]`, limits: {} }
    case 'reference':
      return reference(type.to.text, valueType(type, words, scope), scope)
    default: {
      const plain = PLAIN[type.kind]
      return { type: plain ? py`${plain}` : valueType(type, words, scope), limits: {} }
    }
  }
}

/** What is told of a field: as it is kept, with nothing left to check. */
export function outgoing({ type }: Pick<Field, 'type'>, words: Symbol | null, scope: Scope): Fragment {
  if (type.kind === 'json') return py`${imported('pydantic:JsonValue')}`
  return valueType(type, words, scope)
}

/** Whether a field is told at all. */
export const isTold = (field: Field): boolean =>
  field.type.kind !== 'many' && !field.marks.includes('hidden') && !isSealed(field)

const annotated = ({ type, limits }: Incoming): Fragment => {
  const given = keywords(limits)
  return given.length === 0
    ? type
    : py`${imported('typing:Annotated')}[${type}, ${called(imported('pydantic:Field'), given)}]`
}

function lengths({ kind, least, most }: PlainType): Incoming['limits'] {
  const longest = most ?? LENGTHS[kind] ?? null
  return {
    min_length: least !== null && least > 0 && lit(least),
    max_length: longest !== null && lit(longest),
  }
}

const bounds = (least: number | null, most: number | null): Incoming['limits'] => ({
  ge: least !== null && lit(least),
  le: most !== null && lit(most),
})

/** A whole number has an end on both sides, since its column has. */
function range({ least, most }: PlainType): Incoming['limits'] {
  const isWide = (least ?? 0) < INTEGER[0] || (most ?? 0) > INTEGER[1]
  const ge = least === null ? (isWide ? whole('-9223372036854775808') : lit(INTEGER[0])) : lit(least)
  const le = most === null ? (isWide ? whole(MOST) : lit(INTEGER[1])) : lit(most)
  return { ge, le }
}

const MOST = '9223372036854775807'
/** A number JavaScript cannot hold. */
const whole = (digits: string): Fragment => ({ kind: 'fragment', pieces: [digits] })

/** The key of a row. Those of Better Auth are texts. */
function reference(resource: string, type: Fragment, { blueprint, resources }: Scope): Incoming {
  if (resources.get(resource)?.value.external === 'better-auth')
    return { type: py`${STR}`, limits: { min_length: lit(1), max_length: lit(64) } }
  const counts = idsOf(blueprint) === 'bigint'
  return { type, limits: counts ? { strict: lit(true), ge: lit(1), le: whole(MOST) } : {} }
}
