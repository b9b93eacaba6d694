import { expect, test } from 'vitest'
import { answered, designRequested, questionsOf } from '../../../src/flows/clarify.ts'

const designed = (text: string) => {
  const { request, blueprint } = designRequested(text, null)
  return {
    names: request.subjects.map(({ name }) => name),
    unread: request.unread.map((words) => words.text),
    blueprint,
  }
}

test('a job of a queue is a row that is followed, and its owner cancels it', () => {
  const { names, unread, blueprint } = designed(
    'Design a video transcoding job queue with job status, progress in percent, priority and at most 3 retries; users can cancel their own jobs.',
  )
  expect(names).toEqual(['VideoTranscodingJob'])
  expect(unread).toEqual([])
  expect(blueprint).toContain('when: VideoTranscodingJob.created, retry: 3 exponential')
  expect(blueprint).toContain('progress: int(0..100) = 0 set by server')
  expect(blueprint).toContain('- running -> cancelled')
  expect(blueprint).toContain('read: owner or admin')
})

test('an import is followed and cancelled, and what failed of it is kept', () => {
  const { names, unread, blueprint } = designed(
    'A background job system for CSV imports: a user uploads a file, can follow the progress and cancel it, and gets the rows that failed with the reason.',
  )
  expect(names).toEqual(['Import', 'FailedRow'])
  expect(unread).toEqual([])
  expect(blueprint).toContain('run: -> Import')
  expect(blueprint).toMatch(/FailedRow:[^]*create: nobody/)
})

test.each([
  'Recruiters post jobs with a status and a priority; candidates can cancel their own applications. Mails go out in the background.',
  'A job queue on Postgres with delayed jobs.',
])('what is not followed has no row of its own: %s', (text) => {
  expect(designed(text).names.filter((name) => /.Job$/.test(name))).toEqual([])
})

test('what a cache holds is no row, and a diary keeps its entries', () => {
  const cached = designed(
    'Add a caching layer with Redis to our product catalogue endpoint, entries should expire after 20 minutes and be dropped when a product changes.',
  )
  expect(cached).toMatchObject({ names: ['Product'], unread: [] })
  expect(cached.blueprint).toContain('cache: { ttl: 20m }')
  expect(designed('A diary with entries and comments. Cache the entries in Redis.').names).toContain('Entry')
})

test('where nothing is named that could change, it is asked which events webhooks tell of', () => {
  const design = designRequested(
    'An outgoing webhook service: endpoints are disabled after 20 failures in a row.',
    null,
  )
  expect(design.blueprint).toContain('most_failures: 20')
  expect(questionsOf(design).map(({ id }) => id)).toContain('thing/events')
  expect(answered(design, { 'thing/events': 'posted' }).blueprint).toContain('out: [event.created')
  const shop = designRequested('Orders and payments. Customers register webhooks.', null)
  expect(shop.blueprint).toMatch(/order\.created[^]*payment\.created/)
  expect(questionsOf(shop).map(({ id }) => id)).not.toContain('thing/events')
})
