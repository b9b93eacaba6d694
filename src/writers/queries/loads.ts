import type { Statement, Table } from '../../model/index.ts'
import { identifier } from '../ddl/identifiers.ts'
import { keysTo } from './joins.ts'
import { type Names, named } from './scope.ts'

export interface Loaded {
  /** Joined to the statement itself: `LEFT JOIN authors ON ...`. */
  readonly joins: readonly string[]
  readonly joined: readonly Table[]
  /** Statements of their own, for many rows at once. */
  readonly also: readonly LoadedApart[]
  readonly missing: readonly string[]
}

export interface LoadedApart {
  readonly sql: string
  readonly table: Table
  readonly relationship: string
}

/** What a statement loads along with its rows: one row each is joined, several are asked for by their keys. */
export function loadsOf(statement: Statement, root: Table, names: Names): Loaded {
  const joins: string[] = []
  const also: LoadedApart[] = []
  const missing: string[] = []
  // Around the statement only what it hands out can be seen.
  const joined = new Set([root])
  for (const load of statement.loads) {
    const space = load.lastIndexOf(' ')
    const [path, strategy] = [load.slice(0, space), load.slice(space + 1)]
    if (/^(noload|raise|raise_on_sql|select|lazy)$/.test(strategy)) continue
    const last = relationAt(root, path.split('.'), names)
    if (!last) missing.push(`${path} is loaded in a way nobody could read`)
    else if (strategy === 'joined' && last.on !== null && !last.many) {
      if (joined.has(last.target) || !joined.has(last.owner)) continue
      joined.add(last.target)
      joins.push(`LEFT JOIN ${named(last.target)} ON ${last.on}`)
    } else if (last.by !== null)
      also.push({
        sql: `SELECT * FROM ${named(last.target)} WHERE ${last.by} = ANY($1)`,
        table: last.target,
        relationship: path,
      })
    else missing.push(`${path} is loaded over keys nobody could read`)
  }
  return { joins, joined: [...joined].filter((table) => table !== root), also, missing }
}

interface Relation {
  readonly owner: Table
  readonly target: Table
  readonly many: boolean
  /** How both are joined; null where several keys lead from one to the other. */
  readonly on: string | null
  /** The column of the target that many of its rows are asked for by. */
  readonly by: string | null
}

function relationAt(root: Table, path: readonly string[], names: Names): Relation | null {
  let found: Relation | null = null
  let owner = root
  for (const step of path) {
    found = relationOf(owner, step, names)
    if (!found) return null
    owner = found.target
  }
  return found
}

/** A relationship of a table, by the foreign key that makes it. */
export function relationOf(owner: Table, name: string, names: Names): Relation | null {
  const relationship = owner.relationships.find((one) => one.name === name)
  const target = relationship && names.table(relationship.target)
  if (!relationship || !target) return null
  const { many, secondary } = relationship
  const between = secondary === null ? null : names.table(secondary)
  if (between) return { owner, target, many: true, on: null, by: onlyColumn(keysTo(between, target), target) }
  const keys = many ? keysTo(target, owner) : keysTo(owner, target)
  const [key] = keys
  return {
    owner,
    target,
    many,
    on: key && keys.length === 1 && owner !== target ? key.join(' AND ') : null,
    by: onlyColumn(keys, target),
  }
}

/** Of `orders.buyer_id = users.id`, the side of the target. */
function onlyColumn(keys: readonly (readonly string[])[], target: Table): string | null {
  const [key] = keys
  if (!key || keys.length !== 1 || key.length !== 1) return null
  return key[0]!.split(' = ').find((side) => side.startsWith(`${identifier(target.name)}.`)) ?? null
}
