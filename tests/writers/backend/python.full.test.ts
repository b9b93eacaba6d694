import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readModels } from '../../../src/lab/catalog/models.ts'
import { readCatalog } from '../../../src/lab/catalog/read.ts'
import { type NativeLab, openNative } from '../../../src/lab/engines/native.ts'
import { EMPTY_CATALOG, catalogFacts, factsThatDiffer, withoutBookkeeping } from '../../../src/model/queries/index.ts'
import { WRITTEN_CODE, loadNormaliser } from '../../../src/python/ruff/normalise.ts'
import { backendFiles, laidOut } from '../../../src/writers/backend/index.ts'
import { migrations } from '../../../src/writers/backend/migrations/index.ts'
import { render } from '../../../src/writers/ddl/index.ts'
import { python, uv } from '../../../tools/full/python.mjs'
import { execute, root } from '../../../tools/steps.mjs'
import { randomBlueprint } from '../../blueprint/random.ts'
import { emptyFolder } from '../../temporary.ts'
import { BLUEPRINTS, designOf } from './design.ts'

const normaliser = loadNormaliser()
/** The server of npm's package brings no pgvector. */
const RANDOM = Array.from({ length: 40 }, (_, seed) => [`random blueprint ${seed}`, randomBlueprint(seed)] as const)
  .filter(([, text]) => !text.includes('vector('))
  .slice(0, 3)

const USE = `
import importlib, pathlib
from sqlalchemy.orm import configure_mappers
for path in sorted(pathlib.Path("app").rglob("*.py")):
    importlib.import_module(".".join(path.with_suffix("").parts))
configure_mappers()
`

describe('what is written is taken by the real libraries', () => {
  let lab: NativeLab
  let run: (folder: string, ...command: readonly string[]) => Promise<string>
  beforeAll(async () => {
    lab = await openNative()
    const [{ folder } = { folder: '' }] = await lab.query<{ folder: string }>(
      "SELECT current_setting('unix_socket_directories') AS folder",
    )
    const program = await uv()
    const wanted = ['--no-project', '--python', await python('3.11'), '--with-requirements', join(root, REQUIREMENTS)]
    run = async (cwd, ...command) => {
      const env = { DATABASE_URL: `postgresql://postgres@/postgres?host=${folder}`, PYTHONPATH: cwd }
      const { passed, output } = await execute(program, ['run', ...wanted, ...command], { cwd, env })
      return passed ? '' : output
    }
  }, 600_000)
  afterAll(() => lab.close())

  test.each([...BLUEPRINTS.filter(([name]) => /taskhub|data-deletion/.test(name)), ...RANDOM])(
    '%s',
    async (_, text) => {
      await lab.execute('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
      const design = designOf(text)
      const { catalog } = await readModels(lab, render(design.backend), EMPTY_CATALOG)
      const folder = emptyFolder()
      const files = [
        ...backendFiles(design, normaliser),
        ...migrations(design, catalog).map((file) => laidOut(file, normaliser)),
      ]
      for (const { path, text: content } of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), content)
      }
      expect(await run(folder, 'python', '-c', USE)).toBe('')
      expect(await run(folder, 'mypy', '--strict', 'app', 'migrations')).toBe('')
      const { lint } = WRITTEN_CODE
      const rules = ['--select', lint.select.join(','), '--target-version', 'py311', '--line-length', '100']
      expect(await run(folder, 'ruff', 'check', '--isolated', ...rules, '.')).toBe('')

      expect(await run(folder, 'alembic', 'upgrade', 'head')).toBe('')
      const head = withoutBookkeeping(await readCatalog(lab))
      expect(factsThatDiffer(catalogFacts(catalog), catalogFacts(head))).toEqual([])
      expect(await run(folder, 'alembic', 'check')).toBe('')
      expect(await run(folder, 'alembic', 'downgrade', 'base')).toBe('')
      const left = withoutBookkeeping(await readCatalog(lab))
      expect(factsThatDiffer(catalogFacts(EMPTY_CATALOG), catalogFacts(left))).toEqual([])
      expect(await run(folder, 'alembic', 'upgrade', 'head', '--sql')).toBe('')
    },
    300_000,
  )
})

const REQUIREMENTS = 'tests/writers/backend/requirements.txt'
