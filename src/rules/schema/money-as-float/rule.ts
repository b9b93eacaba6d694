import type { Column } from '../../../model/index.ts'
import { first } from '../../list.ts'
import { rule } from '../../rule.ts'
import { columnsOf } from '../gathered.ts'

export default rule({
  title: 'Money that is stored as a floating point number',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-682'],
  message: '`{table}` stores money in floating point columns: {columns}',
  advice: 'Use `Numeric(12, 2)` with `Decimal`, or whole cents in a `BigInteger`.',
  check({ backend }, report) {
    const found = columnsOf(backend.data.tables, isMoneyAsFloat)
    for (const table of new Set(found.map((one) => one.table))) {
      const columns = found.filter((one) => one.table === table).map(({ column }) => column)
      report.found({
        at: columns[0]!.at,
        subject: table.id,
        arguments: {
          table: table.id,
          columns: first(
            columns.map(({ name }) => name),
            5,
          ),
        },
        related: columns.slice(1).map((column) => ({ what: column.name, at: column.at })),
      })
    }
  },
})

const MONEY = new Set(
  'price prices amount balance loan debt credit fee fees salary wage revenue subtotal payment deposit refund payout income expense invoice rent tax'.split(
    ' ',
  ),
)
/** What is a share, a measure or a count, though money is in its name. */
const MEASURES =
  /rate|ratio|percent|pct|score|count|index|factor|weight|multiplier|change|token|quantity|unit$|probability|volatility|days|hours|sqft/

function isMoneyAsFloat(column: Column): boolean {
  const words = column.name.toLowerCase().split('_')
  return (
    /^(FLOAT|REAL|DOUBLE)/.test(column.type) &&
    words.some((word) => MONEY.has(word)) &&
    !MEASURES.test(column.name.toLowerCase())
  )
}
