import type { Scope } from '../../../blueprint/check/scope.ts'
import type { Field, FieldType, PlainType } from '../../../blueprint/expression/field.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { type Symbol, imported } from '../../../python/emit/symbol.ts'
import { one } from '../models/describe.ts'
import { idsOf } from '../stack.ts'
import { ROLE, wordSymbol, wordsOf } from '../words.ts'

const WIDEST = 2_147_483_647

const PLAIN: Readonly<Record<string, string>> = {
  float: 'builtins:float',
  bool: 'builtins:bool',
  decimal: 'decimal:Decimal',
  date: 'datetime:date',
  datetime: 'datetime:datetime',
  time: 'datetime:time',
  uuid: 'uuid:UUID',
  file: 'uuid:UUID',
  json: 'strawberry.scalars:JSON',
}
const WHOLE = imported('app.graph.words:Whole')

/** The type of a value as GraphQL knows it; what it does not know is text. */
export function graphType(type: FieldType, words: Symbol | null, scope: Scope): Fragment {
  switch (type.kind) {
    case 'int':
      return isWide(type) ? py`${WHOLE}` : py`${imported('builtins:int')}`
    case 'enum':
      return py`${words!}`
    case 'role':
      return py`${ROLE}`
    case 'list':
      return py`list[${graphType(type.of, words, scope)}]`
    case 'vector':
      return py`list[${imported('builtins:float')}]`
    case 'reference':
      return keyType(type.to.text, scope)
    default: {
      const name = PLAIN[type.kind]
      return py`${imported(name ?? 'builtins:str')}`
    }
  }
}

const isWide = ({ least, most }: PlainType): boolean => (least ?? 0) < -WIDEST - 1 || (most ?? 0) > WIDEST

/** The key of a row. */
export function keyType(resource: string, scope: Scope): Fragment {
  if (scope.resources.get(resource)?.value.external === 'better-auth') return py`${imported('builtins:str')}`
  const own = scope.fields(resource).get('id')
  if (own && own.type.kind !== 'reference' && (own.type.kind === 'str' || own.type.kind === 'text'))
    return py`${imported('builtins:str')}`
  return idsOf(scope.blueprint).endsWith('int') ? py`${WHOLE}` : py`${imported('uuid:UUID')}`
}

/** The words a field of a resource may hold, as a type of its own. */
export function wordsFor(resource: string, name: string, field: Field, scope: Scope): Symbol | null {
  const type = wordsOf(resource, one(resource), name, field, scope)
  return type && wordSymbol(resource, type)
}

/** A value that is told, where GraphQL knows no such type. */
export function toldAs(kind: FieldType['kind'], value: Fragment, optional: boolean): Fragment {
  const told =
    kind === 'bytes'
      ? py`${imported('base64:b64encode')}(${value}).decode()`
      : kind === 'duration'
        ? py`${imported('builtins:str')}(${imported('pydantic_core:to_jsonable_python')}(${value}))`
        : null
  if (told === null) return value
  return optional ? py`None if ${value} is None else ${told}` : told
}
