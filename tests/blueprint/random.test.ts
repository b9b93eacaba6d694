import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { randomBlueprint } from './random.ts'

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed)

test('random blueprints say nothing wrong', () => {
  for (const seed of SEEDS) expect([seed, checkBlueprint(randomBlueprint(seed)).problems]).toEqual([seed, []])
})

test('each type of the grammar occurs at least five times among them', () => {
  const counts = new Map<string, number>()
  for (const seed of SEEDS)
    for (const { value } of checkBlueprint(randomBlueprint(seed)).blueprint!.resources!)
      for (const { value: field } of value.fields!)
        for (const kind of [field.type.kind, ...field.marks, ...(field.optional ? ['optional'] : [])])
          counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const kinds =
    'str text int float decimal bool date datetime time duration uuid email url json bytes role enum list vector file reference many optional unique index personal encrypted hashed hidden immutable'
  expect(kinds.split(' ').filter((kind) => (counts.get(kind) ?? 0) < 5)).toEqual([])
})
