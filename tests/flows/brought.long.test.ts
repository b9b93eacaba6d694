import { expect, test } from 'vitest'
import { missingRevision } from '../../src/flows/build/revision.ts'
import type { Wanted } from '../../src/flows/build/way.ts'
import { traceRevision } from '../../src/flows/build/trace.ts'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import { silent } from '../../src/kernel/progress.ts'
import { loadNormaliser } from '../../src/python/ruff/normalise.ts'
import { backendFiles } from '../../src/writers/backend/index.ts'
import { designOf } from '../writers/backend/design.ts'
import type { Statement } from '../../src/writers/backend/feature.ts'

const MODELS = Object.fromEntries(
  backendFiles(
    designOf(`architect: 1
app: notebook
stack: { orm: sqlalchemy, ids: int }
resources:
  Note:
    fields: { owner: int }
    access: { read: anyone }
`),
    loadNormaliser(),
  ).map(({ path, text }) => [path, text]),
)
const FUNCTION: Statement = {
  kind: 'function',
  name: 'tell_note',
  sql: `CREATE OR REPLACE FUNCTION tell_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('notes', NEW.id::text);
  RETURN NULL;
END
$$`,
}
const TRIGGER: Statement = {
  kind: 'object',
  sql: 'CREATE TRIGGER tells AFTER INSERT ON notes FOR EACH ROW EXECUTE FUNCTION tell_note()',
}
const CLOSED: Statement = {
  kind: 'object',
  sql: 'ALTER TABLE notes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY',
}
const policy = (owner: number): Statement => ({
  kind: 'object',
  sql: `CREATE POLICY own ON notes TO notes_readers USING (owner = ${owner})`,
})
const ROLE: Statement = { kind: 'role', name: 'notes_readers' }
const GRANT: Statement = {
  kind: 'once',
  sql: 'GRANT SELECT ON notes TO PUBLIC',
  back: 'REVOKE SELECT ON notes FROM PUBLIC',
}

const normaliser = loadNormaliser()
type Files = Readonly<Record<string, string>>

async function next(files: Files, statements: readonly Statement[], brought: readonly string[] = []) {
  const wanted: Wanted = { renames: { tables: [], columns: [] }, statements, brought }
  const found = await missingRevision(memoryTree(files), wanted, normaliser, silent)
  const { revision } = found
  if (revision === null) return { ...found, files, traced: null }
  const after = { ...files, [revision.path]: revision.text }
  return { ...found, files: after, traced: await traceRevision(memoryTree(after), revision, silent) }
}

const HELD = { problem: null, warnings: [] }

test('what is brought beside a table comes with it, changes, and goes', async () => {
  const first = await next(MODELS, [TRIGGER, FUNCTION, ROLE, CLOSED, policy(1), GRANT])
  expect(first.traced).toEqual(HELD)
  expect(first.brought).toEqual([
    'function public tell_note',
    'policy public notes own',
    'row security public notes',
    'trigger public notes tells',
  ])
  for (const part of [
    'CREATE OR REPLACE FUNCTION',
    'CREATE TRIGGER',
    'FORCE ROW LEVEL',
    'CREATE POLICY',
    'GRANT SELECT',
  ])
    expect(first.revision!.text).toContain(part)
  expect(first.revision!.text).toContain('REVOKE SELECT')

  const same = await next(first.files, [TRIGGER, FUNCTION, ROLE, CLOSED, policy(1), GRANT], first.brought!)
  expect([same.revision, same.problem]).toEqual([null, null])

  const changed = await next(first.files, [TRIGGER, FUNCTION, ROLE, CLOSED, policy(2), GRANT], first.brought!)
  expect(changed.traced).toEqual(HELD)
  expect(changed.revision!.steps.map((step) => step.do)).toEqual(['drop policy', 'create policy'])

  const gone = await next(changed.files, [], changed.brought!)
  expect(gone.traced).toEqual(HELD)
  expect(gone.revision!.steps.map((step) => step.do).toSorted()).toEqual([
    'drop function',
    'drop policy',
    'drop trigger',
    'set row security',
  ])
  expect((await next(gone.files, [], gone.brought!)).revision).toBe(null)
})

test('it comes to a table that is there already, and what people made beside it stays', async () => {
  const { files } = await next(MODELS, [policy(7), ROLE, CLOSED])
  const other: Statement = { kind: 'object', sql: 'CREATE POLICY second ON notes USING (owner = 2)' }
  const more = await next(files, [other, CLOSED, GRANT])
  expect(more.traced).toEqual(HELD)
  expect(more.revision!.steps.map((step) => step.do)).toEqual(['create policy'])
  expect(more.revision!.text).toContain('GRANT SELECT')
})

test('what the server refuses is told, and nothing is written', async () => {
  const wrong: Statement = { kind: 'object', sql: 'CREATE POLICY own ON nowhere USING (true)' }
  const { revision, problem, brought } = await next(MODELS, [wrong])
  expect([revision, brought]).toEqual([null, null])
  expect(problem).toContain('nowhere')
})
