import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { silent } from '../../../src/kernel/progress.ts'
import { readCatalog } from '../../../src/lab/catalog/read.ts'
import { readModels } from '../../../src/lab/catalog/models.ts'
import { type EmbeddedLab, openEmbedded } from '../../../src/lab/engines/embedded.ts'
import { rehearse } from '../../../src/lab/rehearsal/rehearse.ts'
import type { Catalog, History } from '../../../src/model/index.ts'
import { EMPTY_CATALOG, catalogFacts, factsThatDiffer, withoutBookkeeping } from '../../../src/model/queries/index.ts'
import { SourceProgram } from '../../../src/python/modules/program.ts'
import { loadNormaliser } from '../../../src/python/ruff/normalise.ts'
import { loadParser } from '../../../src/python/syntax/index.ts'
import { readHistories } from '../../../src/readers/alembic/index.ts'
import { loadSql } from '../../../src/sql/parser.ts'
import type { WrittenFile } from '../../../src/writers/backend/feature.ts'
import { laidOut } from '../../../src/writers/backend/index.ts'
import { migrations } from '../../../src/writers/backend/migrations/index.ts'
import { render } from '../../../src/writers/ddl/index.ts'
import { runnable } from '../../../src/writers/ddl/changes.ts'
import { randomBlueprint } from '../../blueprint/random.ts'
import { taskhub } from '../../blueprint/taskhub.ts'
import { BLUEPRINTS, designOf } from './design.ts'

const parser = await loadParser()
const normaliser = loadNormaliser()

function historyIn(files: readonly WrittenFile[]): History {
  const tree = memoryTree(Object.fromEntries(files.map(({ path, text }) => [path, text])))
  const [history] = readHistories(tree, new SourceProgram(tree, parser)).map(runnable)
  return history!
}

describe('the first migration', () => {
  let lab: EmbeddedLab
  beforeAll(async () => {
    lab = await openEmbedded(['vector'])
  }, 60_000)
  afterAll(() => lab.close())
  beforeEach(() => lab.execute('DROP SCHEMA public CASCADE; CREATE SCHEMA public'))

  const written = async (
    text: string,
  ): Promise<{ readonly catalog: Catalog; readonly files: readonly WrittenFile[] }> => {
    const design = designOf(text)
    const { catalog } = await readModels(lab, render(design.backend), EMPTY_CATALOG)
    return { catalog, files: migrations(design, catalog).map((file) => laidOut(file, normaliser)) }
  }

  test.each([
    ...BLUEPRINTS.filter(([name]) => name.endsWith('sqlmodel')),
    ...Array.from({ length: 12 }, (_, seed) => [`random blueprint ${seed}`, randomBlueprint(seed)] as const),
  ])('%s: it leads to the tables of the models, and exactly back', async (_, text) => {
    const { catalog, files } = await written(text)
    const { revisions } = await rehearse(lab, historyIn(files), await loadSql(), silent)
    expect(revisions).toMatchObject([{ roundTrip: true, reason: '', differences: [] }])
    const head = withoutBookkeeping(await readCatalog(lab))
    expect(factsThatDiffer(catalogFacts(catalog), catalogFacts(head))).toEqual([])
  })

  test('it is named after what it does, and the same each time', async () => {
    const [one, other] = [await written(taskhub), await written(taskhub)]
    const paths = one.files.map(({ path }) => path)
    expect(paths).toEqual(other.files.map(({ path }) => path))
    expect(paths.at(-1)).toMatch(/^migrations\/versions\/[0-9a-f]{12}_the_first_tables\.py$/)
    expect(one.files.at(-1)!.owner).toBe('seed')
  })

  test('it goes to the database itself where there is a pool before it', async () => {
    const text = taskhub.replace('\nauth:', '\ndatabase: { pooled: $POOL_URL, direct: $DIRECT_URL }\n\nauth:')
    const environment = (await written(text)).files.find(({ path }) => path.endsWith('env.py'))!
    expect(environment.text).toContain('environ["DIRECT_URL"]')
  })
})
