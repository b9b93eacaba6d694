import { overlayTree } from '../../kernel/files/overlay.ts'
import type { FileTree } from '../../kernel/files/tree.ts'
import type { Progress } from '../../kernel/progress.ts'
import { readToml, tableAt } from '../../kernel/toml.ts'
import type { CatalogStep, MigrationChain, MigrationPlan, PatchedFile, Sentence } from '../../model/index.ts'
import { isAside } from '../../python/modules/places.ts'
import { loadParser } from '../../python/syntax/index.ts'
import { sentence } from '../../writers/change/ground.ts'
import { type RevisionHabits, habitsOf } from '../../writers/change/revision/habits.ts'
import { siblingRevision } from '../../writers/change/revision/index.ts'
import { withinLines } from '../../writers/change/revision/long-texts.ts'
import { historiesOf } from '../read-histories.ts'
import { rehearseHistories } from '../rehearse-histories.ts'
import { chainFor } from './chain.ts'
import { layoutsOf, textOf } from './layouts.ts'
import type { Proposed } from './propose.ts'
import { type Ways, waysBetween } from './ways.ts'

export interface WrittenRevision {
  readonly file: PatchedFile | null
  readonly plan: MigrationPlan | null
  readonly style: readonly Sentence[]
  readonly sentences: readonly Sentence[]
  readonly unknown: readonly string[]
  /** Whether a database refuses the models themselves. */
  readonly isRefused?: true
}

/** The revision a change of the models needs, written as its neighbours are, and run behind them. */
export async function changeRevision(
  files: FileTree,
  proposed: Proposed,
  at: Date,
  progress: Progress,
): Promise<WrittenRevision> {
  const [before, after] = proposed.models
  if (before === after) return NONE
  progress.report({ doing: 'comparing models', done: 0, of: null })
  const ways = await waysBetween(files, before, after, progress)
  if (ways.refused.length > 0) return { ...NONE, unknown: ways.refused, isRefused: true }
  if (ways.steps.length === 0) return NONE
  const own = proposed.migrations.filter(({ folder }) => !isAside(`${folder}/`))
  const chain = chainFor(files, own, ways.steps)
  if (typeof chain === 'string') return { ...NONE, unknown: [chain] }
  if (chain.heads.length !== 1)
    return {
      ...NONE,
      unknown: [`the migrations have ${chain.heads.length} heads, which have to be merged first: alembic merge heads`],
    }
  const habits = habitsOf(chain, sourcesOf(files, chain), settingsOf(files, chain), mayBeSqlite(files))
  if (!habits) return { ...NONE, unknown: [`no revision in ${chain.folder} shows how revisions are written here`] }
  const file = await writtenAs(files, habits, chain, ways, at)
  const traced = await trace(
    overlayTree(files, new Map([...patched(proposed), [file.path, file.after]])),
    file,
    progress,
  )
  return {
    file,
    plan: traced.plan,
    unknown: traced.problems,
    style: [styleOf(habits)],
    sentences: [
      sentence(`the database learns of it behind ${chain.heads[0]!}`, []),
      ...(valuesAdded(ways.steps) !== null && mayBeSqlite(files)
        ? [sentence('the revision alters a type of Postgres: SQLite has none, and there it has to be left out', [])]
        : []),
    ],
  }
}

const NONE: WrittenRevision = { file: null, plan: null, style: [], sentences: [], unknown: [] }

const patched = ({ patch }: Proposed) => patch.map(({ path, after }) => [path, after] as const)

const sourcesOf = (files: FileTree, { revisions }: MigrationChain): ReadonlyMap<string, string> =>
  new Map(
    revisions.flatMap(({ at }) => {
      const text = textOf(files, at.file)
      return text === null ? [] : [[at.file, text] as const]
    }),
  )

/** What `alembic.ini`, or a `pyproject.toml`, says of the names of files. */
function settingsOf(
  files: FileTree,
  { folder }: MigrationChain,
): { readonly template: string | null; readonly longest: number | null } {
  const parts = folder.split('/')
  const above = [...parts.map((_, index) => parts.slice(0, parts.length - index).join('/')), ''].map((one) =>
    one === '' ? '' : `${one}/`,
  )
  const ini = above.flatMap((one) => textOf(files, `${one}alembic.ini`) ?? [])[0]
  const toml = above
    .map((one) => tableAt(readToml(textOf(files, `${one}pyproject.toml`) ?? '').table, 'tool', 'alembic'))
    .find((one) => 'file_template' in one)
  const told = (name: string): string | null =>
    new RegExp(`^${name}[ \\t]*=[ \\t]*(.+)$`, 'm').exec(ini ?? '')?.[1]?.trim() ?? null
  const template = told('file_template') ?? (typeof toml?.['file_template'] === 'string' ? toml['file_template'] : null)
  const longest = told('truncate_slug_length')
  return {
    template: template?.replaceAll('%%', '%') ?? null,
    longest: longest === null ? null : Number(longest) || null,
  }
}

/** Whether a setting of the program names a database of SQLite. */
const mayBeSqlite = (files: FileTree): boolean =>
  files.paths.some(
    (path) =>
      /\.(?:py|ini|toml|env)$/.test(path) &&
      !isAside(path) &&
      /\bsqlite(?:\+\w+)?:\/\//.test(textOf(files, path) ?? ''),
  )

async function writtenAs(
  files: FileTree,
  habits: RevisionHabits,
  chain: MigrationChain,
  ways: Ways,
  at: Date,
): Promise<PatchedFile> {
  const pattern = (await loadParser()).parse(habits.pattern.source)
  const { path, text } = siblingRevision(habits, pattern, {
    ...ways,
    down: chain.heads,
    message: messageOf(ways.steps),
    at,
  })
  const layout = layoutsOf(files)(habits.pattern.file)
  return { path, before: null, after: layout.again(habits.pattern.source, withinLines(text, layout.width)) }
}

/** What it does, in the words people use. */
function messageOf(steps: readonly CatalogStep[]): string {
  const tables = steps.flatMap((step) => (step.do === 'create table' ? [step.table.name] : []))
  if (tables.length > 0) return `Add ${tables.join(' and ')}`
  const columns = steps.flatMap((step) =>
    step.do === 'add column' ? [{ table: step.table.name, column: step.definition.name }] : [],
  )
  const [first] = columns
  if (!first) return valuesAdded(steps) ?? 'Change tables'
  return `Add ${columns.map(({ column }) => column).join(' and ')} to ${first.table}`
}

function valuesAdded(steps: readonly CatalogStep[]): string | null {
  const added = steps.flatMap((step) => (step.do === 'add enum value' ? [step] : []))
  const [first] = added
  return first === undefined ? null : `Add ${added.map(({ value }) => value).join(' and ')} to ${first.type.name}`
}

const styleOf = ({ file, pattern, id }: RevisionHabits): Sentence =>
  sentence(
    `revisions are called ${file.template} (${{ configuration: 'as configured', files: 'as most of them are', usual: 'as Alembic does' }[file.from]}), with ids that are ${id.form === 'hash' ? 'hashes' : `a ${id.form}`}; the newest one is the pattern`,
    [{ file: pattern.file, line: 1, column: 1, endLine: 1, endColumn: 1 }],
  )

interface Traced {
  readonly plan: MigrationPlan | null
  readonly problems: readonly string[]
}

/** Runs it behind all others, up, down and up again. */
async function trace(files: FileTree, { path, after }: PatchedFile, progress: Progress): Promise<Traced> {
  const histories = await historiesOf(files, {}, progress)
  const own = histories.filter(({ revisions }) => revisions.some(({ at }) => at.file === path))
  const [rehearsed] = await rehearseHistories(own, false, progress, async () => '')
  const revision = rehearsed?.revisions.find(({ at }) => at.file === path)
  if (!revision) return { plan: null, problems: ['the new revision is not among the migrations'] }
  return {
    plan: {
      file: path,
      text: after,
      statements: revision.observed.map(({ sql, locks, rewrites }) => ({
        sql,
        lock: locks.map(({ relation, mode }) => `${mode} on ${relation}`).join(', '),
        rewrites: rewrites.length > 0,
      })),
      run: 'R1',
    },
    problems: [
      ...revision.observed.flatMap(({ sql, error }) => (error === null ? [] : [`${sql}: ${error}`])),
      ...(revision.roundTrip ? [] : [`the new revision does not lead back: ${revision.reason}`]),
    ],
  }
}
