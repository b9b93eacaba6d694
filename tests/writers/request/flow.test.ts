import { expect, test } from 'vitest'
import { answered, designRequested, questionsOf } from '../../../src/flows/clarify.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

const said = (asks: string, resource: string): string =>
  new RegExp(`^  ${resource}:\\n((?:    .*\\n|\\n)*)`, 'm')
    .exec(`${blueprintOf(readRequest(asks, null))}\n`)?.[1]
    ?.replaceAll(/\s+/g, ' ') ?? ''

const flowAsked = (asks: string): string | undefined => {
  const request = readRequest(asks, null)
  return questionsOf({ request, blueprint: blueprintOf(request) }).find(({ id }) => id.startsWith('flow/'))?.because
}

test('what several do with one thing comes one after the other, as it is said', () => {
  const refill = said('A nurse requests a refill, a doctor signs it, the pharmacy dispenses it.', 'Refill')
  expect(refill).toContain('pending|signed|dispensed = pending')
  expect(refill).toContain('pending -> signed if me.role = doctor or admin, signed -> dispensed if me.role = pharmacy')
  expect(refill).not.toContain('custom: true')
})

test('nothing of how such a thing usually goes stays where it goes otherwise', () => {
  const job = said(
    'Customers submit print jobs, operators print them, packers pack them and couriers deliver them.',
    'PrintJob',
  )
  expect(job).toContain('queued|printed|packed|delivered|failed')
  expect(job).toContain('printed -> packed if')
  expect(job).not.toContain('queued -> packed')
})

test('between two turns stands what such a thing usually is, for whoever took the first of them', () => {
  const delivery = said(
    'Planners schedule deliveries, drivers start them and customers confirm a delivery.',
    'Delivery',
  )
  expect(delivery).toContain('on_the_way -> delivered if driver_user or admin')
  expect(delivery).toContain('delivered -> confirmed if')
  expect(delivery).not.toContain('planned -> confirmed')
  expect(delivery).not.toContain('schedule:')
})

test('one or the other of a turn leads not from one to the other', () => {
  const job = said('A translator accepts the job, a reviewer approves or rejects it.', 'Job')
  expect(job).toContain('accepted -> rejected')
  expect(job).not.toContain('approved -> rejected')
})

test('what somebody marks is a step where it goes by steps, and a mark elsewhere', () => {
  const expense = said(
    'Employees submit expenses, their manager approves or rejects them, and finance marks them as paid.',
    'Expense',
  )
  expect(expense).toContain('approved -> paid if finance')
  expect(expense).not.toContain('bool')
  expect(said('Moderators mark reviews as spam.', 'Review')).toContain('spam: bool = false')
})

test('of what merely is there nothing becomes, and what one does alone has no turns', () => {
  const pet = said('Vets treat pets and receptionists invoice pets.', 'Pet')
  expect(pet).not.toContain('status')
  expect(pet).toContain('treat:')
  expect(said('Clerks stamp forms and seal them.', 'Form')).not.toContain('status')
})

test('whoever publishes what others hand in makes none of it', () => {
  const manuscript = said(
    'Authors submit manuscripts, editors accept or reject them, and the publisher publishes them.',
    'Manuscript',
  )
  expect(manuscript).toContain('accepted -> published if me.role = publisher or admin')
  expect(manuscript).toContain('create: me.role = author or admin')
})

test('an order that is only that of the words is asked about', () => {
  const jobs = 'A translator accepts the job, a reviewer approves or rejects it'
  expect(flowAsked(`${jobs}.`)).toContain('accept, then approve or reject')
  expect(flowAsked('A translator accepts the job, and then a reviewer approves or rejects it.')).toBeUndefined()
  expect(flowAsked('Managers approve or reject requests.')).toBeUndefined()
})

test('what somebody did before says whose own it is to them, and a column that says it is an answer', () => {
  const asks =
    'A client uploads a document, a translator accepts the job, a reviewer approves or rejects it, and a translator must never review their own job.'
  const { request, blueprint } = designRequested(asks, null)
  const question = questionsOf({ request, blueprint }).find(({ id }) => id.startsWith('unread/'))
  expect(question?.because).toContain('No column of a job says who accepted it')
  expect(question?.answers.map(({ name }) => name)).toContain('accepted-by')
  const next = answered({ request, blueprint }, { [question!.id]: 'accepted-by' })
  expect(next.blueprint).toContain('accepted_by: -> User? set-null set by server')
})

test('what has to be before a row is so is no beginning of it', () => {
  const guarded = 'Add a co-signer to loan applications. Both have to consent before the application can be submitted.'
  const { blueprint } = designRequested(guarded, null)
  expect(blueprint).toContain('draft|submitted|accepted|rejected = draft')
  expect(designRequested('Students send applications with a letter.', null).blueprint).not.toContain('draft|')
})
