import { join } from 'node:path'
import { expect, test } from 'vitest'
import { propose } from '../../../src/flows/change/propose.ts'
import { openIn } from '../../../src/flows/design/open.ts'
import { openFolder } from '../../../src/flows/read-folder.ts'
import { silent } from '../../../src/kernel/progress.ts'
import { readBackend } from '../../../src/readers/backend/index.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { root } from '../../architecture/imports.ts'

const directory = join(root, 'examples/bookshop')
const shop = readBackend(openFolder(directory), { entries: [], environment: {}, needs: [] }, silent)

async function asked(text: string) {
  const there = await shop
  const { request } = openIn(readRequest(text, there), there, {})
  return {
    request,
    change: await propose({ directory, request, entries: [], environment: {}, answers: {} }, silent),
  }
}

test('a list of what leads to something is asked for by that, and is not so already as the list of all', async () => {
  const { change } = await asked(
    'Add publishers with a name: every book belongs to one publisher, and anyone can list the books of a publisher.',
  )
  expect(change.patch.find(({ path }) => path === 'app/books/service.py')?.after).toContain(
    'statement.where(Book.publisher_id == publisher_id)',
  )
  expect(change.unwritten.join('\n')).toContain('rows of book that are there lead to no publisher yet')
})

test('what is listed below another row is so already in all of its words', async () => {
  const { change } = await asked('anyone can list the reviews of a book')
  expect(change.sentences.map(({ text }) => text)).toContain(
    '"anyone can list the reviews of a book" is so already: GET /books/{book_id}/reviews lets anyone, without signing in',
  )
})

test('a list of what leads nowhere of the kind is not so already', async () => {
  const { change } = await asked('anyone can list the books of a country')
  expect(change.sentences.map(({ text }) => text).join('\n')).not.toContain('so already')
  expect(change.unwritten.join('\n')).toContain('country')
})

test('who alone may list what leads to something closes the list of all to nobody', async () => {
  const { request, change } = await asked(
    'Add publishers with a name: every book belongs to one publisher. Only admins can list the books of a publisher.',
  )
  expect(request.unread.map(({ text }) => text)).toContain('Only admins can list the books of a publisher')
  expect(change.sentences.map(({ text }) => text).join('\n')).not.toContain('GET /books is for admin')
})

test('a row that something was done to is no column of its table', async () => {
  const { request } = await asked(
    'Staff can refund a shipped order with a reason, and a refunded order keeps who refunded it and when.',
  )
  expect(request.subjects.flatMap(({ fields }) => fields.map(({ name }) => name))).toEqual(['refund_reason'])
  expect(request.unread.map(({ text }) => text)).toContain('a refunded order keeps who refunded it and when')
})
