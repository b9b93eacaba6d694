import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readModels } from '../../../src/lab/catalog/models.ts'
import { type EmbeddedLab, openEmbedded } from '../../../src/lab/engines/embedded.ts'
import { EMPTY_CATALOG, catalogFacts, factsThatDiffer } from '../../../src/model/queries/index.ts'
import { loadNormaliser } from '../../../src/python/ruff/normalise.ts'
import { backendFiles } from '../../../src/writers/backend/index.ts'
import { render } from '../../../src/writers/ddl/index.ts'
import { randomBlueprint } from '../../blueprint/random.ts'
import { BLUEPRINTS, designOf } from './design.ts'
import { tablesIn } from './recovered.ts'

const normaliser = loadNormaliser()

describe('written models', () => {
  let lab: EmbeddedLab
  beforeAll(async () => {
    lab = await openEmbedded(['vector'])
  }, 60_000)
  afterAll(() => lab.close())

  test.each([
    ...BLUEPRINTS,
    ...Array.from({ length: 40 }, (_, seed) => [`random blueprint ${seed}`, randomBlueprint(seed)] as const),
  ])('%s: the tables of its models are those of the blueprint', async (_, text) => {
    const design = designOf(text)
    const found = tablesIn(backendFiles(design, normaliser))
    const wanted = await readModels(lab, render(design.backend), EMPTY_CATALOG)
    const made = await readModels(lab, found.sql, EMPTY_CATALOG)
    expect([...wanted.refused, ...made.refused]).toEqual([])
    expect(factsThatDiffer(catalogFacts(wanted.catalog), catalogFacts(made.catalog))).toEqual([])
    expect(found.tables.map(({ model }) => model).toSorted()).toEqual(
      design.tables.map(({ model }) => model).toSorted(),
    )
  })
})
