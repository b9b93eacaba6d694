import type { SqlStatement } from '../../sql/parser.ts'
import { nameFrom, sqlName } from './names.ts'
import type { Runner } from './runner.ts'
import { CANDIDATES, valueOf } from './types.ts'

/** `lookup_region(text)`, as a message spells it: a name, and the types of its arguments. */
const SIGNATURE = /^([^(]+)\((.*)\)$/s

/** A function a history calls, hangs a trigger on or drops, and never makes: it gives some value of the type that is needed. */
export async function supposeRoutine(
  what: 'function' | 'procedure',
  signature: string,
  statement: SqlStatement,
  runner: Runner,
): Promise<boolean> {
  const { ground, hints, made } = runner
  const [, path = '', given = ''] = SIGNATURE.exec(signature) ?? []
  const name = nameFrom(path.replaceAll('"', '').split('.'))
  if (path === '' || made.has('function', name.name)) return false
  const shown = `${path}(${given})`
  const supposed = { kind: 'function', name: shown, definition: '', from: 'its use' } as const
  const again = hints.back.routine(name.name)
  if (again !== null && (await runner.back(again, supposed))) return true
  const head = `CREATE ${what.toUpperCase()} ${sqlName(name)}(${given.replaceAll(/\bunknown\b/g, 'text')})`
  if (what === 'procedure') return (await ground.add(`${head} LANGUAGE sql AS 'SELECT 1'`, supposed)) !== null
  if (statement.kind === 'CreateTrigStmt') {
    const body = `${head} RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`
    return (await ground.add(body, { ...supposed, definition: 'RETURNS trigger' })) !== null
  }
  for (const type of CANDIDATES) {
    const sql = `${head} RETURNS ${type} LANGUAGE sql AS $$SELECT ${valueOf(type)}$$`
    if (!(await isTaken(sql, statement, runner))) continue
    return (await ground.add(sql, { ...supposed, definition: `RETURNS ${type}` })) !== null
  }
  return false
}

/** Whether the server takes a function that gives this: it is asked, and nothing of it stays. */
async function isTaken(sql: string, { text }: SqlStatement, { ground }: Runner): Promise<boolean> {
  await ground.lab.execute('BEGIN')
  try {
    if ((await ground.send(sql)) !== null) return false
    const refused = await ground.send(text)
    return refused === null || refused.code !== '42804'
  } finally {
    await ground.lab.execute('ROLLBACK')
  }
}
