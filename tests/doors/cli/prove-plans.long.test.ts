import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder } from '../../temporary.ts'
import { fixture } from '../../proving/parcels.ts'
import { architect } from './architect.ts'

test('plans execute nothing and need nobody to be asked', async () => {
  const { code, stdout, stderr } = await architect(['prove', fixture, '--only', 'plans', '--json'])
  expect(stderr).toBe('')
  const { sections, ground } = JSON.parse(stdout) as {
    readonly ground: readonly string[]
    readonly sections: readonly { readonly name: string; readonly claims: readonly { readonly verdict: string }[] }[]
  }
  expect(ground).toEqual([])
  expect(sections.map(({ name, claims }) => [name, ...claims.map(({ verdict }) => verdict)])).toEqual([
    ['plans', 'held', 'held', 'held', 'held'],
  ])
  expect(code).toBe(0)
})

test('at numbers of rows nobody stated nothing is claimed, and nothing run is no success', async () => {
  const folder = emptyFolder()
  cpSync(fixture, folder, { recursive: true })
  rmSync(join(folder, 'architect.toml'))
  const { code, stdout } = await architect(['prove', folder, '--only', 'plans'])
  expect(stdout).toContain('nobody states how large the tables become')
  expect(code).toBe(3)
})
