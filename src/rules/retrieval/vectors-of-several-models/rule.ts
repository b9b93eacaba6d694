import { rule } from '../../rule.ts'
import { vectorTables } from '../searches.ts'

const MODEL = /model|version|provider|embedder|encoder/i

export default rule({
  title: 'Nothing says which model made a vector',
  severity: 'low',
  confidence: 'medium',
  audience: 'auditor',
  message: '`{table}.{column}` holds vectors, and no column says which model made them',
  advice: 'Store the name of the model beside each vector and search only among those of the same one.',
  check({ backend }, report) {
    for (const { table, column } of vectorTables(backend.data.tables)) {
      if (table.columns.some((one) => MODEL.test(one.name)) || MODEL.test(column.name)) continue
      report.found({ at: column.at, subject: table.id, arguments: { table: table.name, column: column.name } })
    }
  },
})
