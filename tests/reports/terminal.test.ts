import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Backend } from '../../src/model/index.ts'
import { render } from '../../src/reports/terminal/index.ts'
import { columns } from '../../src/reports/text/fit.ts'
import { bookshop, emptyBackend, largeBackend, operation } from '../fixtures/backend.ts'

function page(backend: Backend, width = 100, sections: readonly string[] = [], color = false): string {
  return render(backend, { color, width, sections })
}

describe('the page people meet first', () => {
  test('is one whole for the bookshop', async () => {
    await expect(page(bookshop())).toMatchFileSnapshot('./__snapshots__/bookshop.txt')
  })

  test('is one whole for a large backend', async () => {
    await expect(page(largeBackend({ operations: 600, tables: 99 }), 120)).toMatchFileSnapshot(
      './__snapshots__/large.txt',
    )
  })

  test('starts with what was found, and then what was assumed', () => {
    const lines = page(bookshop())
      .split('\n')
      .filter((line) => line !== '')
    expect(lines[0]).toBe(
      ' FastAPI app app.main:app · 15 operations · 1 websocket · SQLAlchemy 2 · 6 tables · 3 revisions',
    )
    expect(lines[2]).toMatch(/^ assumed {2}entry point app\.main:app/)
  })

  test('ends with the counts and one next command', () => {
    const lines = page(bookshop()).trimEnd().split('\n')
    expect(lines.slice(-2)).toEqual([
      ' 15 operations · 6 tables · 20 statements · 4 not resolved',
      ' next: architect survey --format html > map.html',
    ])
  })

  test('says how to name the application when none was found', () => {
    expect(page(emptyBackend())).toContain('next: architect survey --entry path/to/main.py:app')
  })

  test.each([48, 60, 80, 100, 140, 300])('fits %i columns', (width) => {
    for (const backend of [bookshop(), largeBackend({ operations: 600, tables: 99 })]) {
      for (const sections of [
        [],
        [
          'endpoints',
          'tables',
          'settings',
          'auth',
          'queries',
          'unresolved',
          'documents',
          'migrations',
          'jobs',
          'models',
        ],
      ]) {
        const wide = page(backend, width, sections)
          .split('\n')
          .filter((line) => columns(line) > width)
        expect(wide).toEqual([])
      }
    }
  })

  test('fits even where every name is endless, with colours and without', () => {
    const backend = bookshop()
    const long = 'endless_'.repeat(30)
    const { settings, jobs } = backend.runtime
    const runtime = {
      ...backend.runtime,
      settings: settings.map((each) => ({ ...each, variable: long })),
      jobs: jobs.map((each) => ({ ...each, name: long, schedule: long })),
    }
    for (const color of [true, false]) {
      const text = stripVTControlCharacters(page({ ...backend, runtime }, 48, ['settings', 'jobs'], color))
      expect(text.split('\n').filter((line) => columns(line) > 48)).toEqual([])
    }
  })

  test('is the same text with colours and without', () => {
    expect(page(bookshop(), 100, [], true)).toContain('\u001b[')
    expect(stripVTControlCharacters(page(bookshop(), 100, [], true))).toBe(page(bookshop()))
  })

  test('folds long lists, and unfolds them when they are asked for', () => {
    const large = largeBackend({ operations: 700, tables: 99 })
    expect(page(large).split('\n').length).toBeLessThan(130)
    expect(page(large)).toContain('(--only endpoints)')
    const asked = page(large, 120, ['endpoints'])
    for (const each of large.api.operations.slice(0, 20)) expect(asked).toContain(each.handler.file)
    expect(asked.split('\n').length).toBeGreaterThan(700)
  })

  test('shows only the sections asked for', () => {
    const text = page(bookshop(), 100, ['settings'])
    expect(text).toContain('Settings  4 read, 2 without default')
    expect(text).not.toContain('Endpoints')
  })

  test('never prints the value of a secret', () => {
    const backend = bookshop()
    const settings = [{ ...backend.runtime.settings[1]!, given: 'hunter2' }]
    expect(page({ ...backend, runtime: { ...backend.runtime, settings } }, 100, ['settings'])).not.toContain('hunter2')
  })

  test('obeys nothing that a repository wrote into its names', () => {
    const hostile = operation('GET /x', { path: '/\u001b[2J\u202e/x\nGET /fake', tags: ['\u001b]0;title\u0007'] })
    const text = page({ ...emptyBackend(), api: { ...emptyBackend().api, operations: [hostile] } })
    expect(text).not.toMatch(/[\u001b\u0007\u202e]/)
    expect(text.split('\n').filter((line) => line.includes('GET /fake'))).toHaveLength(1)
  })
})
