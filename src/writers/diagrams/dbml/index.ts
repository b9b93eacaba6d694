import type { Backend, Column, EnumType, ForeignKey, Index, Table } from '../../../model/index.ts'

/** The tables in DBML (dbml.dbdiagram.io), complete: types, defaults, keys, indexes, references and notes. */
export function render(backend: Backend): string {
  const { tables, enums } = backend.data
  const known = new Map(tables.map((table) => [table.id, table]))
  const blocks = [
    `Project ${quoted(backend.project.name)} {\n  database_type: 'PostgreSQL'\n}`,
    ...enums.map(enumBlock),
    ...tables.map(tableBlock),
    ...tables.flatMap((table) => table.foreignKeys.flatMap((key) => referenceLine(table, key, known))),
  ]
  return `${blocks.join('\n\n')}\n`
}

function quoted(name: string): string {
  return `"${name.replace(/[\p{Cc}"]/gu, "'")}"`
}

function text(value: string): string {
  return `'${value.replace(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

function expression(sql: string): string {
  return `\`${sql.replace(/\s+/g, ' ').replaceAll('`', "'")}\``
}

function qualified(of: { readonly schema: string | null; readonly name: string }): string {
  return of.schema === null ? quoted(of.name) : `${quoted(of.schema)}.${quoted(of.name)}`
}

function enumBlock(type: EnumType): string {
  return `Enum ${qualified(type)} {\n${type.values.map((value) => `  ${quoted(value)}`).join('\n')}\n}`
}

function tableBlock(table: Table): string {
  const lines = table.columns.map((column) => `  ${columnLine(table, column)}`)
  const indexes = indexLines(table)
  if (indexes.length > 0) lines.push('', '  indexes {', ...indexes.map((line) => `    ${line}`), '  }')
  const note = noteOf(table)
  if (note !== '') lines.push('', `  Note: ${text(note)}`)
  return `Table ${qualified(table)} {\n${lines.join('\n')}\n}`
}

/** DBML has no place for checks over several columns that every tool reads; the note keeps them. */
function noteOf(table: Table): string {
  const checks = table.checks.map(
    (check) => `CHECK ${check.name === null ? '' : `${check.name} `}(${check.expression})`,
  )
  return [...(table.comment === null ? [] : [table.comment]), ...checks].join('; ')
}

function columnLine(table: Table, column: Column): string {
  const settings: string[] = []
  const key = table.primaryKey?.columns
  if (key?.length === 1 && key[0] === column.name) settings.push('pk')
  if (column.autoincrement || column.identity !== null) settings.push('increment')
  if (!column.nullable && !settings.includes('pk')) settings.push('not null')
  if (table.uniques.some((unique) => unique.columns.length === 1 && unique.columns[0] === column.name))
    settings.push('unique')
  if (column.serverDefault !== null) settings.push(`default: ${expression(column.serverDefault)}`)
  const notes = [
    ...(column.comment === null ? [] : [column.comment]),
    ...(column.computed === null ? [] : [`computed: ${column.computed}`]),
  ]
  if (notes.length > 0) settings.push(`note: ${text(notes.join('; '))}`)
  return `${quoted(column.name)} ${typeName(column.type)}${settings.length === 0 ? '' : ` [${settings.join(', ')}]`}`
}

function typeName(type: string): string {
  if (type === '') return 'unknown'
  if (/^(?:"[^"]+"|\w+)\.(?:"[^"]+"|\w+)$|^"[^"]+"$/.test(type)) return type
  return /^\w+(?:\([\d, ]+\))?$/.test(type) ? type.toLowerCase() : quoted(type.toLowerCase())
}

function indexLines(table: Table): readonly string[] {
  const key = table.primaryKey
  const primary = key !== null && key.columns.length > 1 ? [`(${key.columns.map(quoted).join(', ')}) [pk]`] : []
  const uniques = table.uniques.filter((unique) => unique.columns.length > 1)
  return [
    ...primary,
    ...uniques.map(
      (unique) =>
        `(${unique.columns.map(quoted).join(', ')}) [unique${unique.name === null ? '' : `, name: ${text(unique.name)}`}]`,
    ),
    ...table.indexes.map((index) => indexLine(table, index)),
  ]
}

function indexLine(table: Table, index: Index): string {
  const keys = index.keys.map((each) =>
    table.columns.some((column) => column.name === each) ? quoted(each) : expression(each),
  )
  const settings = index.unique ? ['unique'] : []
  if (index.name !== null) settings.push(`name: ${text(index.name)}`)
  if (index.using !== null && /^(?:btree|hash)$/i.test(index.using)) settings.push(`type: ${index.using.toLowerCase()}`)
  const notes = [
    ...(index.using !== null && !/^(?:btree|hash)$/i.test(index.using) ? [`using ${index.using}`] : []),
    ...(index.where === null ? [] : [`where ${index.where}`]),
    ...(index.include.length === 0 ? [] : [`include ${index.include.join(', ')}`]),
  ]
  if (notes.length > 0) settings.push(`note: ${text(notes.join('; '))}`)
  return `(${keys.join(', ')})${settings.length === 0 ? '' : ` [${settings.join(', ')}]`}`
}

function referenceLine(table: Table, key: ForeignKey, known: ReadonlyMap<string, Table>): readonly string[] {
  const target = known.get(key.references.table)
  if (target === undefined) return []
  const name = key.name === null ? '' : ` ${quoted(key.name)}`
  const actions = [
    ...(key.onDelete === null ? [] : [`delete: ${key.onDelete.toLowerCase()}`]),
    ...(key.onUpdate === null ? [] : [`update: ${key.onUpdate.toLowerCase()}`]),
  ]
  const to = key.references.columns.length > 0 ? key.references.columns : (target.primaryKey?.columns ?? [])
  const settings = actions.length === 0 ? '' : ` [${actions.join(', ')}]`
  return [`Ref${name}: ${qualified(table)}.${side(key.columns)} > ${qualified(target)}.${side(to)}${settings}`]
}

function side(columns: readonly string[]): string {
  return columns.length === 1 ? quoted(columns[0] ?? '') : `(${columns.map(quoted).join(', ')})`
}
