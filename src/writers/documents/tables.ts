import type { Backend, Column, Table } from '../../model/index.ts'
import { isKeyColumn, tableClusters } from '../../model/queries/index.ts'
import { fenced } from '../diagrams/mermaid/index.ts'
import { tableDiagram } from '../diagrams/mermaid/tables.ts'
import { code, table as rows, text } from '../../kernel/markdown.ts'

/** More than this in one diagram, and nobody reads it. */
const readable = 16

export function tables(backend: Backend): readonly string[] {
  const all = backend.data.tables
  if (all.length === 0) return []
  return ['## Tables', '', ...diagrams(backend), ...all.flatMap(describe)]
}

function diagrams(backend: Backend): readonly string[] {
  const all = backend.data.tables
  if (all.length <= readable) return [fenced(tableDiagram(all, { keysOnly: false }))]
  return tableClusters(backend)
    .filter((cluster) => cluster.tables.length > 1)
    .flatMap((cluster) => [
      `### Around ${text(cluster.name)}`,
      '',
      fenced(tableDiagram(cluster.tables, { keysOnly: true })),
    ])
}

function describe(table: Table): readonly string[] {
  const comment = table.comment === null ? [] : [text(table.comment), '']
  return [
    `### ${code(table.id)}`,
    '',
    ...comment,
    ...rows(
      ['Column', 'Type', '', 'Default', 'Refers to'],
      table.columns.map((column) => columnCells(table, column)),
    ),
    '',
  ]
}

function columnCells(table: Table, column: Column): readonly string[] {
  const keys = table.foreignKeys.filter((key) => key.columns.includes(column.name))
  const marks = [
    isKeyColumn(table, column.name) ? 'primary key' : column.nullable ? 'nullable' : '',
    column.comment === null ? '' : text(column.comment),
  ]
  return [
    code(column.name),
    column.type === '' ? 'unknown' : code(column.type),
    marks.filter((mark) => mark !== '').join(', '),
    code(column.serverDefault ?? ''),
    keys.map((key) => code(key.references.table)).join(', '),
  ]
}
