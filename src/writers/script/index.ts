import type { MigrationTool, WrittenFile } from '../../model/index.ts'
import { type MigrationStatement, renderScript, sentAs } from '../migration/index.ts'
import { laterVersions } from './versions.ts'

export interface ScriptRequest {
  readonly tool: Exclude<MigrationTool, 'alembic'>
  /** The file the migration stands in. */
  readonly file: string
  readonly id: string
  readonly statements: readonly MigrationStatement[]
  /** The way back, where it stands in the same file; null where it has a file of its own, or there is none. */
  readonly back: readonly MigrationStatement[] | null
  /** Versions that are taken. */
  readonly taken: ReadonlySet<string>
}

/** What is sent as one: a transaction, or a statement that has to be alone. */
interface Unit {
  readonly alone: boolean
  readonly statements: readonly MigrationStatement[]
}

/** A migration as files of its tool, in the order they are applied; null where the tool has no way to say it. */
export function scriptFiles(request: ScriptRequest): readonly WrittenFile[] | null {
  const { tool, statements, back } = request
  const units = unitsOf(statements)
  if (tool === 'sql') return back === null ? plainFile(request) : gooseFile(request, units)
  if (/^(supabase|drizzle)$/.test(tool) && units.some(refusesTransaction)) return null
  if (tool === 'drizzle' && units.length > 1) return null
  const paths = [request.file, ...laterVersions(request, units.length - 1)]
  if (paths.length < units.length) return null
  return units.flatMap((unit, index) => filesOf(request, unit, paths[index]!, index === 0))
}

function unitsOf(statements: readonly MigrationStatement[]): readonly Unit[] {
  const units: { alone: boolean; statements: MigrationStatement[] }[] = []
  for (const one of statements) {
    const last = units.at(-1)
    if (last && !last.alone && !one.outsideTransaction) last.statements.push(one)
    else units.push({ alone: one.outsideTransaction, statements: [one] })
  }
  return units
}

const refusesTransaction = ({ statements }: Unit): boolean =>
  statements.some(({ sql, untilNone }) => untilNone === true || /\bconcurrently\b/i.test(sql))

const plainFile = ({ file, statements }: ScriptRequest): readonly WrittenFile[] => [
  { path: file, text: renderScript(statements) },
]

/** goose sends statement by statement: what shares a transaction has no place there. */
function gooseFile({ file, back }: ScriptRequest, units: readonly Unit[]): readonly WrittenFile[] | null {
  const transactional = units.length === 1 && !units[0]!.alone
  if (!transactional && units.some(({ alone, statements }) => !alone && statements.length > 1)) return null
  const up = units.flatMap(({ statements }) => statements).map(gooseText)
  return [
    {
      path: file,
      text: `${transactional ? '' : '-- +goose NO TRANSACTION\n'}-- +goose Up\n${up.join('\n')}\n\n-- +goose Down\n${(back ?? []).map(gooseText).join('\n')}\n`,
    },
  ]
}

/** It cuts at every `;` that is not said to stand inside. */
function gooseText(statement: MigrationStatement): string {
  const text = `${sentAs(statement)};`
  return text.slice(0, -1).includes(';') ? `-- +goose StatementBegin\n${text}\n-- +goose StatementEnd` : text
}

function filesOf({ tool, back }: ScriptRequest, unit: Unit, path: string, first: boolean): readonly WrittenFile[] {
  const text = `${unit.statements.map((one) => `${sentAs(one)};`).join('\n')}\n`
  if (tool === 'dbmate') {
    const down = first && back !== null ? back.map(({ sql }) => `${sql};`).join('\n') : ''
    return [
      { path, text: `-- migrate:up${unit.alone ? ' transaction:false' : ''}\n${text}\n-- migrate:down\n${down}\n` },
    ]
  }
  if (tool === 'flyway' && refusesTransaction(unit))
    return [
      { path, text },
      { path: `${path}.conf`, text: 'executeInTransaction=false\n' },
    ]
  return [{ path, text }]
}
