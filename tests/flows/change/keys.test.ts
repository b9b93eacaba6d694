import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Proposed, propose } from '../../../src/flows/change/propose.ts'
import { silent } from '../../../src/kernel/progress.ts'
import type { AskedField, DesignRequest, Subject } from '../../../src/model/index.ts'
import { root } from '../../architecture/imports.ts'
import { linesOf } from './changed.ts'

const WORDS = { text: '', start: 0, end: 0 }
const field = (name: string, type: string): AskedField => ({ name, type, from: WORDS, typed: 'said' })

const leading = (name: string, table: string): DesignRequest => ({
  text: '',
  intent: 'change',
  subjects: [
    { name: 'Series', table: null, from: WORDS, fields: [field('name', 'str(1..200)')] },
    { name, table, from: WORDS, fields: [field('series', '-> Series? set-null')] },
  ] satisfies Subject[],
  capabilities: [],
  figures: [],
  unread: [],
})

const inBookshop = (request: DesignRequest): Promise<Proposed> =>
  propose({ directory: join(root, 'examples/bookshop'), request, entries: [], environment: {}, answers: {} }, silent)

test('rows that are there lead to something new, and callers say so', async () => {
  const change = await inBookshop(leading('Book', 'book'))
  expect(linesOf(change, 'app/books/models.py').added.join('\n')).toBe(`    series_id: int | None = Field(
        default=None, foreign_key="series.id", index=True, ondelete="SET NULL"
    )
    series_id: int | None = None
    series_id: int | None = None
    series_id: int | None`)
  expect([change.unwanted, change.broken]).toEqual([[], []])
  expect(change.patch.map(({ path }) => path)).toContain('app/series/routes.py')
})

test('what something new is written after may ask for somebody else from now on', async () => {
  const request = leading('Book', 'book')
  const change = await inBookshop({
    ...request,
    rules: [{ who: 'admin', how: 'only', verbs: ['create'], of: 'Book', from: WORDS }],
  })
  expect(change.patch.find(({ path }) => path === 'app/series/routes.py')?.after).toContain('require_staff')
  expect([change.unwritten, change.unwanted]).toEqual([[], []])
})

test('a key that no operation takes is told', async () => {
  const change = await inBookshop(leading('Order', 'order'))
  expect(change.unwritten.join('\n')).toContain('nobody can say order.series_id yet')
})
