import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attack } from '../../src/proving/attacks/index.ts'
import { attacks } from '../../src/proving/attacks/registry.ts'
import { type Shop, openShop } from './servers/open.ts'

/** One that lacks nothing and one that lacks something else each time, so that waiting for one is working for the other. */
let whole: Shop
let lacking: Shop
let repelled: ReturnType<typeof attack>

beforeAll(async () => {
  whole = await openShop()
  lacking = await openShop()
  repelled = attack(whole)
})

afterAll(async () => {
  await Promise.all([whole.close(), lacking.close()])
})

describe('without the protection it aims at, an attack gets through', () => {
  test.each(attacks.map(({ id }) => id))('%s', async (id) => {
    lacking.without(id)
    const [claim] = await attack(lacking, { only: [id] })
    expect(claim, claim?.detail).toMatchObject({ verdict: 'broken' })
  })
})

test('a backend with every protection repels every attack', async () => {
  const claims = await repelled
  expect(claims.map(({ id }) => id)).toHaveLength(attacks.length)
  expect(claims.filter(({ verdict }) => verdict !== 'held')).toEqual([])
})

test('only a backend on this machine is attacked', async () => {
  for (const url of [
    'http://192.168.1.7:8000',
    'https://127.0.0.1',
    'http://127.0.0.1.evil.example',
    'http://example.com',
  ])
    await expect(attack({ ...whole, url })).rejects.toThrow('is not on this machine')
})

test('nothing that was seen shows a token or a password in whole', async () => {
  const text = JSON.stringify(await repelled)
  expect(text).not.toMatch(/eyJ[\w-]{20,}/)
  expect(text).not.toMatch(/Vexing-\w+-harbour/)
  expect(text).not.toMatch(/"refresh_token\\*":\\*"[^"\\]{6,}/)
})
