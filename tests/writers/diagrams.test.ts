import { describe, expect, test } from 'vitest'
import type { Backend } from '../../src/model/index.ts'
import { render as dbml } from '../../src/writers/diagrams/dbml/index.ts'
import { render as mermaid } from '../../src/writers/diagrams/mermaid/index.ts'
import { bookshop, column, emptyBackend, foreignKey, id, operation, table } from '../fixtures/backend.ts'

describe('mermaid', () => {
  test('draws tables with keys, and references with how many stand on each side', () => {
    const text = mermaid(bookshop(), { sections: ['tables'] })
    expect(text).toContain('        integer author_id FK')
    expect(text).toContain('        varchar(13) isbn UK')
    expect(text).toContain('    authors ||--o{ books : "author_id"')
    expect(text).toContain('    invoices |o--o{ orders : "invoice_id"')
  })

  test('draws domains with thick arrows where they write', () => {
    const text = mermaid(bookshop(), { sections: ['endpoints'] })
    expect(text.split('\n')[0]).toBe('flowchart LR')
    expect(text).toMatch(/d0 ==> t\d/)
  })

  test('gives both as Markdown when nothing else is asked for', () => {
    expect(mermaid(bookshop(), { sections: [] }).match(/```mermaid/g)).toHaveLength(2)
  })

  test('takes names its grammar does not know', () => {
    const text = mermaid(backendWith(table('billing.order lines', [column('user id', 'TIMESTAMP WITH TIME ZONE')])), {
      sections: ['tables'],
    })
    expect(text).toContain('billing_order_lines["billing.order lines"] {')
    expect(text).toContain('timestamptz user_id')
  })

  test('a hostile tag cannot leave its label', () => {
    const hostile = {
      ...emptyBackend(),
      api: {
        ...emptyBackend().api,
        operations: [operation('GET /', { tags: ['x"]\nclick d0 "javascript:alert(1)"'] })],
      },
    }
    expect(mermaid(hostile, { sections: ['endpoints'] }).split('\n')).toHaveLength(3)
  })
})

describe('dbml', () => {
  test('is complete: defaults, notes, indexes, references with their actions', () => {
    const text = dbml(bookshop())
    expect(text).toContain('"stock" integer [not null, default: `0`]')
    expect(text).toContain(`note: 'The cover\\'s title'`)
    expect(text).toContain('("order_id", "book_id") [pk]')
    expect(text).toContain('Ref "fk_books_author": "books"."author_id" > "authors"."id" [delete: restrict]')
    expect(text).toContain('CHECK ck_books_price (price >= 0)')
  })

  test('leaves out a reference to a table that is not there', () => {
    expect(dbml(backendWith(table('a', [id], { foreignKeys: [foreignKey('b_id', 'gone.id')] })))).not.toContain('Ref')
  })
})

function backendWith(...tables: ReturnType<typeof table>[]): Backend {
  const empty = emptyBackend()
  return { ...empty, data: { ...empty.data, tables } }
}
