import { escapePattern } from '../../../kernel/text.ts'
import type { Backend, Column, JsonSchema } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { type Input, inputsOf } from '../inputs.ts'
import { fieldPlace, withoutNull } from '../schemas.ts'

export default rule({
  title: 'A field that takes what its column does not hold',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-20'],
  message:
    '`{field}` takes {taken}, and `{column}` holds {held}: what is too much is refused by the database, and the caller gets 500',
  advice: 'Say in the model what the column holds (`Field(max_length=...)`, an enum, no `None`), or widen the column.',
  check({ backend, code }, report) {
    if (code.mentioning(/\b(DataError|DBAPIError|StringDataRightTruncation\w*)\b/).length > 0) return
    const seen = new Set<string>()
    for (const operation of backend.api.operations)
      for (const input of inputsOf(operation, backend, code)) {
        const wider = widerThan(input, backend)
        const key = `${input.schema.name}.${input.property} ${input.column.name}`
        if (!wider || seen.has(key)) continue
        seen.add(key)
        const place = fieldPlace(code, input.schema.class, input.property)
        if (place?.validated) continue
        report.found({
          at: place?.at ?? input.at,
          subject: `${input.schema.class}.${input.property}`,
          arguments: {
            field: `${input.schema.class}.${input.property}`,
            column: `${input.table.name}.${input.column.name}`,
            ...wider,
          },
          cause: `${input.schema.name} ${wider.kind}`,
          related: [{ what: 'the column', at: input.column.at }],
          proof: [
            { what: operation.id, at: operation.handler },
            { what: 'writes it as it came', at: input.at },
          ],
        })
      }
  },
})

interface Wider {
  readonly kind: string
  readonly taken: string
  readonly held: string
}

function widerThan(input: Input, backend: Backend): Wider | null {
  const { schema, nullable } = withoutNull(input.field)
  return longer(schema, input.column) ?? anyText(schema, input.column, backend) ?? (nullable ? empty(input) : null)
}

/** What an address may be long, RFC 5321; its validator refuses more. */
const LONGEST_ADDRESS = 254

function longer(schema: JsonSchema, column: Column): Wider | null {
  const held = Number(/^(?:VARCHAR|CHAR|CHARACTER VARYING|NVARCHAR)\((\d+)\)$/i.exec(column.type)?.[1])
  if (!held || !isText(schema)) return null
  const most = (schema['maxLength'] as number | undefined) ?? (schema['format'] === 'email' ? LONGEST_ADDRESS : null)
  if (most !== null && most <= held) return null
  return { kind: 'text', taken: most === null ? 'text of any length' : `${most} letters`, held: `${held} letters` }
}

function anyText(schema: JsonSchema, column: Column, backend: Backend): Wider | null {
  const type = backend.data.enums.find((one) => one.name === column.type || `${one.schema}.${one.name}` === column.type)
  if (!type || !isText(schema) || type.values.length === 0) return null
  return { kind: 'enum', taken: 'any text', held: `${type.values.length} values of \`${type.name}\`` }
}

function empty({ column, created, writesNull, conditions, property, table }: Input): Wider | null {
  const filled = column.default ?? column.serverDefault ?? column.identity ?? column.computed
  const key = table.primaryKey?.columns.includes(column.name)
  if (!created || !writesNull || column.nullable || filled !== null || column.autoincrement || key) return null
  if (conditions.some((text) => new RegExp(`\\b${escapePattern(property)}\\b`).test(text))) return null
  return { kind: 'null', taken: '`None`', held: 'no NULL' }
}

/** Text that may say anything: no format, choice or pattern. */
const isText = (schema: JsonSchema): boolean =>
  schema['type'] === 'string' &&
  !['enum', 'const', 'pattern', 'contentMediaType'].some((keyword) => keyword in schema) &&
  ['email', undefined].includes(schema['format'] as string | undefined)
