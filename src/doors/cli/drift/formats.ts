import { extname } from 'node:path'
import type { DriftResult } from '../../../flows/drift.ts'
import type { CatalogStep } from '../../../model/index.ts'
import type { DriftOptions, RenderDrift } from '../../../reports/drift/options.ts'
import type { Terminal } from '../terminal.ts'

type Report = 'terminal' | 'json' | 'markdown' | 'agent'
/** What would reconcile the two, instead of what differs. */
type Repair = 'sql' | 'alembic'
export type Format = Report | Repair

/** Which side is changed until it is like the other. */
export type Towards = 'models' | 'database'

const reports: Readonly<Record<Report, () => Promise<{ readonly render: RenderDrift }>>> = {
  terminal: () => import('../../../reports/drift/terminal.ts'),
  json: () => import('../../../reports/drift/json.ts'),
  markdown: () => import('../../../reports/drift/markdown.ts'),
  agent: () => import('../../../reports/drift/agent.ts'),
}

export const formats: readonly Format[] = ['terminal', 'json', 'markdown', 'sql', 'alembic', 'agent']

export async function rendered(
  result: DriftResult,
  format: Format,
  towards: Towards,
  options: DriftOptions,
): Promise<string> {
  if (format !== 'sql' && format !== 'alembic') return (await reports[format]()).render(result.drift, options)
  const [there, back] = ways(result, towards)
  const { migrationStatements, renderScript } = await import('../../../writers/migration/index.ts')
  if (format === 'sql') return there.length === 0 ? '-- Nothing to do.\n' : renderScript(migrationStatements(there))
  const { alembicRevision } = await import('../../../writers/alembic/index.ts')
  return alembicRevision({
    upgrade: migrationStatements(there),
    downgrade: migrationStatements(back),
    down: result.history?.tool === 'alembic' ? result.history.heads : [],
    message: messageOf(towards),
  }).text
}

const messageOf = (towards: Towards): string => (towards === 'models' ? 'what the models say' : 'what the database has')

const ways = (
  { towardsModels, towardsDatabase }: DriftResult,
  towards: Towards,
): readonly [readonly CatalogStep[], readonly CatalogStep[]] =>
  towards === 'models' ? [towardsModels, towardsDatabase] : [towardsDatabase, towardsModels]

const formatOfExtension: Readonly<Record<string, Format>> = {
  '.json': 'json',
  '.md': 'markdown',
  '.sql': 'sql',
  '.py': 'alembic',
}

/** The format nobody named: by the file it goes to, by who is reading, or else the terminal page. */
export function assumedFormat(
  output: string | null,
  { interactive, environment }: Pick<Terminal, 'interactive' | 'environment'>,
): Format {
  if (output !== null) return formatOfExtension[extname(output).toLowerCase()] ?? 'terminal'
  const readByAgent = Boolean(environment['AI_AGENT'] || environment['CLAUDECODE'])
  return readByAgent && !interactive ? 'agent' : 'terminal'
}
