import type { AskedField, Backend, DesignRequest, Table } from '../../../model/index.ts'

/** `a return of an order line`, where a line is told by its order and its book: what is new leads to both of them. */
export function ledToParts(request: DesignRequest, { data }: Backend): DesignRequest {
  const composed = data.tables.flatMap((table) => {
    const parts = partsOf(table, data.tables)
    return table.model === null || parts.length === 0 ? [] : [{ leads: new RegExp(`^-> ${table.model}\\b`), parts }]
  })
  const spread = (fields: readonly AskedField[]): readonly AskedField[] => {
    const led = fields.flatMap((field) => {
      const parts = composed.find(({ leads }) => leads.test(field.type))?.parts ?? []
      return parts.map(({ name, model }): AskedField => ({ ...field, name, type: `-> ${model} cascade` }))
    })
    const isPart = ({ name, typed }: AskedField): boolean => typed !== 'said' && led.some((one) => one.name === name)
    const plain = fields.filter((one) => !composed.some(({ leads }) => leads.test(one.type)) && !isPart(one))
    const news = led.filter((one) => !plain.some(({ name }) => name === one.name))
    const keys = plain.filter(({ type }) => type.startsWith('-> '))
    return [...keys, ...news, ...plain.filter((one) => !keys.includes(one))]
  }
  const isLed = ({ type }: AskedField): boolean => composed.some(({ leads }) => leads.test(type))
  return {
    ...request,
    subjects: request.subjects.map((one) =>
      one.table === null && one.fields.some(isLed) ? { ...one, fields: spread(one.fields) } : one,
    ),
  }
}

/** What its rows are told by, where each is a row of another table. */
function partsOf({ primaryKey, foreignKeys }: Table, tables: readonly Table[]) {
  const columns = primaryKey?.columns ?? []
  const parts = columns.flatMap((column) => {
    const key = foreignKeys.find((one) => one.columns.length === 1 && one.columns[0] === column)
    const model = key && tables.find(({ id }) => id === key.references.table)?.model
    return model ? [{ name: column.replace(/_id$/, ''), model }] : []
  })
  return columns.length > 1 && parts.length === columns.length ? parts : []
}
