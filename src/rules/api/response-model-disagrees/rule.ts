import type { Backend, JsonSchema, Operation, Table } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { attributesOf } from '../attributes.ts'
import { handlerOf } from '../handler.ts'
import { type Schema, fieldPlace, schemaAt } from '../schemas.ts'

export default rule({
  title: 'A response model its object cannot fill',
  severity: 'medium',
  confidence: 'high',
  message: '`{operation}` promises `{model}.{field}`, and the `{class}` it returns has no `{field}`: the answer is 500',
  advice: 'Give `{class}` the attribute, or the field a default or an alias.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      const model = answerOf(operation, backend)
      const handler = model && handlerOf(code, operation)
      if (!model || !handler || backend.data.tables.length === 0) continue
      for (const table of returnedTables(operation, backend, isList(operation)))
        for (const field of model.required) {
          if (!lacks(code, table, field) || !isDemanded(code, model, field)) continue
          if (handler.file.text(handler.node).includes(`.${field}`)) continue
          if (operation.trace?.assignments.some(({ attribute }) => attribute === field)) continue
          report.found({
            at: operation.handler,
            subject: operation.id,
            arguments: { operation: operation.id, model: model.class, field, class: table.model! },
            cause: `${model.name} ${field} ${table.id}`,
            related: [
              { what: 'the class', at: table.at },
              { what: 'the field', at: fieldPlace(code, model.class, field)!.at },
            ],
          })
        }
    }
  },
})

const success = ({ responses }: Operation): JsonSchema | null =>
  responses.find(({ status }) => status.startsWith('2'))?.content['application/json'] ?? null

const isList = (operation: Operation): boolean => success(operation)?.['type'] === 'array'

function answerOf(operation: Operation, backend: Backend): Schema | null {
  const application = backend.api.applications.find((one) => one.id === operation.application)
  const schema = success(operation)
  if (!application || !schema) return null
  return schemaAt(isList(operation) ? ((schema['items'] ?? {}) as JsonSchema) : schema, application)
}

const returnedTables = ({ trace }: Operation, { data }: Backend, list: boolean): readonly Table[] => {
  const types = new Set((trace?.returns ?? []).filter(({ many }) => many === list).map(({ type }) => type))
  return data.tables.filter(({ model, subclasses }) => model !== null && types.has(model) && subclasses.length === 0)
}

/** Neither a column nor a relationship, and spoken of in no class it is made from. */
function lacks(code: Code, table: Table, field: string): boolean {
  if (table.columns.some((one) => one.attribute === field || one.name === field)) return false
  if (table.relationships.some(({ name }) => name === field)) return false
  const attributes = attributesOf(code, table.model!)
  return attributes !== null && !attributes.has(field)
}

/** A field without default that is read under its own name, by a model that does nothing else first. */
function isDemanded(code: Code, model: Schema, field: string): boolean {
  const place = fieldPlace(code, model.class, field)
  if (!place || place.validated) return false
  const file = code.file(place.at.file)
  const line = file?.source.split('\n')[place.at.line - 1] ?? ''
  return /^\s*\w+\s*:[^=]+$/.test(line) && !/alias/.test(file?.source ?? '')
}
