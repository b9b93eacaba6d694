import type { Backend, Place, Step, Table } from '../index.ts'
import { callerTables, isAuthorColumn, keyOf, ownerKindOf, type OwnerKind, tenantTables } from './callers.ts'

/** The way from a row to whoever it belongs to. */
export interface OwnerPath {
  readonly kind: OwnerKind
  /** `orders.buyer_id → users.id`, or through a parent: `lines.order_id → orders.buyer_id → users.id`. */
  readonly text: string
  /** The columns of the table itself that lead there. */
  readonly columns: readonly string[]
  /** Null when the row says itself whose it is; else the table it belongs to. */
  readonly parent: string | null
  readonly steps: readonly Step[]
}

export interface Ownership {
  readonly callers: ReadonlySet<string>
  readonly tenants: ReadonlySet<string>
  /** By the id of the table; tables of nobody are absent. */
  readonly paths: ReadonlyMap<string, OwnerPath>
  /** Tables whose rows are somebody's work, read by others and changed by their author. */
  readonly authored: ReadonlyMap<string, OwnerPath>
}

const known = new WeakMap<Backend, Ownership>()

/** Which table's rows belong to somebody, and how that is told. */
export function ownershipOf(backend: Backend): Ownership {
  let ownership = known.get(backend)
  if (!ownership) known.set(backend, (ownership = read(backend)))
  return ownership
}

/** Rows of rows of rows: further away than this nobody thinks of an owner. */
const DEEPEST = 3

function read(backend: Backend): Ownership {
  const [callers, tenants] = [callerTables(backend), tenantTables(backend)]
  const paths = new Map<string, OwnerPath>()
  const authored = new Map<string, OwnerPath>()
  for (const table of backend.data.tables) {
    const direct = directPath(table, callers, tenants)
    if (direct) paths.set(table.id, direct)
    const author = authorPath(table)
    if (!direct && author) authored.set(table.id, author)
  }
  for (let depth = 1; depth < DEEPEST; depth++)
    for (const table of backend.data.tables) {
      if (paths.has(table.id) || callers.has(table.id) || tenants.has(table.id)) continue
      const path = parentPath(table, paths, backend)
      if (path) paths.set(table.id, path)
    }
  return { callers, tenants, paths, authored }
}

function directPath(table: Table, callers: ReadonlySet<string>, tenants: ReadonlySet<string>): OwnerPath | null {
  const found = table.columns.flatMap((column) => {
    const references = keyOf(table, column.name)?.references.table ?? null
    const kind = ownerKindOf(column, references, callers, tenants)
    return kind && references !== table.id ? [{ column, kind, references }] : []
  })
  // A person is narrower than the company it works for.
  const first = found.find((one) => one.kind === 'caller') ?? found[0]
  if (!first) return null
  return {
    kind: first.kind,
    text: `${table.name}.${first.column.name}${first.references ? ` → ${first.references}` : ''}`,
    columns: found.map((one) => one.column.name),
    parent: null,
    steps: [step(`${table.name}.${first.column.name} says whose a row is`, first.column.at)],
  }
}

function authorPath(table: Table): OwnerPath | null {
  const column = table.columns.find(isAuthorColumn)
  if (!column) return null
  return {
    kind: 'caller',
    text: `${table.name}.${column.name}`,
    columns: [column.name],
    parent: null,
    steps: [step(`${table.name}.${column.name} says who made a row`, column.at)],
  }
}

/** Only what dies with its parent belongs to whom its parent belongs; any other key may point to something shared. */
function parentPath(table: Table, paths: ReadonlyMap<string, OwnerPath>, backend: Backend): OwnerPath | null {
  for (const key of table.foreignKeys) {
    const [name] = key.columns
    const path = paths.get(key.references.table)
    const column = table.columns.find((one) => one.name === name)
    if (!path || !column || column.nullable || key.references.table === table.id) continue
    if (!/^cascade$/i.test(key.onDelete ?? '') && !diesWith(table, key.references.table, backend)) continue
    return {
      kind: path.kind,
      text: `${table.name}.${column.name} → ${path.text}`,
      columns: [column.name],
      parent: key.references.table,
      steps: [step(`${table.name}.${column.name} leads to ${key.references.table}`, column.at), ...path.steps],
    }
  }
  return null
}

const diesWith = (table: Table, parent: string, backend: Backend): boolean =>
  backend.data.tables
    .find((one) => one.id === parent)
    ?.relationships.some((one) => one.target === table.id && /delete-orphan|all|delete/.test(one.cascade)) ?? false

const step = (what: string, at: Place): Step => ({ what, at })
