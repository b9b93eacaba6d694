import { describe, expect, test } from 'vitest'
import { render } from '../../src/writers/documents/index.ts'
import { bookshop, emptyBackend, largeBackend, operation } from '../fixtures/backend.ts'

describe('the Markdown document', () => {
  test('is one whole for the bookshop', async () => {
    await expect(render(bookshop(), { sections: [] })).toMatchFileSnapshot('./__snapshots__/bookshop.md')
  })

  test('shows only the sections asked for', () => {
    const text = render(bookshop(), { sections: ['settings'] })
    expect(text.match(/^## .*$/gm)).toEqual(['## Settings'])
  })

  test('does not pass on the value of a secret', () => {
    const backend = bookshop()
    const settings = [{ ...backend.runtime.settings[1]!, default: "'hunter2'" }]
    expect(render({ ...backend, runtime: { ...backend.runtime, settings } }, { sections: [] })).not.toContain('hunter2')
  })

  test('draws many tables in groups', () => {
    expect(
      render(largeBackend({ operations: 20, tables: 60 }), { sections: ['tables'] }).match(/erDiagram/g)?.length,
    ).toBeGreaterThan(3)
  })

  test('a hostile path or tag opens neither tag, cell nor link', () => {
    const backend = {
      ...emptyBackend(),
      api: {
        ...emptyBackend().api,
        operations: [operation('GET /a', { path: '/a`|<img src=x>', tags: ['<script>[x](javascript:y)'] })],
      },
    }
    const text = render(backend, { sections: ['endpoints'] })
    expect(text).toContain('### \\<script\\>\\[x\\](javascript:y)')
    expect(text).toContain("`/a'\\|<img src=x>`")
  })
})
