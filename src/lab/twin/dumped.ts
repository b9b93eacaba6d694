import { loadSql } from '../../sql/parser.ts'

const RESTORING = new Set(['pg_restore_relation_stats', 'pg_restore_attribute_stats'])

export interface RestoringCalls {
  readonly calls: readonly string[]
  /** `schema.name` of the relations they are about. */
  readonly relations: ReadonlySet<string>
  readonly problem: string | null
}

/**
 * The calls in a file of `pg_dump --statistics-only` that restore statistics. Nothing else of the file is ever run:
 * a call stays out that names a table or asks a question of its own.
 */
export async function restoringCalls(dump: string): Promise<RestoringCalls> {
  // psql's own commands stand on lines of their own, and are no SQL.
  const { statements, problem } = (await loadSql()).statements(dump.replaceAll(/^[ \t]*\\.*$/gm, ''))
  const calls = statements
    .filter(({ kind, tree }) => kind === 'SelectStmt' && onlyRestores(tree))
    .map(({ text }) => text)
  const relations = new Set(calls.map((call) => `${argument(call, 'schemaname')}.${argument(call, 'relname')}`))
  return { calls, relations, problem: problem && `line ${problem.line}: ${problem.message}` }
}

export interface RestoredRelation {
  readonly schema: string
  readonly name: string
  readonly pages: number
  readonly rows: number
}

/** Relations whose numbers a dump restores, indexes among them. */
export async function restoredRelations(dump: string): Promise<readonly RestoredRelation[]> {
  const { calls } = await restoringCalls(dump)
  return calls
    .filter((call) => call.includes('pg_restore_relation_stats'))
    .map((call) => ({
      schema: argument(call, 'schemaname'),
      name: argument(call, 'relname'),
      pages: Number(argument(call, 'relpages') || -1),
      rows: Number(argument(call, 'reltuples') || -1),
    }))
}

const argument = (call: string, name: string): string =>
  (new RegExp(`'${name}'\\s*,\\s*'((?:[^']|'')*)'`).exec(call)?.[1] ?? '').replaceAll("''", "'")

function onlyRestores(tree: unknown): boolean {
  const called: string[] = []
  return harmless(tree, called) && called.length > 0 && called.every((name) => RESTORING.has(name))
}

/** Collects the names of what is called; false where a table is read or a statement stands inside. */
function harmless(node: unknown, called: string[]): boolean {
  if (Array.isArray(node)) return node.every((one) => harmless(one, called))
  if (typeof node !== 'object' || node === null) return true
  return Object.entries(node).every(([kind, inner]) => {
    if (kind === 'RangeVar' || kind === 'SubLink' || kind === 'intoClause' || kind === 'withClause') return false
    if (kind === 'FuncCall') called.push(calledName(inner))
    return harmless(inner, called)
  })
}

function calledName(call: unknown): string {
  const { funcname = [] } = call as { readonly funcname?: readonly { readonly String?: { readonly sval?: string } }[] }
  return funcname.at(-1)?.String?.sval ?? ''
}
