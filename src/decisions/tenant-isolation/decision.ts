import type { Measured, PlansExperiment } from '../../model/index.ts'
import { type Arising, decision, speaks, type Today, type Voice } from '../decision.ts'
import { indexOn, named, variantOf } from '../experiments/variant.ts'
import { type TenantTable, tenantTables } from '../facts/tenants.ts'
import { usesOf } from '../facts/uses.ts'
import { quoted } from '../../sql/identifiers.ts'
import { agree, say } from '../say.ts'
import { type DecisionSubject, asks, largest, rowsOf } from '../subject.ts'
import { CLEARLY, NOTICED } from '../thresholds.ts'
import { todayAt } from '../today.ts'

/** From so many operations on, one of them is forgotten one day; up to so few, somebody sees them all. */
const MANY_OPERATIONS = 10
const FEW_OPERATIONS = 3
/** A schema each for more tenants than this is more tables than a migration goes through. */
const FEW_TENANTS = 20

export default decision({
  title: 'How tenants are kept apart',
  usual: 'row-level-security',
  simplest: 'filter',
  furthest: 'schema',
  options: [
    {
      name: 'row-level-security',
      title: 'Row-level security of the database',
      gains: ['what a statement forgets to ask, the server asks', 'reports and scripts are held to it, too'],
      costs: ['each connection has to say for whom it works', 'whoever owns the tables is not held to it'],
      changes: 'policies on every table of a tenant, and a setting on every connection',
      checks: [{ rule: 'schema/row-security-without-policy', scope: [] }],
    },
    {
      name: 'filter',
      title: 'A condition in every statement',
      gains: ['nothing but SQL that everybody reads', 'connections are all the same'],
      costs: ['one statement that forgets it shows everything of everybody'],
      changes: 'every statement on a table of a tenant asks for the tenant',
      checks: [
        { rule: 'ownership/list-not-scoped', scope: [] },
        { rule: 'ownership/object-not-checked', scope: [] },
      ],
    },
    {
      name: 'schema',
      title: 'A schema for each tenant',
      gains: ['a tenant is dropped, moved or restored by itself', 'indexes hold one tenant each'],
      costs: ['every migration runs once for each tenant', 'the catalog grows with tenants'],
      changes: 'tables are made anew for each tenant; connections choose a schema',
    },
  ],
  arises(subject) {
    const held = tenantTables(subject)
    return held.length > 0 ? [arisingOf(subject, held)] : []
  },
})

function arisingOf(subject: DecisionSubject, held: readonly TenantTable[]): Arising {
  const [most] = largest(
    subject,
    held.map(({ table }) => table),
    1,
  )
  const one = held.find(({ table }) => table === most)!
  const uses = held.flatMap(({ table }) => usesOf(subject, table, 'select', 'update', 'delete'))
  const operations = new Set(uses.map(({ operation }) => operation.id)).size
  const experiment = pagesOf(subject, one)
  const parts = held.reduce((sum, { table }) => sum + 2 + table.indexes.length + table.uniques.length, 0)
  return {
    question: `How are the rows of ${one.tenants} kept apart?`,
    about: held.map(({ table }) => table.id),
    because: `${held.length} tables name a row of ${one.tenants}`,
    places: held.slice(0, 3).map(({ column }) => column.at),
    today: todayOf(subject, uses),
    weight: operations + held.length,
    experiments: [experiment],
    choose(measured) {
      const filter = measured.pages(
        experiment,
        'filter',
        `pages read for the first page of ${one.table.name} of a tenant`,
      )
      const fenced = measured.pages(
        experiment,
        'policy',
        `pages read for the first page of ${one.table.name} of a tenant`,
      )
      const tenants = measured.rows(one.tenants)
      const relations = measured.from('tables and indexes of all tenants', tenants.value * parts, 'relation', tenants)
      const asking = measured.counted('operations that look for rows of a tenant', operations, 'operation')
      const dearer =
        filter && fenced && fenced.value - filter.value >= NOTICED && fenced.value >= filter.value * CLEARLY
          ? { fenced, filter }
          : null
      const apart = asks(subject, 'erasure', 'export') && tenants.value <= FEW_TENANTS
      return {
        figures: {
          'row-level-security': fenced ? [fenced] : [],
          filter: filter ? [filter] : [],
          schema: [relations],
        },
        voices: voicesOf({ dearer, apart, operations, asking, tenants }),
        remarks: [
          ...(filter && fenced
            ? [
                say`With ${measured.rows(one.table.id)} in ${one.table.name}, a tenant's first page reads ${fenced} behind a policy and ${filter} with a condition.`,
              ]
            : []),
          say`A schema each for ${tenants} would be ${relations}.`,
        ],
      }
    },
  }
}

interface Facts {
  readonly dearer: { readonly fenced: Measured; readonly filter: Measured } | null
  readonly apart: boolean
  readonly operations: number
  readonly asking: Measured
  readonly tenants: Measured
}

const voicesOf = ({ dearer, apart, operations, asking, tenants }: Facts): readonly Voice[] => [
  ...speaks(
    dearer,
    'measured',
    'filter',
    (by) => say`The policy makes ${by.fenced} of ${by.filter}: the server does not go by the index with it.`,
  ),
  ...speaks(
    apart,
    'asked',
    'schema',
    () => say`What one tenant has is to be handed out or erased as a whole, and there are ${tenants}.`,
  ),
  ...speaks(
    operations >= MANY_OPERATIONS,
    'model',
    'row-level-security',
    () =>
      say`${asking} ${agree(asking, 'looks', 'look')} for rows of a tenant: each would have to ask for it, and one day one does not.`,
  ),
  ...speaks(
    operations <= FEW_OPERATIONS,
    'model',
    'filter',
    () =>
      say`Only ${asking} ${agree(asking, 'looks', 'look')} for rows of a tenant: a condition in each is seen at a glance.`,
  ),
]

/** A tenant's first page by a condition, and the same behind a policy. */
function pagesOf(subject: DecisionSubject, { table, column }: TenantTable): PlansExperiment {
  const key = table.primaryKey?.columns ?? []
  const change = { indexes: [...table.indexes, indexOn(table, [column.name, ...key])] }
  const rows = rowsOf(subject, table)
  const [plain, fenced] = [variantOf(table, 'open', { rows, change }), variantOf(table, 'fenced', { rows, change })]
  const [on, own] = [named(fenced.table), quoted(column.name)]
  const order = key.length > 0 ? ` ORDER BY ${[own, ...key.map(quoted)].join(', ')}` : ''
  return {
    kind: 'plans',
    what: `EXPLAIN of a tenant's first page of ${table.name}, by a condition and behind a policy, in a twin of the tables`,
    variants: [
      plain,
      {
        ...fenced,
        beside: [
          `ALTER TABLE ${on} ENABLE ROW LEVEL SECURITY`,
          `CREATE POLICY tenant ON ${on} USING (${own} = current_setting('app.tenant')::${column.type || 'text'})`,
          `SET app.tenant = '${column.type === 'UUID' ? '00000000-0000-0000-0000-000000000001' : '1'}'`,
        ],
      },
    ],
    statements: [
      { name: 'filter', sql: `SELECT * FROM ${named(plain.table)} WHERE ${own} = $1${order} LIMIT 50` },
      { name: 'policy', sql: `SELECT * FROM ${on}${order} LIMIT 50` },
    ],
  }
}

function todayOf({ blueprint, backend }: DecisionSubject, uses: ReturnType<typeof usesOf>): Today | null {
  const tenancy = blueprint?.tenancy
  const setting = backend.api.operations
    .flatMap(({ statements }) => statements)
    .find(({ sets }) => sets?.some((name) => name.includes('.')))
  const at = setting?.chain.at(-1)?.at
  if (at) return todayAt('row-level-security', 'connections say for whom they work', at)
  if (tenancy && typeof tenancy !== 'string' && tenancy.enforce)
    return { option: tenancy.enforce, text: `the blueprint says ${tenancy.enforce}`, places: [] }
  const scoped = uses.find(({ statement }) => statement.scoped === 'yes')
  const place = scoped?.statement.chain.at(-1)?.at
  return place ? todayAt('filter', `${scoped!.operation.id} asks for the caller's rows`, place) : null
}
