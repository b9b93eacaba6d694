import type { Column, Table } from '../../../model/index.ts'
import { type Break, type Check, each } from '../check.ts'
import { codeIn } from '../sentence.ts'

const TABLES = /\b(all|every|each|any)\b[^.]{0,25}\b(tables?|models?|entit(y|ies))\b/
const KNOWN = /\b(created_at|updated_at|deleted_at|created_by|updated_by|tenant_id|organi[sz]ation_id|is_deleted)\b/g

/** A table that only ties two others together, or a tool's own. */
function isOwn(table: Table): boolean {
  const tied = new Set(table.foreignKeys.flatMap(({ columns }) => columns))
  return !/alembic_version/.test(table.name) && table.columns.some(({ name }) => !tied.has(name) && name !== 'id')
}

const tableBreak = (table: Table): Break => ({ at: table.at, subject: table.id })
const columnBreak = (table: Table, column: Column): Break => ({ at: column.at, subject: `${table.id}.${column.name}` })

/** Every table has created_at and updated_at. */
export const columns: Check = {
  name: 'columns every table has',
  severity: 'low',
  understand({ text, written, forbids, exception }) {
    const named = codeIn(written).filter((one) => /^[a-z]+(_[a-z]+)+$/.test(one))
    const wanted = [...new Set([...named, ...(text.match(KNOWN) ?? [])])]
    const speaks =
      TABLES.test(text) &&
      /\b(must|shall|have|has|include|includes|carry|carries|contain|contains|need|needs)\b/.test(text)
    if (wanted.length === 0 || !speaks || forbids || exception !== '' || /\b(schemas?|response|pydantic)\b/.test(text))
      return null
    return {
      means: `every table has ${wanted.join(', ')}`,
      test: ({ tables }) =>
        each(tables.filter(isOwn), (table) =>
          wanted.every((one) => table.columns.some(({ name, attribute }) => name === one || attribute === one))
            ? []
            : [tableBreak(table)],
        ),
    }
  },
}

/** Primary keys are UUIDs. */
export const uuidKeys: Check = {
  name: 'UUID primary keys',
  severity: 'low',
  understand({ text, forbids, exception }) {
    const speaks = /\buuids?(v?[47])?\b/.test(text) && /\b(primary keys?|pks?|(table|model|entity) ids?)\b/.test(text)
    const obliges = /\b(use|must|all|every|always|are|is|shall)\b/.test(text)
    if (
      !speaks ||
      !obliges ||
      exception !== '' ||
      (forbids && !/\b(never|not|no)\b[^.]{0,30}\b(int\w*|serial|auto\w*|sequential|numeric)/.test(text))
    )
      return null
    return {
      means: 'the primary key of every table is a UUID',
      test: ({ tables }) =>
        each(tables.filter(hasOwnKey), (table) =>
          keyTypes(table).every((type) => type === '' || /uuid/i.test(type)) ? [] : [tableBreak(table)],
        ),
    }
  },
}

const keyTypes = (table: Table): readonly string[] =>
  (table.primaryKey?.columns ?? []).map((key) => table.columns.find(({ name }) => name === key)?.type ?? '')

/** A key that is made here, not taken over from another table. */
function hasOwnKey(table: Table): boolean {
  const key = table.primaryKey?.columns ?? []
  return key.length === 1 && !table.foreignKeys.some(({ columns: tied }) => tied.includes(key[0]!))
}

/** Timestamps know their zone. */
export const timeZones: Check = {
  name: 'timestamps with a time zone',
  severity: 'low',
  understand({ text, exception }) {
    const speaks =
      /\b(timestamps?|date-?times?)\b/.test(text) &&
      /\b(time ?zone[- ]aware|tz-?aware|timestamptz|with time ?zone|datetime\(timezone=true\)|timezone=true)\b/.test(
        text,
      )
    if (!speaks || exception !== '' || !/\b(must|all|every|always|use|never|are|shall)\b/.test(text)) return null
    return {
      means: 'every timestamp column has a time zone',
      test: ({ tables }) =>
        each(
          tables
            .flatMap((table) => table.columns.map((column) => ({ table, column })))
            .filter(({ column }) => /^TIMESTAMP/i.test(column.type)),
          ({ table, column }) => (/WITH TIME ZONE/i.test(column.type) ? [] : [columnBreak(table, column)]),
        ),
    }
  },
}

const MONEY = /(^|_)(price|amount|cost|total|balance|fee|salary|subtotal|discount|payment|refund)(_|$)/i

/** Money is never a float. */
export const money: Check = {
  name: 'money without floats',
  severity: 'medium',
  understand({ text, exception }) {
    const speaks =
      /\b(money|monetary|prices?|amounts?|currency)\b/.test(text) &&
      /\b(numeric|decimal|integer|cents|floats?)\b/.test(text)
    if (!speaks || exception !== '' || !/\b(must|all|every|always|use|never|are|is|not|shall|stored)\b/.test(text))
      return null
    return {
      means: 'no column named like money is a float',
      test: ({ tables }) =>
        each(
          tables
            .flatMap((table) => table.columns.map((column) => ({ table, column })))
            .filter(({ column }) => MONEY.test(column.name)),
          ({ table, column }) => (/^(DOUBLE|FLOAT|REAL)/i.test(column.type) ? [columnBreak(table, column)] : []),
        ),
    }
  },
}

/** Foreign keys have an index. */
export const indexedKeys: Check = {
  name: 'indexed foreign keys',
  severity: 'low',
  understand({ text, forbids, exception }) {
    if (!/\b(foreign keys?|fks?)\b/.test(text) || !/\bindex(ed|es)?\b/.test(text) || forbids || exception !== '')
      return null
    if (!/\b(must|all|every|always|shall|need)\b/.test(text)) return null
    return {
      means: 'every foreign key is the beginning of an index',
      test: ({ tables }) =>
        each(
          tables.flatMap((table) => table.foreignKeys.map((key) => ({ table, key }))),
          ({ table, key }) =>
            isIndexed(table, key.columns[0] ?? '')
              ? []
              : [{ at: key.at, subject: `${table.id}.${key.columns.join(', ')}` }],
        ),
    }
  },
}

const isIndexed = (table: Table, column: string): boolean =>
  [table.primaryKey, ...table.uniques].some((one) => one?.columns[0] === column) ||
  table.indexes.some(({ keys }) => keys[0]?.replace(/ .*/, '') === column)

/** Every migration can be taken back. */
export const downgrades: Check = {
  name: 'migrations with a way back',
  severity: 'medium',
  understand({ text, forbids, exception }) {
    const speaks =
      /\b(migrations?|revisions?)\b/.test(text) &&
      /\b(downgrades?|reversible|rollback|roll back|reverted|revertible)\b/.test(text)
    if (!speaks || forbids || exception !== '' || !/\b(must|all|every|each|always|shall|have|are)\b/.test(text))
      return null
    return {
      means: 'every revision that changes something undoes it in `downgrade`',
      test: ({ revisions }) =>
        each(
          revisions.filter(({ upgrade }) => upgrade.length > 0),
          (one) => (one.downgrade.length === 0 ? [{ at: one.at, subject: `revision ${one.id}` }] : []),
        ),
    }
  },
}
