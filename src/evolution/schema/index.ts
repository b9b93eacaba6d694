import type { Backend, CatalogChange, Change, ChangeLevel, EvolutionMigrations, Place } from '../../model/index.ts'
import { changeOf, code } from '../change.ts'
import { type Use, modelOf, usesOf } from './used.ts'

/** What the database has to follow, and what the release that still runs loses by it. */
export function schemaChanges(
  changes: readonly CatalogChange[],
  base: Backend | null,
  head: Backend | null,
): readonly Change[] {
  return [...changes.flatMap((one) => told(one, base, head)), ...perhapsRenamed(changes)]
}

/** Once for each operation of the release before that it breaks, and once where it breaks none. */
function told(one: CatalogChange, base: Backend | null, head: Backend | null): readonly Change[] {
  const name = one.table === null || one.of === 'table' ? one.name : `${one.table}.${one.name}`
  const breaks = breaking(one)
  const uses = breaks && base !== null ? usesOf(base, one).filter(({ how }) => suffers(one, how)) : []
  const ways = [...new Set(uses.map(({ how }) => HOW[how]))].join(', ')
  const change = (operation: string, use: Use | null): Change =>
    changeOf('schema', {
      id: `schema-${one.of}-${one.change}`,
      level: levelOf(one, breaks, use !== null),
      sentence: `${sentenceOf(one, name)}${use === null ? '' : `; the release before ${ways}`}`,
      arguments: [one.schema, name, ...one.aspects],
      operation,
      before: use?.at ?? (base && placeIn(base, one)),
      after: use === null && head ? placeIn(head, one) : null,
    })
  return uses.length === 0 ? [change('', null)] : uses.map((use) => change(use.operation, use))
}

const HOW: Readonly<Record<Use['how'], string>> = {
  filters: 'filters by it',
  sorts: 'sorts by it',
  writes: 'adds rows to it',
  changes: 'changes its rows',
  names: 'names it in SQL',
  loads: 'loads it',
}

/** Who only reads does not notice that rows must have a value. */
function suffers(one: CatalogChange, how: Use['how']): boolean {
  if (one.of !== 'column' || one.change === 'dropped' || one.change === 'renamed') return true
  return one.aspects.includes('type') || how === 'writes' || (how === 'changes' && one.change === 'changed')
}

/** Where models and migrations of the head differ; what differs in the base as well is not its doing. */
export const migrationChanges = (migrations: EvolutionMigrations | null): readonly Change[] =>
  (migrations?.differences ?? []).map(({ message, severity, change, at }) =>
    changeOf('schema', {
      id: 'schema-migrations-differ',
      level: severity === 'high' ? 'error' : severity === 'medium' ? 'warning' : 'info',
      sentence: `the migrations do not lead to the models: ${message}`,
      arguments: [change.schema, change.table ?? '', change.name, ...change.aspects],
      operation: '',
      before: null,
      after: at,
    }),
  )

/** What the old release names and will not find, or cannot write any more. */
function breaking(one: CatalogChange): boolean {
  if (one.of === 'table' || one.of === 'column' || one.of === 'enum' || one.of === 'view') {
    if (one.change === 'dropped' || one.change === 'renamed') return true
    if (one.of === 'column' && one.change === 'changed')
      return one.aspects.some((aspect) => aspect === 'type') || isClosed(one)
    if (one.of === 'column' && one.change === 'added') return one.after !== null && isDemanded(one.after)
  }
  return one.of === 'constraint' && one.change === 'added'
}

type ColumnChange = Extract<CatalogChange, { readonly of: 'column' }>
const isClosed = ({ before, after }: ColumnChange): boolean =>
  before !== null && after !== null && !before.notNull && after.notNull
const isDemanded = ({ notNull, default: value, identity, generated }: NonNullable<ColumnChange['after']>): boolean =>
  notNull && value === null && identity === null && generated === null

function levelOf(one: CatalogChange, breaks: boolean, used: boolean): ChangeLevel {
  if (!breaks) return 'info'
  if (one.of === 'constraint') return 'info'
  // No order of rollout helps where both releases name the same thing differently.
  if (used && one.of !== 'enum' && (one.change === 'renamed' || one.aspects.includes('type'))) return 'error'
  return used || one.of === 'enum' ? 'warning' : 'info'
}

const DONE = { added: 'is added', dropped: 'goes', changed: 'changes', renamed: 'gets another name' } as const

function sentenceOf(one: CatalogChange, name: string): string {
  const aspects = one.aspects.length > 0 && one.change === 'changed' ? `: ${one.aspects.join(', ')}` : ''
  const demanded =
    one.of === 'column' && one.change === 'added' && one.after !== null && isDemanded(one.after)
      ? ', must have a value and has no default'
      : ''
  const before = one.change === 'renamed' ? `, it was ${code(one.aspects[0] ?? one.table ?? '')}` : ''
  return `${one.of} ${code(name)} ${DONE[one.change]}${aspects}${before}${demanded}`
}

function placeIn(backend: Backend, one: CatalogChange): Place | null {
  const table = modelOf(backend, one.schema, one.table ?? one.name)
  if (table === null) return null
  return one.of === 'column' ? (table.columns.find(({ name }) => name === one.name)?.at ?? null) : table.at
}

/** Two columns of one type, the one gone and the other come: only somebody who knows can say whether that is a rename. */
function perhapsRenamed(changes: readonly CatalogChange[]): readonly Change[] {
  const columns = changes.filter((one): one is ColumnChange => one.of === 'column')
  return columns.flatMap((gone) => {
    if (gone.change !== 'dropped') return []
    const come = columns.filter(
      (one) =>
        one.change === 'added' &&
        one.schema === gone.schema &&
        one.table === gone.table &&
        one.after?.type === gone.before?.type,
    )
    return come.length === 1 && come[0] ? [question(gone, come[0])] : []
  })
}

const question = (gone: ColumnChange, come: ColumnChange): Change =>
  changeOf('schema', {
    id: 'schema-perhaps-renamed',
    level: 'warning',
    sentence: `${code(`${gone.table}.${gone.name}`)} goes and ${code(come.name)} of the same type comes: its rows are lost, unless you say that it is a rename, \`--rename ${gone.table}.${gone.name}=${come.name}\``,
    arguments: [gone.schema, `${gone.table}.${gone.name}`, come.name],
    operation: '',
    before: null,
    after: null,
  })
