import type { FieldType } from '../../../blueprint/expression/field.ts'
import { columnOf } from '../../../blueprint/storage/names.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { called, keywords } from '../arguments.ts'
import type { WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { moduleName, spoken } from '../names.ts'
import type { Made } from '../resources/resource.ts'
import { incoming } from '../schemas/types.ts'
import { ROLE } from '../words.ts'
import { type Done, takesSchema } from './operation.ts'

/** `app/schemas/deletion_request_operations.py`: what operations take. */
export function schemaFile(made: Made, all: readonly Done[]): readonly WrittenFile[] {
  const taking = all.filter(({ takes }) => takes.length > 0)
  if (taking.length === 0) return []
  const text = renderModule(
    `What is said when something is done with ${one(made.name)}.`,
    joined(taking.map(schema), '\n\n\n'),
    taking.map((done) => takesSchema(done).name!),
  )
  return [{ path: `app/schemas/${moduleName(made.name)}_operations.py`, owner: 'shared', text }]
}

const schema = (done: Done): Fragment => py`
  class ${ident(takesSchema(done).name!)}(${imported('app.schemas.base:Schema')}):
      """What ${words(spoken(done.name))} takes."""

      ${done.takes.map(({ name, value }) => line(name, value.type, value.optional, value.default, done))}
`

function line(
  name: string,
  type: FieldType,
  optional: boolean,
  begins: { readonly kind: string } | null,
  { made }: Done,
): Fragment {
  const { type: held, limits } =
    type.kind === 'enum'
      ? { type: literals(type.values), limits: {} }
      : type.kind === 'role'
        ? { type: py`${ROLE}`, limits: {} }
        : incoming(type, null, made.design.scope)
  const value = begins !== null && 'value' in begins ? lit(begins.value as string | number | boolean) : null
  const given = keywords({ default: value ?? (optional ? lit(null) : null), ...limits })
  const typed = py`${ident(columnOf(name, type))}: ${held}${optional && py` | None`}`
  return given.length === 0 ? typed : py`${typed} = ${called(imported('pydantic:Field'), given)}`
}

const literals = (values: readonly { readonly text: string }[]): Fragment =>
  py`${imported('typing:Literal')}[${joined(
    values.map(({ text }) => lit(text)),
    ', ',
  )}]`
