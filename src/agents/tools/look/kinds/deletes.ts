import type { Backend, ForeignKey, Table } from '../../../../model/index.ts'
import { areIndexed, placeText } from '../../../../model/queries/index.ts'
import { kind } from '../kind.ts'

export const deletes = kind<Table>({
  name: 'deletes',
  answers: 'what deleting a row touches: rows that go with it, rows that forbid it, who deletes it',
  brief: ['table', 'goesWith', 'emptied', 'forbidden'],
  all: ({ data }) => data.tables,
  called: ({ id, model }) => `${id} ${model ?? ''}`.trim(),
  places: ({ at }) => [at],
  fields: {
    table: ({ id }) => id,
    at: ({ at }) => placeText(at),
    goesWith: (table, backend) => reached(table, backend).map(keyText),
    emptied: (table, backend) =>
      pointing(table, backend)
        .filter(({ key }) => /^set /i.test(key.onDelete ?? ''))
        .map(keyText),
    forbidden: (table, backend) =>
      pointing(table, backend)
        .filter(({ key }) => forbids(key))
        .map(keyText),
    byProgram: ({ relationships }) =>
      relationships
        .filter(({ cascade }) => /all|delete/.test(cascade))
        .map(({ name, target, cascade, at }) => `${name} → ${target}: ${cascade} ${placeText(at)}`),
    readsWhole: (table, backend) =>
      pointing(table, backend)
        .filter(({ key, child }) => !areIndexed(child, key.columns))
        .map(({ child, key }) => `${child.id}(${key.columns.join(', ')}) has no index`),
    deletedBy: ({ id }, { api }) =>
      api.operations
        .filter(({ statements }) => statements.some(({ verb, tables }) => verb === 'delete' && tables.includes(id)))
        .map((operation) => operation.id),
  },
})

interface Pointing {
  readonly child: Table
  readonly key: ForeignKey
}

const pointing = ({ id }: Table, { data }: Backend): readonly Pointing[] =>
  data.tables.flatMap((child) =>
    child.foreignKeys.filter(({ references }) => references.table === id).map((key) => ({ child, key })),
  )

const cascades = ({ onDelete }: ForeignKey): boolean => /^cascade$/i.test(onDelete ?? '')
const forbids = (key: ForeignKey): boolean => !cascades(key) && !/^set /i.test(key.onDelete ?? '')

/** Rows the server deletes as well, and those that go with them. */
function reached(table: Table, backend: Backend): readonly Pointing[] {
  const seen = new Set([table.id])
  const found: Pointing[] = []
  const waiting = [table]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
    for (const one of pointing(at, backend).filter(({ key }) => cascades(key))) {
      found.push(one)
      if (seen.has(one.child.id)) continue
      seen.add(one.child.id)
      waiting.push(one.child)
    }
  return found
}

const keyText = ({ child, key }: Pointing): string =>
  `${child.id}.${key.columns.join(', ')} → ${key.references.table}: ${key.onDelete ?? 'no action'} ${placeText(key.at)}`
