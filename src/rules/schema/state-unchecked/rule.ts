import { escapePattern } from '../../../kernel/text.ts'
import type { Backend, Column, Table } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { filteredColumn } from '../../../model/queries/index.ts'
import { listed } from '../../list.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A state that may hold anything',
  severity: 'low',
  confidence: 'medium',
  message: '`{table}.{column}` is free text, and the code knows it as {values}',
  advice: 'Make it an `Enum`, or add `CheckConstraint("{column} IN (...)")`.',
  check({ backend, code }, report) {
    const values = valuesByColumn(backend)
    for (const table of backend.data.tables)
      for (const column of table.columns) {
        const known = [...(values.get(`${table.id}.${escapePattern(column.name)}`) ?? [])].toSorted()
        if (known.length < 2 || !isState(column) || isChecked(column, table) || isTyped(column, code)) continue
        report.found({
          at: column.at,
          subject: `${table.id}.${escapePattern(column.name)}`,
          arguments: { table: table.id, column: column.name, values: listed(known.slice(0, 6)) },
        })
      }
  },
})

const isState = ({ name, type }: Column): boolean =>
  /(^|_)(status|state|phase|stage)$/.test(name) && /^(VARCHAR|TEXT|CHAR)/.test(type)

/** `Mapped[OrderState]`: the program converts and refuses what it does not know. */
function isTyped({ at }: Column, code: Code): boolean {
  const file = code.file(at.file)
  const line =
    file?.source
      .split(/\r\n?|\n/)
      .slice(at.line - 1, at.endLine)
      .join(' ') ?? ''
  const annotation = /^\s*\w+\s*:\s*([^=]+)=/.exec(line)?.[1]
  return /Enum|Literal/.test(line) || (annotation !== undefined && !/\bstr\b/.test(annotation))
}

const isChecked = (column: Column, table: Table): boolean =>
  table.checks.some(({ expression }) => new RegExp(`\\b${escapePattern(column.name)}\\b`).test(expression)) ||
  table.foreignKeys.some((key) => key.columns.includes(column.name))

/** The texts a column is compared with and set to, written out in the code. */
function valuesByColumn({ api, data }: Backend): ReadonlyMap<string, ReadonlySet<string>> {
  const tables = new Map(data.tables.map((table) => [table.id, table]))
  const models = new Map(data.tables.flatMap((table) => (table.model ? [[table.model, table] as const] : [])))
  const found = new Map<string, Set<string>>()
  const add = (table: Table, column: string, value: string): void => {
    const key = `${table.id}.${column}`
    found.set(key, (found.get(key) ?? new Set()).add(value))
  }
  for (const operation of api.operations) {
    for (const { class: name, attribute, value } of operation.trace?.assignments ?? []) {
      const table = models.get(name)
      const column = table?.columns.find((one) => one.attribute === attribute || one.name === attribute)
      if (table && column && typeof value.value === 'string') add(table, column.name, value.value)
    }
    for (const statement of operation.statements)
      for (const filter of statement.filters)
        for (const id of statement.tables) {
          const table = tables.get(id)
          const column = table && filteredColumn(filter, table)
          if (!table || !column || filter.from !== 'constant') continue
          for (const [, text] of filter.text.matchAll(/["']([\w -]+)["']/g)) add(table, column, text!)
        }
  }
  return found
}
