import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBackend } from '../../src/flows/build.ts'
import { silent } from '../../src/kernel/progress.ts'
import { type NativeLab, openNative } from '../../src/lab/engines/native.ts'
import { python, uv } from '../../tools/full/python.mjs'
import { execute } from '../../tools/steps.mjs'
import { randomBlueprint } from '../blueprint/random.ts'
import { emptyFolder } from '../temporary.ts'
import { BLUEPRINTS } from '../writers/backend/design.ts'

/** The server of npm's package brings no pgvector. */
const RANDOM = Array.from({ length: 40 }, (_, seed) => [`random blueprint ${seed}`, randomBlueprint(seed)] as const)
  .filter(([, text]) => !text.includes('vector(') && text.includes('provider: builtin'))
  .slice(0, 2)
const CHOSEN =
  /^(user-profiles on sqlmodel|data-deletion on sqlalchemy|chat on sqlalchemy|document-search on sqlalchemy|task-manager on sqlmodel|background on sqlmodel)$/

describe('a backend that was built holds, with the real libraries on a real server', () => {
  let lab: NativeLab
  let run: (folder: string, ...command: readonly string[]) => Promise<string>
  beforeAll(async () => {
    lab = await openNative()
    const [{ folder: socket } = { folder: '' }] = await lab.query<{ folder: string }>(
      "SELECT current_setting('unix_socket_directories') AS folder",
    )
    const program = await uv()
    const version = await python('3.11')
    run = async (cwd, ...command) => {
      const env = {
        DATABASE_URL: `postgresql://postgres@/postgres?host=${socket}`,
        PYTHONPATH: cwd,
        PYTHONDONTWRITEBYTECODE: '1',
      }
      const wanted = ['--no-project', '--python', version, '--with-requirements', join(cwd, 'requirements.txt')]
      const { passed, output } = await execute(program, ['run', ...wanted, ...command], { cwd, env })
      return passed ? '' : output
    }
  }, 600_000)
  afterAll(() => lab.close())

  test.each([...BLUEPRINTS.filter(([name]) => CHOSEN.test(name)), ...RANDOM])(
    '%s',
    async (_, text) => {
      await lab.execute('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
      const folder = emptyFolder()
      writeFileSync(join(folder, 'architect.yaml'), text)
      const { conflicts, noRevision } = await buildBackend({ directory: folder, dryRun: false }, silent)
      expect([conflicts, noRevision]).toEqual([[], null])
      writeRequirements(folder)
      expect(await run(folder, 'mypy')).toBe('')
      expect(await run(folder, 'ruff', 'check', '--no-cache', '.')).toBe('')
      expect(await run(folder, 'ruff', 'format', '--no-cache', '--check', '.')).toBe('')
      expect(await run(folder, 'bandit', '-q', '-r', 'app')).toBe('')
      expect(await run(folder, 'pytest', '-q', '-p', 'no:cacheprovider')).toBe('')
      expect(await run(folder, 'alembic', 'upgrade', 'head')).toBe('')
      expect(await run(folder, 'alembic', 'check')).toBe('')
      expect(await run(folder, 'alembic', 'downgrade', 'base')).toBe('')
      expect(await run(folder, 'alembic', 'upgrade', 'head', '--sql')).toBe('')
    },
    600_000,
  )
})

/** What `pyproject.toml` names, for the program and for its checks. */
function writeRequirements(folder: string): void {
  const text = readFileSync(join(folder, 'pyproject.toml'), 'utf8')
  const names = [...text.matchAll(/^ {2}"([^"]+==[^"]+)",$/gm)].map(([, name]) => name)
  const path = join(folder, 'requirements.txt')
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${names.join('\n')}\n`)
}
