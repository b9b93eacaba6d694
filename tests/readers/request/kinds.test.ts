import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

const FOLDER = new URL('../../../src/readers/request/vocabulary/kinds/', import.meta.url)
const isTable = (name: string): boolean =>
  !/^(index|kind|sense|sensed|senses|meanings|meanings-of-trades)\.ts$/.test(name)

test('what a thing usually holds is said in one place', async () => {
  const files = readdirSync(FOLDER).filter(isTable)
  const said = new Map<string, string[]>()
  for (const file of files) {
    const tables = Object.values((await import(new URL(file, FOLDER).href)) as Record<string, object>)
    for (const table of tables) for (const name of Object.keys(table)) said.set(name, [...(said.get(name) ?? []), file])
  }
  expect(said.size).toBeGreaterThan(1_000)
  expect([...said].filter(([, where]) => where.length > 1)).toEqual([])
})
