import { expect, test } from 'vitest'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

function designed(asked: string): string {
  const text = blueprintOf(readRequest(asked, null))
  expect(checkBlueprint(text).problems).toEqual([])
  return text.replaceAll(/\s+/g, ' ')
}

test('whoever redeems a coupon has not issued it', () => {
  const coupons = designed('Coupons have a code, and customers redeem them.')
  expect(coupons).toContain('create: admin, update: admin, delete: admin')
  expect(coupons).toContain('redeem: { route: POST /:id/redeem, access: customer')
  expect(designed('Shops issue coupons with a code, and customers redeem them.')).toContain('create: shop')
})

test('a message is seen by whoever it is sent to', () => {
  expect(designed('Chat with direct messages between users')).toContain('read: author or receiver or admin')
})

test('an offer on a property is made by others than whose that is', () => {
  const offers = designed('Real estate with properties, and offers on properties.')
  expect(offers).toMatch(/Offer:.*read: owner or property\.owner or admin,? create: property\.read/)
})

test('a page to print is of one row, and written by people; a table is of all', () => {
  const printed = designed('Create an invoice API with customers, line items and PDF export')
  expect(printed.match(/export: \{/g)).toHaveLength(1)
  expect(printed).toMatch(/Invoice:.*export: \{ route: GET \/:id\/export, access: .*?, custom: true \}/)
  expect(designed('Orders with a number. Export orders as CSV.')).toContain('returns: file(csv)')
})

test('what is earned or given nobody gives himself', () => {
  expect(designed('Design a loyalty points system: customers earn points with each purchase.')).toContain(
    'access: { read: recipient or admin, create: admin, update: nobody, delete: admin }',
  )
  expect(designed('Courses with certificates for students')).toContain('create: course.owner or admin, update: nobody')
})

test('what a house offers is set up by it, where only those it is offered to sign in', () => {
  const school = designed('A language school: courses and lessons. Students see only the lessons they glimmer.')
  expect(school).toMatch(/Course:.*create: admin, update: admin, delete: admin/)
  expect(designed('Users share recipes and courses.')).toMatch(/Course:.*create: member/)
})

test('tickets somebody puts up are there before others have them', () => {
  const tickets = designed('Sellers list tickets, buyers purchase them.')
  expect(tickets).toMatch(/Ticket:.*create: seller/)
  expect(tickets).toMatch(/Order:.*ticket: -> Ticket cascade/)
})

test('what is unpublished is of whoever has the whole, and the rest is seen with it', () => {
  const podcast = designed(
    "Podcast backend with shows and episodes. Unpublished episodes are visible only to the show's owner.",
  )
  expect(podcast).toMatch(
    /Episode:.*status: draft\|published = draft.*read: show\.owner or status = published and show\.read/,
  )
  const { unread } = readRequest('Archived projects are visible only to admins. Members create projects.', null)
  expect(unread.map(({ text }) => text)).toContain('Archived projects are visible only to admins')
})

test('grades of an exam that all see are no more for all than before', () => {
  const asked = 'An exam service with exams and grades, where students register for exams.'
  expect(designed(asked)).toMatch(/Exam:.*read: student/)
  expect(designed(asked)).toMatch(/Grade:.*access: \{ read: admin, create: admin/)
})

test('what some keep for all is seen once it is published', () => {
  const articles = designed(
    'Build a CMS with articles and editors; articles are drafts until an editor publishes them.',
  )
  expect(articles).toContain('read: status = published and member or editor')
})

test('what is redeemed for points is there for all, and each has a redemption of it', () => {
  const written = blueprintOf(readRequest('Customers redeem rewards.', null))
  expect(written).toMatch(/Reward:\n[^]*?access: \{ read: customer, create: admin/)
  expect(written).toMatch(/Redemption:\n[^]*?access: \{ read: owner or admin, create: customer, update: nobody/)
})
