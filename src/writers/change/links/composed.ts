import type { DesignRequest } from '../../../model/index.ts'
import type { Ground } from '../ground.ts'
import { ledTo } from './references.ts'

/** Rows that are told by several keys, and to which something new leads by all of them: that there is such a row is asked nowhere. */
export function composedTold({ backend: { data } }: Ground, { subjects }: DesignRequest): readonly string[] {
  const news = subjects.filter(({ table }) => table === null)
  return subjects.flatMap(({ table: id }) => {
    const table = data.tables.find((one) => one.id === id || one.name === id)
    const keys = table?.primaryKey?.columns ?? []
    if (!table || keys.length < 2) return []
    const targets = keys.map(
      (column) => table.foreignKeys.find(({ columns }) => columns.join() === column)?.references.table,
    )
    const models = targets.map((target) => data.tables.find((one) => one.id === target)?.model)
    return news
      .filter(({ fields }) => models.every((model) => model && fields.some((field) => ledTo(field) === model)))
      .map(
        ({ name }) =>
          `a row of ${table.name} is told by ${keys.join(' and ')}, which a ${name} has: that there is such a row is asked nowhere, and has to be written by hand`,
      )
  })
}
