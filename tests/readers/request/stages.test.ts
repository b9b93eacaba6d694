import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

/** What becomes of the states of a thing, and what is not understood. */
function read(text: string) {
  const { request, blueprint } = designRequested(text, null)
  return {
    status: /status: (\S+ = \S+)/.exec(blueprint)?.[1] ?? null,
    steps: /states: \{ status: \[(.*)\] \}/.exec(blueprint)?.[1] ?? null,
    things: request.subjects.map(({ name }) => name),
    unread: request.unread.map((one) => one.text),
  }
}

test.each([
  [
    'A collection starts as a draft, can be published, and a published collection can be archived.',
    'Collection',
    'draft|published|archived = draft',
    'draft -> published, published -> archived',
  ],
  ['Orders start as pending and can be confirmed.', 'Order', 'pending|confirmed = pending', 'pending -> confirmed'],
  [
    'Claims are created as open, can be settled, and a settled claim can be reopened.',
    'Claim',
    'open|settled|reopened = open',
    'open -> settled if admin, settled -> reopened',
  ],
  ['Every invoice starts as unpaid and can be marked as paid.', 'Invoice', 'unpaid|paid = unpaid', 'unpaid -> paid'],
])('how something starts, and what it can be then: %s', (text, thing, status, steps) => {
  expect(read(text)).toEqual({ status, steps, things: [thing], unread: [] })
})

test('when something starts, and in which company, is no state', () => {
  expect(read('Build a theatre app with shows. A show starts at 8 pm.')).toMatchObject({ status: null, steps: null })
  expect(read('Build a race app. Races start as a group.').unread).toEqual(['Races start as a group'])
  expect(read('Build a game. Each match starts as a friendly.').unread).toEqual(['Each match starts as a friendly'])
})
