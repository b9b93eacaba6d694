import { type LaidBox, layered } from '../../../kernel/layout/layered.ts'
import type { Column, ForeignKey, Table } from '../../../model/index.ts'
import { isKeyColumn, isUniqueColumn } from '../../../model/queries/index.ts'
import { shortType } from '../types.ts'
import { wayBetween } from './edges.ts'
import { ROW, drawing, line, rectangle, shown, text, tip, widthOf } from './paper.ts'

const HEAD = 26
const PAD = 10
const LONGEST_NAME = 34
const LONGEST_TYPE = 22
/** More columns than these are told by their number, the keys first. */
const MOST_COLUMNS = 18

interface Entity {
  readonly table: Table
  readonly columns: readonly Column[]
  readonly left: number
  readonly names: number
  readonly width: number
  readonly height: number
}

/** Tables with their columns, those that are referred to on the left. */
export function entitiesDrawing(title: string, tables: readonly Table[]): string {
  const isAlone = ({ id, foreignKeys }: Table): boolean =>
    foreignKeys.length === 0 && !tables.some((one) => one.foreignKeys.some((key) => key.references.table === id))
  const sorted = tables.toSorted((a, b) => Number(isAlone(a)) - Number(isAlone(b)))
  const entities = new Map(sorted.map((table) => [table.id, entityOf(table)]))
  const keys = tables.flatMap((table) =>
    table.foreignKeys.filter((key) => entities.has(key.references.table)).map((key) => ({ table, key })),
  )
  const laid = layered(
    [...entities].map(([id, { width, height }]) => ({ id, width, height })),
    keys.map(({ table, key }) => ({ from: key.references.table, to: table.id })),
    { across: 64, down: 22, limit: Math.max(700, Math.sqrt(areaOf(entities)) * 0.8) },
  )
  const ends = endsOf(keys)
  const edges = keys.map(({ table, key }, index) => {
    const [parent, child] = [laid.boxes.get(key.references.table)!, laid.boxes.get(table.id)!]
    const way = wayBetween(
      { box: parent, down: ends[index]! },
      { box: child, down: rowOf(entities.get(table.id)!, key) },
      laid.ways[index]!,
    )
    const optional = key.columns.some((name) => table.columns.find((one) => one.name === name)?.nullable ?? false)
    return `<path d="${way.path}" class="edge${optional ? ' dashed' : ''}"/>${tip(way.start.x, way.start.y, way.away === 1 ? -1 : 1)}`
  })
  const self = keys.some(({ table, key }) => key.references.table === table.id) ? 30 : 0
  return drawing({
    title,
    width: laid.width + self,
    height: laid.height,
    parts: [...edges, ...[...entities.values()].map((entity) => boxOf(entity, laid.boxes.get(entity.table.id)!))],
  })
}

const areaOf = (entities: ReadonlyMap<string, Entity>): number =>
  [...entities.values()].reduce((sum, { width, height }) => sum + width * height * 2, 0)

function entityOf(table: Table): Entity {
  const rank = (column: Column): number => (marksOf(table, column) === '' ? 1 : 0)
  const columns =
    table.columns.length <= MOST_COLUMNS
      ? table.columns
      : table.columns.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_COLUMNS)
  const most = (some: readonly string[]): number => Math.max(0, ...some.map(widthOf))
  const left = most(columns.map((column) => marksOf(table, column)))
  const names = most(columns.map(({ name }) => shown(name, LONGEST_NAME)))
  const types = most(columns.map(typeOf))
  const inside = left + (left > 0 ? 8 : 0) + names + 14 + types
  const rows = columns.length + (columns.length < table.columns.length ? 1 : 0)
  return {
    table,
    columns,
    left: left + (left > 0 ? 8 : 0),
    names,
    width: Math.max(inside, widthOf(shown(table.id, 48))) + 2 * PAD,
    height: HEAD + rows * ROW + (rows > 0 ? 8 : 0),
  }
}

const typeOf = (column: Column): string => shown(`${shortType(column.type)}${column.nullable ? '?' : ''}`, LONGEST_TYPE)

function marksOf(table: Table, column: Column): string {
  if (isKeyColumn(table, column.name)) return 'PK'
  if (table.foreignKeys.some((key) => key.columns.includes(column.name))) return 'FK'
  return isUniqueColumn(table, column.name) ? 'UK' : ''
}

/** The middle of the row of the key's first column; the head where it is not shown. */
function rowOf({ columns }: Entity, key: ForeignKey): number {
  const place = columns.findIndex(({ name }) => name === key.columns[0])
  return place < 0 ? HEAD / 2 : HEAD + 4 + place * ROW + ROW / 2
}

/** Keys that lead to one table leave its head side by side. */
function endsOf(keys: readonly { readonly key: ForeignKey }[]): readonly number[] {
  const counts = new Map<string, number>()
  for (const { key } of keys) counts.set(key.references.table, (counts.get(key.references.table) ?? 0) + 1)
  const seen = new Map<string, number>()
  return keys.map(({ key }) => {
    const place = (seen.get(key.references.table) ?? 0) + 1
    seen.set(key.references.table, place)
    return (HEAD * place) / ((counts.get(key.references.table) ?? 1) + 1)
  })
}

function boxOf({ table, columns, left, names }: Entity, { x, y, width, height }: LaidBox): string {
  const rows = columns.map((column, index) => {
    const base = y + HEAD + 4 + index * ROW + 14
    return [
      text(x + PAD, base, marksOf(table, column), 'mark'),
      text(x + PAD + left, base, shown(column.name, LONGEST_NAME)),
      text(x + PAD + left + names + 14, base, typeOf(column), 'soft'),
    ].join('')
  })
  const more = table.columns.length - columns.length
  return [
    rectangle(x, y, width, height, 'card'),
    line(x, y + HEAD, x + width, y + HEAD, 'rule'),
    text(x + PAD, y + 17, shown(table.id, 48), 'bold'),
    ...rows,
    more > 0 ? text(x + PAD, y + HEAD + 4 + columns.length * ROW + 14, `and ${more} more`, 'soft') : '',
  ].join('')
}
