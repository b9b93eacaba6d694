import { rule } from '../../rule.ts'
import { inputsOf } from '../inputs.ts'
import { fieldPlace, withoutNull } from '../schemas.ts'

export default rule({
  title: 'Text of any length that is stored',
  severity: 'info',
  confidence: 'high',
  audience: 'auditor',
  weaknesses: ['API4:2023', 'CWE-770'],
  message: '`{field}` takes text of any length and is stored in `{column}`, which has no bound either',
  advice: 'Bound it by what it is for: `Field(max_length=...)`.',
  check({ backend, code }, report) {
    const seen = new Set<string>()
    for (const operation of backend.api.operations)
      for (const { schema, property, field, table, column, at } of inputsOf(operation, backend, code)) {
        const text = withoutNull(field).schema
        const key = `${schema.name}.${property}`
        if (seen.has(key) || text['type'] !== 'string' || !/^(TEXT|VARCHAR)$/i.test(column.type)) continue
        if (BOUNDS.some((keyword) => keyword in text)) continue
        seen.add(key)
        const place = fieldPlace(code, schema.class, property)
        if (place?.validated) continue
        report.found({
          at: place?.at ?? at,
          subject: `${schema.class}.${property}`,
          arguments: { field: `${schema.class}.${property}`, column: `${table.name}.${column.name}` },
          cause: schema.name,
          proof: [
            { what: operation.id, at: operation.handler },
            { what: 'stores it as it came', at },
          ],
        })
      }
  },
})

/** What says how long it can be. */
const BOUNDS = ['maxLength', 'enum', 'const', 'pattern', 'format']
