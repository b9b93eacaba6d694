import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import { beforeAll, describe, expect, test } from 'vitest'
import { render } from '../../src/reports/json/index.ts'
import { bookshop, emptyBackend, largeBackend } from '../fixtures/backend.ts'

const all = { sections: [] }
let schema: string
beforeAll(async () => {
  schema = await readFile(new URL('../../docs/schema/survey-1.json', import.meta.url), 'utf8')
})

describe('the published schema', () => {
  test('accepts what is printed, whole or in sections', () => {
    const valid = new Ajv().compile(JSON.parse(schema))
    for (const backend of [bookshop(), emptyBackend(), largeBackend({ operations: 80, tables: 20 })]) {
      for (const sections of [[], ['tables'], ['endpoints', 'models']]) {
        valid(JSON.parse(render(backend, { sections })))
        expect(valid.errors).toBeNull()
      }
    }
  })

  test('refuses what is not a survey', () => {
    const valid = new Ajv().compile(JSON.parse(schema))
    expect(valid({ ...JSON.parse(render(bookshop(), all)), version: 2 })).toBe(false)
    expect(valid({ ...JSON.parse(render(bookshop(), all)), extra: true })).toBe(false)
  })
})

describe('the JSON report', () => {
  test('names its schema first, and holds the model unchanged', () => {
    const { $schema, ...rest } = JSON.parse(render(bookshop(), all)) as Record<string, unknown>
    expect(render(bookshop(), all).split('\n')[1]).toBe(`  "$schema": "${String($schema)}",`)
    expect(rest).toEqual(JSON.parse(JSON.stringify(bookshop())))
  })

  test('says which sections it holds when not all were asked for', () => {
    const document = JSON.parse(render(bookshop(), { sections: ['tables'] }))
    expect(document.only).toEqual(['tables'])
    expect(document.data.tables).toHaveLength(6)
    expect(document.api.operations).toEqual([])
  })

  test('keeps a secret given with --env to itself', () => {
    const backend = bookshop()
    const settings = [{ ...backend.runtime.settings[1]!, given: 'hunter2' }]
    expect(render({ ...backend, runtime: { ...backend.runtime, settings } }, all)).not.toContain('hunter2')
  })
})
