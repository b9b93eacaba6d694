import type { Backend, CatalogChange, Change, ChangeLevel, Place } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'
import { changeOf, code } from '../change.ts'
import { modelOf, operationsOn } from './used.ts'

/** What the database has to follow, and what the release that still runs loses by it. */
export function schemaChanges(changes: readonly CatalogChange[], base: Backend, head: Backend): readonly Change[] {
  return [...changes.map((one) => told(one, base, head)), ...perhapsRenamed(changes)]
}

function told(one: CatalogChange, base: Backend, head: Backend): Change {
  const name = one.table === null ? one.name : `${one.table}.${one.name}`
  const breaks = breaking(one)
  const lost = breaks && one.of !== 'enum' ? operationsOn(base, one.schema, one.table ?? one.name) : []
  return changeOf('schema', {
    id: `schema-${one.of}-${one.change}`,
    level: levelOf(one, breaks, lost.length > 0),
    sentence: `${sentenceOf(one, name)}${lossOf(lost.map(({ id }) => id))}`,
    arguments: [one.schema, name, ...one.aspects],
    operation: '',
    before: placeIn(base, one),
    after: placeIn(head, one),
  })
}

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

const SHOWN = 3

/** The operations of the release that still runs, and what becomes of them. */
function lossOf(operations: readonly string[]): string {
  if (operations.length === 0) return ''
  const shown = operations.slice(0, SHOWN).map(code).join(', ')
  const more = operations.length > SHOWN ? ` and ${operations.length - SHOWN} more` : ''
  return `; ${count(operations.length, 'operation')} of the release before ask for it (${shown}${more})`
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
