import type { Backend, Table } from '../../../model/index.ts'
import { isKeyColumn, isUniqueColumn, placeText, tablesUsed } from '../../../model/queries/index.ts'
import type { Line, Section } from './types.ts'

export function tableDetail(backend: Backend, table: Table): readonly Section[] {
  const referrers = backend.data.tables.filter((other) =>
    other.foreignKeys.some((key) => key.references.table === table.id),
  )
  return [
    {
      title: '',
      lines: [
        { text: table.model === null ? 'a plain Table' : `mapped by ${table.model}`, at: placeText(table.at) },
        ...(table.comment === null ? [] : [{ text: table.comment }]),
      ],
    },
    {
      title: 'Columns',
      lines: table.columns.map((column) => ({
        text: `${column.name}  ${column.type === '' ? 'unknown' : column.type.toLowerCase()}`,
        note: columnNote(table, column.name),
      })),
    },
    {
      title: 'Refers to',
      lines: table.foreignKeys.map((key) => ({
        text: `${key.references.table}`,
        note: `${key.columns.join(', ')}${key.onDelete === null ? '' : `, on delete ${key.onDelete.toLowerCase()}`}`,
      })),
    },
    { title: 'Referred to by', lines: referrers.map((other) => ({ text: other.id })) },
    {
      title: 'Indexes',
      lines: table.indexes.map((index) => ({
        text: index.keys.join(', '),
        note: [index.unique ? 'unique' : '', index.using ?? '', index.where === null ? '' : `where ${index.where}`]
          .filter((each) => each !== '')
          .join(', '),
      })),
    },
    { title: 'Used by', lines: usedBy(backend, table) },
  ].filter((section) => section.lines.length > 0)
}

function columnNote(table: Table, name: string): string {
  const column = table.columns.find((each) => each.name === name)
  const notes = [
    isKeyColumn(table, name) ? 'primary key' : column?.nullable === true ? 'nullable' : '',
    isUniqueColumn(table, name) ? 'unique' : '',
  ]
  return notes.filter((note) => note !== '').join(', ')
}

function usedBy(backend: Backend, table: Table): readonly Line[] {
  return backend.api.operations.flatMap((operation) => {
    const use = tablesUsed(operation).find((each) => each.table === table.id)
    return use === undefined
      ? []
      : [
          {
            text: operation.id,
            note: [use.reads > 0 ? 'reads' : '', use.writes > 0 ? 'writes' : '']
              .filter((each) => each !== '')
              .join(', '),
          },
        ]
  })
}
