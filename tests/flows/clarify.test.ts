import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { answered, designRequested, questionsOf } from '../../src/flows/clarify.ts'
import { unreadQuestions } from '../../src/flows/clarify/unread.ts'
import { starters } from '../../src/kernel/files/starters.ts'

const REQUESTS = [
  'tasks, projects and comments',
  'Invoices with number, amount and foo belong to customers. Stripe integration.',
  'Only admins can delete invoices. Members can delete invoices.',
  'Orders go from open to paid to open',
  'user profiles (bio, avatar, social links)',
]

test.each(REQUESTS)('each answer to each question gives another design that holds: %s', (text) => {
  const designed = designRequested(text, null)
  const questions = questionsOf(designed)
  expect(questions.length).toBeGreaterThan(0)
  expect(questions.length).toBeLessThanOrEqual(5)
  for (const { id, answers, usual } of questions) {
    expect(answers.map(({ name }) => name)).toContain(usual)
    const designs = answers.map(({ name }) => answered(designed, { [id]: name }).blueprint)
    expect(new Set(designs).size).toBe(answers.length)
    for (const design of designs) expect(checkBlueprint(design).problems).toEqual([])
  }
})

test('what changes most is asked first', () => {
  for (const text of REQUESTS) {
    const weights = questionsOf(designRequested(text, null)).map(({ weight }) => weight)
    expect(weights).toEqual(weights.toSorted((a, b) => b - a))
  }
})

test('words nobody reads are quoted', () => {
  const questions = questionsOf(designRequested('notes with a title. It should frobnicate the quux.', null))
  expect(questions.map(({ question }) => question).join(' ')).toContain('“should frobnicate the quux”')
})

test('sentences that disagree are both told', () => {
  const question = questionsOf(designRequested(REQUESTS[2]!, null)).find(({ id }) => id === 'rules/Invoice.delete')
  expect(question?.because).toBe('“Only admins can delete invoices” and “Members can delete invoices” disagree.')
  const first = answered(designRequested(REQUESTS[2]!, null), { 'rules/Invoice.delete': 'first' })
  expect(first.blueprint).toMatch(/delete: admin \}/)
})

test('several answers hold together', () => {
  const designed = designRequested(REQUESTS[0]!, null)
  const { blueprint } = answered(designed, { 'owner/Project': 'shared', 'fields/Comment': 'name-only', budget: 'fast' })
  expect(blueprint).toContain('read: 50ms')
  expect(blueprint).not.toContain('body: text')
  expect(checkBlueprint(blueprint).problems).toEqual([])
})

test('a question nobody asked is told with the nearest', () => {
  expect(() => answered(designRequested(REQUESTS[0]!, null), { 'owner/Projct': 'own' })).toThrow(
    'nobody asked owner/Projct',
  )
})

test('a blueprint that is there is asked about, too', () => {
  for (const blueprint of Object.values(starters())) {
    const designed = { request: null, blueprint }
    for (const { id, answers } of questionsOf(designed))
      for (const { name } of answers)
        expect(checkBlueprint(answered(designed, { [id]: name }).blueprint).problems).toEqual([])
  }
})

test('nothing that is understood is no design', () => {
  expect(() => designRequested('asdf qwer', null)).toThrow('nothing in this request is understood')
})

test('all that nobody reads is asked about, what is left over together', () => {
  const few = designRequested('Notes with a title. They should frobnicate the quux. It must glimmer at dawn.', null)
  const asked = unreadQuestions(few.request).map(({ id }) => id)
  expect(asked).toEqual(['unread/they_should_frobnicate_the_quux', 'unread/must_glimmer_at_dawn'])
  const many = designRequested(
    `Notes with a title. ${['a', 'e', 'i', 'o', 'u'].map((one) => `It must gl${one}mmer the qu${one}x.`).join(' ')}`,
    null,
  )
  expect(many.request.unread).toHaveLength(5)
  const questions = unreadQuestions(many.request)
  expect(questions).toHaveLength(4)
  expect(questions.at(-1)?.question).toBe('And what of “must glommer the quox”, “must glummer the quux”?')
})

test('what people write by hand stands in the blueprint as such', () => {
  const designed = designRequested('Notes with a title. It should frobnicate the quux.', null)
  const { blueprint } = answered(designed, { 'unread/should_frobnicate_the_quux': 'by-hand' })
  expect(blueprint).toContain('to be written by hand: “should frobnicate the quux”')
})

test('a name nobody knows may be no thing at all', () => {
  const designed = designRequested('projects with tasks and zibbles', null)
  expect(designed.blueprint).toContain('Zibble:')
  const without = answered(designed, { 'thing/Zibble': 'leave-out' })
  expect(without.blueprint).not.toContain('Zibble:')
  expect(without.blueprint).toContain('Task:')
  expect(answered(designed, { 'thing/Zibble': 'field' }).blueprint).toContain('zibble: str(1..200)?')
})

test('what is designed is the usual answer, and stays as it is', () => {
  const designed = designRequested('Recipes with a title. Users can rate recipes.', null)
  const asked = questionsOf(designed).find(({ id }) => id === 'owner/Recipe')!
  expect(asked.usual).toBe('shown')
  expect(answered(designed, { 'owner/Recipe': 'shown' }).blueprint).toBe(designed.blueprint)
  expect(answered(designed, { 'owner/Recipe': 'own' }).blueprint).toContain('read: owner or admin, create: member')
})
