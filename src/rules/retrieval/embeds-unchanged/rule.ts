import { rule } from '../../rule.ts'
import { vectorTables } from '../searches.ts'

const CHANGES = /hash|checksum|digest|etag|fingerprint|sha\d*$|md5|embedded_at|indexed_at|revision/i

export default rule({
  title: 'Text is embedded again although it did not change',
  severity: 'low',
  confidence: 'low',
  audience: 'auditor',
  message: '`{table}` keeps no hash of the text its `{column}` was made from: nothing can tell what changed',
  advice: 'Store a hash of the text beside the vector, and embed only where it differs.',
  check({ backend }, report) {
    for (const { table, column } of vectorTables(backend.data.tables)) {
      if (table.columns.some((one) => CHANGES.test(one.name))) continue
      report.found({ at: column.at, subject: table.id, arguments: { table: table.name, column: column.name } })
    }
  },
})
