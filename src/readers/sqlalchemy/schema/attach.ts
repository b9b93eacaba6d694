import { asText } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import { made } from '../made.ts'
import { recordOf } from '../record.ts'
import type { SchemaContext } from './context.ts'
import type { TableDraft } from './draft.ts'

/** Indexes and constraints made outside a table attach themselves to the table of their columns. */
export function attachStrays(context: SchemaContext): void {
  const { drafts } = context
  const taken = new Set(drafts.all.flatMap((table) => table.items))
  for (const item of recordOf(drafts.machine).items) {
    if (taken.has(item)) continue
    const table = tableOf(made(item, 'sqlalchemy.Index') ? item.args.slice(1) : item.args, context)
    if (table && !repeated(item, table)) table.items.push(item)
  }
}

/** A declared attribute runs once for each time it is read: what it made the second time is the same. */
function repeated(item: Instance, table: TableDraft): boolean {
  return table.items.some(
    (one) =>
      one.site?.node === item.site?.node &&
      one.site?.module === item.site?.module &&
      asText(one.args[0]) === asText(item.args[0]),
  )
}

function tableOf(values: readonly Value[], context: SchemaContext, depth = 0): TableDraft | null {
  if (depth > 6) return null
  for (const value of values) {
    if (value.kind !== 'instance') continue
    const owner =
      context.drafts.ofTable(value.attributes.get('table') ?? value.attributes.get('class_')) ??
      bySource(value, context)
    const found = owner ?? tableOf([...(value.receiver ? [value.receiver] : []), ...value.args], context, depth + 1)
    if (found) return found
  }
  return null
}

/** A bare column stands for one table only; a mixin's column is copied and stands for none. */
function bySource(value: Instance, context: SchemaContext): TableDraft | null {
  const owners = context.drafts.all.filter((table) => table.columns.some((column) => column.sources.includes(value)))
  return owners.length === 1 ? owners[0]! : null
}
