import type { Backend, ForeignKey, Operation, Table } from '../../../../model/index.ts'
import { ownershipOf, placeText, tablesUsed } from '../../../../model/queries/index.ts'
import { columnText } from '../../../../reports/agent/tables.ts'
import { kind } from '../kind.ts'

export const tables = kind<Table>({
  name: 'tables',
  answers: 'columns, keys and indexes; whose the rows are; which operations read and write them',
  brief: ['table', 'at', 'columns'],
  all: ({ data }) => data.tables,
  called: ({ id, model }) => `${id} ${model ?? ''}`.trim(),
  places: ({ at }) => [at],
  fields: {
    table: ({ id }) => id,
    model: ({ model }) => model,
    at: ({ at }) => placeText(at),
    columns: (table) => table.columns.map((column) => columnText(table, column)),
    key: ({ primaryKey }) => primaryKey?.columns,
    uniques: ({ uniques }) => uniques.map(({ columns }) => columns.join(', ')),
    checks: ({ checks }) => checks.map(({ expression }) => expression),
    indexes: ({ indexes }) =>
      indexes.map(({ keys, unique, using, where }) =>
        [...(unique ? ['unique'] : []), keys.join(', '), using ?? '', where ? `where ${where}` : '']
          .filter(Boolean)
          .join(' '),
      ),
    references: ({ foreignKeys }) => foreignKeys.map(keyText),
    referredBy: ({ id }, { data }) =>
      data.tables.flatMap((other) =>
        other.foreignKeys
          .filter(({ references }) => references.table === id)
          .map((key) => `${other.id}: ${keyText(key)}`),
      ),
    relationships: ({ relationships }) =>
      relationships.map(({ name, target, many, loading, cascade }) =>
        [`${name} → ${many ? 'many ' : ''}${target}`, loading, cascade].filter(Boolean).join(', '),
      ),
    owner: ({ id }, backend) => ownershipOf(backend).paths.get(id)?.text,
    readBy: (table, backend) => using(backend, table, 'reads').map(({ id }) => id),
    writtenBy: (table, backend) => using(backend, table, 'writes').map(({ id }) => id),
    comment: ({ comment }) => comment,
  },
})

const keyText = ({ columns, references, onDelete }: ForeignKey): string =>
  [`${columns.join(', ')} → ${references.table}.${references.columns.join(', ')}`, onDelete && `on delete ${onDelete}`]
    .filter(Boolean)
    .join(' ')

const using = ({ api }: Backend, { id }: Table, what: 'reads' | 'writes'): readonly Operation[] =>
  api.operations.filter((operation) => tablesUsed(operation).some((use) => use.table === id && use[what] > 0))
