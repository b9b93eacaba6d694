import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { productionsOf } from './productions.ts'
import { randomBlueprint } from './random.ts'

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed)

test('random blueprints say nothing wrong', () => {
  for (const seed of SEEDS) expect([seed, checkBlueprint(randomBlueprint(seed)).problems]).toEqual([seed, []])
})

test('each part of the grammar occurs at least five times in two hundred of them', () => {
  const texts = Array.from({ length: 200 }, (_, seed) => randomBlueprint(seed, true))
  expect([...productionsOf(texts)].filter(([, times]) => times < 5)).toEqual([])
}, 120_000)
