import { expect, test } from 'vitest'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { plural } from '../../../src/kernel/english.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

function written(asked: string): string {
  const text = blueprintOf(readRequest(asked, null))
  expect(checkBlueprint(text).problems).toEqual([])
  return text
}

test('a mail is sent for what is said', () => {
  expect(written('Parcels have a weight. Notify customers by email when a parcel is created.')).toContain(
    'mail_parcel_created: { when: Parcel.created',
  )
  const shipped = 'Parcels go from packed to shipped. Send an email to the recipient when a parcel is shipped.'
  expect(written(shipped)).toContain('mail_parcel_shipped: { when: parcel.shipped')
})

test('a reminder looks for what is near', () => {
  const text = written('Meetings have a start time. Send a reminder the day before the start of a meeting.')
  expect(text).toMatch(/remind_of_meetings: \{ every: 15m/)
})

test('how long before is told with the reminder, and what is sent at a time is looked for', () => {
  const text = written('Contracts with an end date and a reminder 30 days before a contract ends.')
  expect(text).toContain('asked: reminder 30 days before a contract ends; those whose')
  expect(written('Campaigns are sent at a scheduled time.')).toContain('run_what_is_due: { every: 1m')
})

test('nobody guesses when a mail is sent, and what comes in is none', () => {
  expect(written('Parcels have a weight. Parcels with email notifications.')).not.toContain('jobs:\n')
  expect(written('Parcels have a weight. Recipients reply by email.')).not.toContain('jobs:\n')
  expect(written('Parcels have a weight. Memberships are billed monthly or yearly.')).not.toContain('jobs:\n')
})

test('asking somebody in is a mail of the accounts', () => {
  const text = written('Clubs have a name. People are invited to clubs by email.')
  expect(text).toContain('mails: [invite]')
  expect(text).not.toContain('jobs:\n')
})

test('what is attached or uploaded has a place, as large as is said', () => {
  expect(written('Incidents have a title. Incidents with file attachments up to 10 MB.')).toMatch(
    /Attachment:[\s\S]*?incident: -> Incident cascade[\s\S]*?file: file\([\w ]+\) <= 10MB/,
  )
  expect(written('File upload service with tags.')).toMatch(/Upload:[\s\S]*?file: file\([\w ]+\)/)
  expect(written('Composers upload scores up to 40 MB. Scores have a title.')).toMatch(
    /Score:[\s\S]*?file: file\([\w ]+\) <= 40MB/,
  )
  expect(written('Plans with a photo up to 3 MB each.')).toContain('<= 3MB')
})

test('accounts are watched by nobody', () => {
  const text = written('Auctions have a title. Auctions are shown in real time.')
  const user = /User:[\s\S]*?\n\n/.exec(text)![0]
  expect(user.includes('faces: [rest]') || !/^faces:/m.test(text)).toBe(true)
})

test('several of a thing are called as they are everywhere', () => {
  expect(written('RAG over travel policies')).toContain('travel_policies:')
  expect(['quiz', 'child', 'analysis', 'category', 'status'].map(plural)).toEqual([
    'quizzes',
    'children',
    'analyses',
    'categories',
    'statuses',
  ])
  const text = written('Equipment has a name and a serial number.')
  expect(text).toMatch(/Equipment:\s+table: equipment/)
})

test('what is published begins as a draft', () => {
  const text = written('Instructors publish courses. Students enroll in courses.')
  expect(text).toContain('status: draft|published = draft')
  expect(text).toContain('status = published and')
})

test('who is told of what happens is told by a job, at the state an operation leads to', () => {
  const closed = 'Customers open tickets. Agents close tickets. Customers get an email when a ticket is closed.'
  const tickets = readRequest(closed, null)
  expect(tickets.unread).toEqual([])
  expect(blueprintOf(tickets)).toContain('emits: [ticket.closed]')
  expect(blueprintOf(tickets)).toMatch(/mail_ticket_closed:\s+\{ when: ticket.closed/)
  const decided =
    'Employees submit requests, their manager approves or rejects them. The employee gets an email about the decision.'
  expect(blueprintOf(readRequest(decided, null))).toContain('emits: [request.approved, request.rejected]')
  const replies = 'Agents reply to tickets. The customer gets an email about every reply.'
  expect(blueprintOf(readRequest(replies, null))).toMatch(/when: Reply.created|when: reply.created/)
  // A phone is nothing a backend writes mails to.
  const push = readRequest('Customers place orders. Customers get a push notification on each change.', null)
  expect(push.unread.map(({ text }) => text)).toEqual(['Customers get a push notification on each change'])
})

test('whoever asks is answered in words, with what the answers rest on; whoever searches sees what was found', () => {
  const asked = written('Question answering over contracts with citations and reranking')
  expect(asked).toContain('rerank: true')
  expect(asked).toContain('# asked: citations')
  expect(asked).toContain('answer: { model: gpt-5-mini, stream: sse, limit: 20/min }')
  const searched = written('Semantic search over articles')
  expect(searched).not.toContain('answer:')
  expect(searched).toContain('source: Article.body')
  expect(searched).not.toContain('file(')
})

test('of what is overdue is reminded when it is over, as often as it is said', () => {
  const text = written('Library: books, loans with a due date. Overdue loans send a reminder email every day.')
  expect(text).toContain('remind_of_loans: { every: 1d')
  expect(text).toMatch(/those whose due_\w+ has passed, each time again/)
})

test('of what begins is reminded before it does', () => {
  const text = written('Meetings have a start time. Send a reminder the day before the start of a meeting.')
  expect(text).toMatch(/those whose start\w+ is near, and who were not told yet/)
})
