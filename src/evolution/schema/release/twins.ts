import type { Catalog, CatalogColumn, CatalogName, CatalogTable, Renames } from '../../../model/index.ts'
import { catalogSteps } from '../../../model/queries/index.ts'
import { quoted } from '../../../sql/identifiers.ts'
import { freeName } from './names.ts'

/** Two columns that hold the same while both releases run: each release has its own. */
export interface Twin {
  readonly table: CatalogName
  readonly old: string
  readonly from: CatalogColumn
  /** What stands beside it until the old one goes. */
  readonly fresh: string
  readonly to: CatalogColumn
  /** What the next release calls it: where that is the old name, the two change places as it starts. */
  readonly name: string
}

/** A column that cannot have a twin, with what hangs on it. */
export interface Single {
  readonly table: CatalogName
  readonly column: string
  readonly reason: string
}

export interface Twins {
  readonly twins: readonly Twin[]
  readonly singles: readonly Single[]
}

/** A column that gets another name or another type; `before` has its tables named as `after` does. */
export function twinsOf(before: Catalog, after: Catalog, { columns, retyped, alone }: Question): Twins {
  const remade = typesMadeAnew(before, after)
  const twins: Twin[] = []
  const singles: Single[] = []
  for (const table of before.tables) {
    const other = after.tables.find((one) => one.schema === table.schema && one.name === table.name)
    if (!other) continue
    for (const from of table.columns) {
      const name = renamedTo(columns, table, from.name) ?? from.name
      const to = other.columns.find((one) => one.name === name)
      if (!to || (name === from.name && !retyped(table, from, to))) continue
      const { schema } = table
      const reason =
        hindrance(table, from, before) ??
        hindrance(other, to, after) ??
        (alone.has(`${table.schema}.${table.name}.${from.name}`)
          ? 'the server refuses to have it beside the old one'
          : null) ??
        (remade.has(typeOf(from)) || remade.has(typeOf(to)) ? 'its type is made anew' : null)
      if (reason !== null) singles.push({ table: { schema, name: table.name }, column: from.name, reason })
      else {
        const taken = [...table.columns, ...other.columns].map((one) => one.name)
        const fresh = name === from.name ? freeName(`${name}__new`, taken) : name
        twins.push({ table: { schema, name: table.name }, old: from.name, from, fresh, to, name })
      }
    }
  }
  return { twins, singles }
}

interface Question {
  readonly columns: Renames['columns']
  readonly retyped: Retyped
  /** Columns that were tried and cannot have a twin. */
  readonly alone: ReadonlySet<string>
}

/** Whether the rows have to be written anew for it. */
export type Retyped = (table: CatalogTable, from: CatalogColumn, to: CatalogColumn) => boolean

function renamedTo(columns: Renames['columns'], { schema, name }: CatalogTable, column: string): string | null {
  const found = columns.find(([from]) => from === `${schema}.${name}.${column}`)
  return found ? found[1].slice(found[1].lastIndexOf('.') + 1) : null
}

/** Types of which there is another one under the same name, as columns write them. */
export const typesMadeAnew = (before: Catalog, after: Catalog): ReadonlySet<string> =>
  new Set(
    catalogSteps(before, after).flatMap((step) => {
      if (step.do !== 'rename type' && (step.do !== 'drop type' || !stays(step.type, after))) return []
      const name = quoted(step.type.name)
      return [step.type.schema === 'public' ? name : `${quoted(step.type.schema)}.${name}`]
    }),
  )

const stays = ({ schema, name }: CatalogName, { enums, domains }: Catalog): boolean =>
  [...enums, ...domains].some((one) => one.schema === schema && one.name === name)

export const typeOf = ({ type }: Pick<CatalogColumn, 'type'>): string => type.replace(/(?:\[\])+$/, '')

/** What cannot be there twice. */
function hindrance(table: CatalogTable, column: CatalogColumn, catalog: Catalog): string | null {
  const { name } = column
  if (table.partitionedBy !== null || table.partitionOf !== null) return 'its table is partitioned'
  if (column.generated !== null) return 'it is computed from others'
  if (column.identity !== null || column.default?.startsWith('nextval(')) return 'the server counts it'
  const key = table.constraints.find((one) => one.kind === 'primary key' && one.columns.includes(name))
  if (key) return 'it is part of the primary key'
  if (table.constraints.some((one) => one.kind === 'exclude' && one.columns.includes(name)))
    return 'rows exclude each other by it'
  if (isReferenced(table, name, catalog)) return 'foreign keys lead to it'
  const needing = (catalog.links?.needs ?? []).find(
    ([of, on]) =>
      on[0] === 'column' && on[1] === table.schema && on[2] === table.name && on[3] === name && !isOwn(of, table, name),
  )
  return needing ? `${needing[0][0]} ${needing[0].slice(2).filter(Boolean).join('.')} needs it` : null
}

function isReferenced({ schema, name }: CatalogTable, column: string, { tables }: Catalog): boolean {
  return tables.some((one) =>
    one.constraints.some(
      ({ references, definition }) =>
        references === `${schema}.${name}` &&
        (/REFERENCES [^(]*\(([^)]*)\)/.exec(definition)?.[1] ?? '')
          .split(', ')
          .some((word) => word === column || word === `"${column.replaceAll('"', '""')}"`),
    ),
  )
}

/** What is made for the twin as well. */
const isOwn = (of: readonly string[], { schema, name }: CatalogTable, column: string): boolean =>
  of[1] === schema &&
  of[2] === name &&
  (of[0] === 'index' || of[0] === 'constraint' || (of[0] === 'default' && of[3] === column))
