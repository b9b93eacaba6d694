import { describe, expect, test } from 'vitest'
import { render } from '../../src/reports/agent/index.ts'
import { bookshop, largeBackend } from '../fixtures/backend.ts'

const all = { sections: [] }

describe('the report for a coding agent', () => {
  test('is one whole for the bookshop', async () => {
    await expect(render(bookshop(), all)).toMatchFileSnapshot('./__snapshots__/bookshop.agent.txt')
  })

  test('gives each operation one line with handler, access, parameters, body and statements', () => {
    const lines = render(bookshop(), all).split('\n')
    expect(lines).toContain(
      'POST /books -> create_book app/api/books.py:40 | enforced (admin) | body BookIn | insert books',
    )
    expect(lines.filter((line) => /^(GET|POST|PUT|PATCH|DELETE) \//.test(line))).toHaveLength(15)
  })

  test('is dense: under 220 characters for an operation of a large backend', () => {
    const large = largeBackend({ operations: 600, tables: 99 })
    expect(render(large, { sections: ['endpoints'] }).length / 600).toBeLessThan(220)
  })

  test('is the same each time', () => {
    expect(render(bookshop(), all)).toBe(render(bookshop(), all))
  })
})
