import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readModels } from '../../../src/lab/catalog/models.ts'
import { type EmbeddedLab, openEmbedded } from '../../../src/lab/engines/embedded.ts'
import { EMPTY_CATALOG, catalogFacts, factsThatDiffer } from '../../../src/model/queries/index.ts'
import { loadNormaliser } from '../../../src/python/ruff/normalise.ts'
import { backendFiles } from '../../../src/writers/backend/index.ts'
import { render } from '../../../src/writers/ddl/index.ts'
import { randomBlueprint } from '../../blueprint/random.ts'
import { BLUEPRINTS, type Designed, designOf } from './design.ts'
import { tablesIn } from './recovered.ts'

const normaliser = loadNormaliser()

describe('written models', () => {
  let lab: EmbeddedLab
  beforeAll(async () => {
    lab = await openEmbedded(['vector', 'pg_trgm', 'btree_gist'])
  }, 60_000)
  afterAll(() => lab.close())

  /** What the server makes of the models and not of the blueprint, and the other way. */
  async function differencesOf(design: Designed): Promise<readonly string[]> {
    const found = tablesIn(backendFiles(design, normaliser))
    const wanted = await readModels(lab, render(design.backend), EMPTY_CATALOG)
    const made = await readModels(lab, found.sql, EMPTY_CATALOG)
    const classes = [found.tables, design.tables].map((tables) =>
      tables
        .map(({ model }) => model)
        .toSorted()
        .join(', '),
    )
    return [
      ...[...wanted.refused, ...made.refused].map(({ reason }) => reason),
      ...factsThatDiffer(catalogFacts(wanted.catalog), catalogFacts(made.catalog)),
      ...(classes[0] === classes[1] ? [] : classes),
    ]
  }

  test.each([
    ...BLUEPRINTS,
    ...Array.from({ length: 12 }, (_, seed) => [`random blueprint ${seed}`, randomBlueprint(seed)] as const),
  ])('%s: the tables of its models are those of the blueprint', async (_, text) => {
    const design = designOf(text)
    expect(await differencesOf(design)).toEqual([])
  })

  test.each(['sqlalchemy', 'sqlmodel'])(
    '%s: names that are too long are cut as the blueprint cuts them',
    async (orm) => {
      const long = 'a_name_that_is_as_long_as_a_name_of_a_field_may_ever_be'
      const design = designOf(`architect: 1
app: long
stack: { orm: ${orm} }
resources:
  ThingWithALongName: { fields: { title: str }, access: { read: anyone } }
  OtherThing:
    fields: { ${long}: one|two, ${long}1: int(1..5), ${long}2: -> ThingWithALongName, other: str index }
    access: { read: anyone }
    checks: { ${long}3: other != 'a' }
    indexes: [${long} other]
`)
      expect(await differencesOf(design)).toEqual([])
    },
  )
})

test('relations are named on both sides, and nothing is loaded by looking at them', () => {
  const design = designOf(`architect: 1
app: named
resources:
  Person:
    fields: { name: str, friends: many Person, tasks: str }
    access: { read: anyone }
  Task:
    fields: { author: -> Person, checker: -> Person?, parent: -> Task?, group: -> Group }
    access: { read: anyone }
  Group: { fields: { tasks: many Task with rank(int) }, access: { read: anyone } }
`)
  const { tables } = tablesIn(backendFiles(design, normaliser))
  const relations = tables.flatMap(({ model, relationships }) =>
    relationships.map(
      ({ name, target, backPopulates, loading }) => `${model}.${name} ${target}.${backPopulates} ${loading}`,
    ),
  )
  expect(relations.toSorted()).toEqual([
    'Group.tasks group_tasks.group raise',
    'Group.tasks_as_group tasks.group raise',
    'GroupTasks.group groups.tasks raise',
    'GroupTasks.task tasks.group_tasks raise',
    'Person.friends person_friends.person raise',
    'Person.person_friends person_friends.other_person raise',
    'Person.tasks_as_author tasks.author raise',
    'Person.tasks_as_checker tasks.checker raise',
    'PersonFriends.other_person persons.person_friends raise',
    'PersonFriends.person persons.friends raise',
    'Task.author persons.tasks_as_author raise',
    'Task.checker persons.tasks_as_checker raise',
    'Task.group groups.tasks_as_group raise',
    'Task.group_tasks group_tasks.task raise',
    'Task.parent tasks.tasks_as_parent raise',
    'Task.tasks_as_parent tasks.parent raise',
  ])
})
