import type { Field, FieldType } from '../../../blueprint/expression/field.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { one } from '../models/describe.ts'
import { valueType } from '../models/types.ts'
import { spoken } from '../names.ts'
import { tenantField } from '../../../blueprint/storage/tenant.ts'
import { wordName, wordSymbol, wordsOf } from '../words.ts'
import { type Made, columnsOf, schemaOf } from './resource.ts'

/** Whether the program has to say what a field of a new row holds, and the blueprint does not say what. */
export const begins = (
  { name, design }: Made,
  field: string,
  { setBy, optional, default: value, computed, marks }: Field,
): boolean =>
  setBy !== null &&
  !optional &&
  value === null &&
  computed === null &&
  marks.every((mark) => mark !== 'encrypted' && mark !== 'hashed') &&
  field !== 'id' &&
  field !== tenantField(name, design.scope) &&
  design.scope.resources.get(name)?.value.external === null

/** A function for each of them: what it should be, only people know. */
export const beginnings = (made: Made): readonly Fragment[] =>
  columnsOf(made).flatMap(({ name, column, field }) => {
    if (!begins(made, name, field)) return []
    const type = wordsOf(made.name, one(made.name), name, field, made.design.scope)
    const words_ = type && wordSymbol(made.name, type)
    const value =
      type && words_ && field.type.kind === 'enum'
        ? py`${words_}.${ident(wordName(type, field.type.values[0]!.text))}`
        : emptyOf(field.type)
    return [
      py`
        def begin_${ident(column)}(body: ${schemaOf(made, 'Create')}) -> ${valueType(field.type, words_, made.design.scope)}:
            """What the ${words(spoken(name))} of ${words(one(made.name))} begins with; only you know what it should be."""
            ${value === null ? py`raise NotImplementedError` : py`return ${value}`}
      `,
    ]
  })

const NOW = py`${imported('datetime:datetime')}.now(${imported('datetime:UTC')})`

/** What says nothing yet. */
export function emptyOf(type: FieldType): Fragment | null {
  switch (type.kind) {
    case 'str':
    case 'text':
      return lit('x'.repeat(type.least ?? 0))
    case 'email':
      return lit('nobody@example.com')
    case 'url':
      return lit('https://example.com')
    case 'int':
    case 'float':
      return lit(type.least ?? Math.min(0, type.most ?? 0))
    case 'decimal':
      return py`${imported('decimal:Decimal')}(0)`
    case 'bool':
      return lit(false)
    case 'date':
      return py`${NOW}.date()`
    case 'datetime':
      return NOW
    case 'time':
      return py`${NOW}.time()`
    case 'duration':
      return py`${imported('datetime:timedelta')}()`
    case 'uuid':
    case 'file':
      return py`${imported('uuid:uuid4')}()`
    case 'json':
      return lit({})
    case 'bytes':
      return py`b""`
    case 'list':
      return lit([])
    case 'vector':
      return py`[0.0] * ${lit(type.dimensions)}`
    default:
      return null
  }
}
