import { createHash } from 'node:crypto'
import { asText, isMade, isNone } from '../../../python/values/ask.ts'
import { getItem, text } from '../../../python/values/make.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import { call } from '../../../python/interpret/calls.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import type { TableDraft } from './draft.ts'

export type Kind = 'ix' | 'uq' | 'ck' | 'fk' | 'pk'

/** What a naming convention may ask about a constraint. */
export interface Named {
  readonly kind: Kind
  readonly given: Value | null
  /** Its columns, with the key each is known by. */
  readonly columns: readonly { readonly name: string; readonly key: string }[]
  readonly referredTable?: string
  readonly referredColumns?: readonly string[]
  readonly made: Instance | null
}

/** PostgreSQL cuts names at 63 characters; SQLAlchemy cuts before it does, and adds a hash. */
const LONGEST = 63

export function truncated(name: string): string {
  return name.length <= LONGEST
    ? name
    : `${name.slice(0, LONGEST - 8)}_${createHash('md5').update(name).digest('hex').slice(-4)}`
}

const CLASSES: Readonly<Record<Kind, string>> = {
  ix: 'sqlalchemy.Index',
  uq: 'sqlalchemy.UniqueConstraint',
  ck: 'sqlalchemy.CheckConstraint',
  fk: 'sqlalchemy.ForeignKeyConstraint',
  pk: 'sqlalchemy.PrimaryKeyConstraint',
}

function conventionFor(kind: Kind, table: TableDraft): string | null {
  const conventions = table.metadata?.attributes.get('naming_convention')
  if (conventions?.kind === 'mapping') {
    const entry =
      getItem(conventions, text(kind)) ??
      [...conventions.entries.values()].find(({ key }) => key.kind === 'external' && key.path === CLASSES[kind])?.value
    if (entry) return asText(entry)
    // A convention of one's own replaces SQLAlchemy's default as a whole.
    if (conventions.entries.size > 0) return null
  }
  return kind === 'ix' ? 'ix_%(column_0_label)s' : null
}

/** The name a constraint gets: its own, the convention's, or none, which leaves it to PostgreSQL. */
export function nameOf(named: Named, table: TableDraft, machine: Machine): string | null {
  const { given } = named
  if (isMade(given ?? undefined, 'sqlalchemy.schema.conv')) return truncated(asText((given as Instance).args[0]) ?? '')
  const own = given && !isNone(given) ? asText(given) : null
  const convention = conventionFor(named.kind, table)
  if (convention === null || (own !== null && !convention.includes('constraint_name'))) return own
  if (own === null && convention.includes('constraint_name')) return null
  const name = fill(convention, named, own, table, machine)
  return name === null ? own : truncated(name)
}

function fill(
  convention: string,
  named: Named,
  own: string | null,
  table: TableDraft,
  machine: Machine,
): string | null {
  let known = true
  const result = convention.replace(/%\((\w+)\)s|%%/g, (match, token: string | undefined) => {
    if (token === undefined) return match === '%%' ? '%' : match
    const value = token_(token, named, own, table, machine)
    if (value === null) known = false
    return value ?? ''
  })
  return known ? result : null
}

function token_(token: string, named: Named, own: string | null, table: TableDraft, machine: Machine): string | null {
  const custom = customToken(token, named, table, machine)
  if (custom !== undefined) return custom
  if (token === 'table_name') return table.name
  if (token === 'constraint_name') return own
  if (token === 'referred_table_name') return named.referredTable ?? null
  return columnToken(token, named, table)
}

const COLUMN_TOKEN = /^(referred_)?column_(\d+)(_?N)?_(name|key|label)$/

/** `column_0_name`, `column_0_N_name`, `column_0N_name`, `referred_column_0_name` */
function columnToken(token: string, named: Named, table: TableDraft): string | null {
  const [, referred, index, many, what] = COLUMN_TOKEN.exec(token) ?? []
  if (index === undefined) return null
  const label = `${table.schema === null ? '' : `${table.schema.replaceAll('.', '_')}_`}${table.name}_`
  const all = referred
    ? (named.referredColumns ?? []).map(String)
    : named.columns.map((column) =>
        what === 'key' ? column.key : what === 'label' ? label + column.name : column.name,
      )
  if (many) return all.join(many.startsWith('_') ? '_' : '')
  return all[Number(index)] ?? ''
}

/** A function of the convention: `fn(constraint, table)`. */
function customToken(token: string, named: Named, table: TableDraft, machine: Machine): string | null | undefined {
  const conventions = table.metadata?.attributes.get('naming_convention')
  const made = conventions?.kind === 'mapping' ? getItem(conventions, text(token)) : undefined
  if (!made || asText(made) !== null) return undefined
  const { constraint, of } = objectsFor(named, table)
  return asText(call(made, { args: [constraint, of], keywords: new Map(), open: false, site: table.site }, machine))
}

function objectsFor(named: Named, table: TableDraft): { readonly constraint: Value; readonly of: Value } {
  const object = (path: string, attributes: readonly (readonly [string, Value])[]): Instance => ({
    kind: 'instance',
    class: { kind: 'external', path },
    attributes: new Map(attributes),
    args: [],
    keywords: new Map(),
    receiver: null,
    site: null,
    labels: [],
  })
  const columns = named.columns.map((column) =>
    object('sqlalchemy.<column>', [
      ['name', text(column.name)],
      ['key', text(column.key)],
    ]),
  )
  const items: Value = { kind: 'sequence', type: 'list', items: columns, open: false }
  return {
    constraint: object(CLASSES[named.kind], [
      ['columns', items],
      ['name', named.given ?? { kind: 'constant', type: 'none', value: null }],
    ]),
    of: object('sqlalchemy.<table>', [['name', text(table.name)]]),
  }
}
