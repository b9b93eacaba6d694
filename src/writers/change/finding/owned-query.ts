import type { Table } from '../../../model/index.ts'
import type { Assign, If, Statement } from '../../../python/ast.ts'
import { namesIn } from '../../../python/code/names.ts'
import { neededBy } from '../access/guards.ts'
import type { Ground } from '../ground.ts'
import type { Needed } from '../source/spelling.ts'
import { type Finder, findersOf } from './finders.ts'

/** How the program finds one row of whoever asks by a query that asks whose it is. */
export interface OwnedQuery {
  readonly isAsync: boolean
  /** The statements that read it, `row` by `key`, of `caller`. */
  lines(names: QueryNames): readonly string[]
  readonly needs: readonly Needed[]
}

export interface QueryNames {
  readonly model: string
  readonly column: string
  readonly caller: string
  readonly session: string
  /** As it is handed on: `return_id`. */
  readonly key: string
  readonly row: string
}

/** The query of a function that finds somebody's row by whose it is; null where the program has none of rows with such a key. */
export function ownedQuery(ground: Ground, { primaryKey }: Table): OwnedQuery | null {
  const keyed = primaryKey?.columns.join()
  for (const table of ground.backend.data.tables.filter((one) => one.primaryKey?.columns.join() === keyed))
    for (const finder of findersOf(ground, table)) {
      const found = finder.owner === null ? null : queryOf(ground, finder, table.model!)
      if (found) return found
    }
  return null
}

function queryOf(ground: Ground, { of, session, key, owner }: Finder, model: string): OwnedQuery | null {
  const { node, file } = of
  const at = node.body.findIndex((one): one is If & Statement => one.kind === 'If')
  const reading = node.body.slice(0, at).filter((one): one is Assign & Statement => one.kind === 'Assign')
  const row = reading.at(-1)?.targets[0]
  if (at < 1 || reading.length !== at || row?.kind !== 'Name') return null
  const texts = reading.map((one) => file.text(one))
  // What compares whose it is afterwards asks no query for it.
  if (!texts.some((one) => new RegExp(`\\.${owner!.column}\\s*==`).test(one))) return null
  if (texts.some((one) => one.includes('\n'))) return null
  const known = new Set([model, session.name, key.name, owner!.parameter.name, row.id])
  return {
    isAsync: node.async,
    lines: (names) => {
      const said = new Map([
        [model, names.model],
        [session.name, names.session],
        [key.name, names.key],
        [owner!.parameter.name, names.caller],
        [row.id, names.row],
      ])
      return texts.map((text) =>
        text.replaceAll(/(\.?)\b([A-Za-z_]\w*)\b/g, (whole, dot: string, name: string) =>
          dot === '.' ? (name === owner!.column ? `.${names.column}` : whole) : (said.get(name) ?? name),
        ),
      )
    },
    needs: neededBy(
      ground.code,
      file,
      reading.flatMap((one) => namesIn(one.value).filter(({ id }) => !known.has(id))),
    ),
  }
}
