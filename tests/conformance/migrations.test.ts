import { beforeAll, describe, expect, it } from 'vitest'
import type { Syntax } from '../../src/python/modules/program.ts'
import { loadParser } from '../../src/python/syntax/index.ts'
import { migrationCases, readStatements, recordedStatements } from './migrations.ts'

let syntax: Syntax
beforeAll(async () => {
  syntax = await loadParser()
})

describe('the statements read from a revision are those Alembic sends', () => {
  it.each(migrationCases())('%s', (name) => {
    expect(readStatements(name, syntax)).toEqual(recordedStatements(name))
  })
})
