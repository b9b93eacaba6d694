import type { Backend, JsonSchema, Operation } from '../../../../model/index.ts'
import { schemaName } from '../../../../reports/agent/operations.ts'
import { kind } from '../kind.ts'

interface Named {
  readonly name: string
  readonly schema: JsonSchema
  readonly application: string
}

export const models = kind<Named>({
  name: 'models',
  answers: 'bodies and answers: their fields, and the operations that take or give them',
  brief: ['model', 'fields'],
  all: ({ api }) =>
    api.applications.flatMap(({ id, schemas }) =>
      Object.entries(schemas).map(([name, schema]) => ({ name, schema, application: id })),
    ),
  called: ({ name }) => name,
  places: () => [],
  fields: {
    model: ({ name }) => name,
    fields: ({ schema }) => fieldTexts(schema),
    values: ({ schema }) => schema['enum'],
    description: ({ schema }) => schema['description'],
    takenBy: (one, backend) => operationsWith(one, backend, ({ body }) => Object.values(body?.content ?? {})),
    givenBy: (one, backend) =>
      operationsWith(one, backend, ({ responses }) =>
        responses.filter(({ status }) => status.startsWith('2')).flatMap(({ content }) => Object.values(content)),
      ),
  },
})

function fieldTexts({ properties, required }: JsonSchema): readonly string[] {
  if (typeof properties !== 'object' || properties === null) return []
  const needed = Array.isArray(required) ? required : []
  return Object.entries(properties).map(
    ([name, schema]) => `${name}${needed.includes(name) ? '!' : ''} ${typeText(schema as JsonSchema)}`,
  )
}

function typeText(schema: JsonSchema): string {
  const ways = schema['anyOf'] ?? schema['oneOf']
  if (Array.isArray(ways)) return ways.map((one) => typeText(one as JsonSchema)).join(' or ')
  const { title: _title, ...rest } = schema
  const name = schemaName(rest)
  return typeof schema['format'] === 'string' ? `${name} ${schema['format']}` : name
}

function operationsWith(
  { name, application }: Named,
  { api }: Backend,
  schemas: (operation: Operation) => readonly JsonSchema[],
): readonly string[] {
  return api.operations
    .filter((one) => one.application === application)
    .filter((operation) => schemas(operation).some((schema) => schemaName(schema).replace(/\[\]$/, '') === name))
    .map(({ id }) => id)
}
