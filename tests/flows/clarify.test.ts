import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { answered, designRequested, questionsOf } from '../../src/flows/clarify.ts'
import { unreadQuestions } from '../../src/flows/clarify/unread.ts'
import { readRequest } from '../../src/readers/request/index.ts'
import { starters } from '../../src/kernel/files/starters.ts'

const REQUESTS = [
  'tasks, projects and comments',
  'Invoices with number, amount and foo belong to customers. Stripe integration.',
  'Only admins can delete invoices. Members can delete invoices.',
  'Orders go from open to paid to open',
  'user profiles (bio, avatar, social links)',
  'Subscription billing: plans (Free, Pro, Enterprise), monthly or yearly, 14 day trial, invoices',
  'version history of pages with author and comment',
  'login history with IP address',
  'address book with phone numbers, email addresses and birthdays',
  'Landlord portal: flats, tenants, rent payments, repair requests, contracts',
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

test('what is not understood is asked first, then whether a thing is one, whose it is, and what changes most', () => {
  const rank = (id: string): number => ['unread', 'rules', 'thing', 'ties', 'owner'].indexOf(id.split('/')[0]!) + 1 || 6
  for (const text of REQUESTS) {
    const asked = questionsOf(designRequested(text, null)).map(({ id, weight }) => ({ rank: rank(id), weight }))
    expect(asked).toEqual(asked.toSorted((a, b) => a.rank - b.rank || b.weight - a.weight))
  }
})

const ids = (text: string): readonly string[] => questionsOf(designRequested(text, null)).map(({ id }) => id)

test('figures, retention, steps and orders are asked where the request gives a reason for them', () => {
  const plain = ids('Tickets with title and status belong to customers. The glorp has to snurf.')
  expect(plain.filter((id) => /^(budget|scale|retention|order|steps)/.test(id))).toEqual([])
  expect(ids('Tickets with title. It has to be fast under load.')).toContain('budget')
  expect(ids('Tickets with title. Our customers care about privacy.').join(' ')).toContain('retention/User')
  expect(ids('Tickets with title. Logs with a retention of 30 days.').join(' ')).not.toContain('retention/User')
})

test('whoever says how many there are is not asked how many there are', () => {
  expect(ids('500,000 tickets with a title, fast search').join(' ')).not.toContain('scale/')
})

test('where nothing else is open, how fast it has to be is asked', () => {
  expect(ids('JWT authentication with refresh tokens')).toContain('budget')
})

test('whether a thing is one is asked before whose it is', () => {
  const asked = ids('Glorps, and tickets with title')
  expect(asked).toContain('thing/Glorp')
  expect(asked).not.toContain('owner/Glorp')
})

test.each([
  ['Concerts with venue and bodge', 'type/Concert.venue', false],
  ['Concerts with venue and bodge', 'type/Concert.bodge', true],
])('%s: %s is asked: %s', (text, id, isAsked) => {
  expect(ids(text).includes(id)).toBe(isAsked)
})

test('a field is offered what its name could mean', () => {
  const typeOf = (text: string) => questionsOf(designRequested(text, null)).find(({ id }) => id.startsWith('type/'))
  expect(typeOf('Concerts with title and bodge')?.answers.map(({ name }) => name)).not.toContain('date')
  expect(typeOf('Parcels with weight and insured')?.answers.map(({ name }) => name)).toContain('yes-no')
})

test('articles fit what they stand before', () => {
  const asked = questionsOf(designRequested('events and invoices', null))
  expect(asked.map(({ question }) => question).join(' ')).not.toMatch(/\ba [aeiou]/)
})

test('words nobody reads are quoted', () => {
  const questions = questionsOf(designRequested('notes with a title. It should frobnicate the quux.', null))
  expect(questions.map(({ question }) => question).join(' ')).toContain('“It should frobnicate the quux”')
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
  expect(unreadQuestions(few.request).map(({ question }) => question)).toEqual([
    'What is to become of “They should frobnicate the quux” and “It must glimmer at dawn”?',
  ])
  const many = designRequested(
    `Notes with a title. ${['a', 'e', 'i', 'o', 'u'].map((one) => `It must gl${one}mmer the qu${one}x.`).join(' ')}`,
    null,
  )
  expect(many.request.unread).toHaveLength(5)
  const [only, ...others] = unreadQuestions(many.request)
  expect(others).toEqual([])
  for (const { text } of many.request.unread) expect(only?.question).toContain(`“${text}”`)
})

test('what an answer could build is asked about by itself, and no more than two of it', () => {
  const text = 'Notes with a title. Zibbles. Wobbles. Glorps. They should frobnicate the quux.'
  const said = ['Zibbles', 'Wobbles', 'Glorps', 'They should frobnicate the quux']
  const unread = said.map((one) => ({ text: one, start: text.indexOf(one), end: text.indexOf(one) + one.length }))
  const questions = unreadQuestions({ ...readRequest('Notes with a title', null), text, unread })
  expect(questions.map(({ answers }) => answers.length > 2)).toEqual([true, true, false])
  expect(questions.at(-1)?.question).toMatch(/Glorps.*They should frobnicate the quux/)
})

test('what people write by hand stands in the blueprint as such', () => {
  const designed = designRequested('Notes with a title. It should frobnicate the quux.', null)
  const { blueprint } = answered(designed, { 'unread/it_should_frobnicate_the_quux': 'by-hand' })
  expect(blueprint).toContain('to be written by hand: “It should frobnicate the quux”')
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

test('where one of several makes something, and nobody says who sees it, that is asked', () => {
  const designed = designRequested('Surveyors write inspections with a grade. Planners create schedules.', null)
  const asked = questionsOf(designed).find(({ id }) => id === 'sight/Inspection')
  expect(asked?.usual).toBe('own')
  expect(answered(designed, { 'sight/Inspection': 'own' }).blueprint).toBe(designed.blueprint)
  expect(answered(designed, { 'sight/Inspection': 'shown' }).blueprint).toMatch(/Inspection:[^]*?read: member\b/)
  const said = 'Surveyors write inspections with a grade. Planners read inspections. Planners create schedules.'
  expect(ids(said)).not.toContain('sight/Inspection')
})

test('a few words are asked about with those around them', () => {
  const asked = questionsOf(designRequested('Members can renew a loan twice. Loans have a fee.', null))
  expect(asked.map(({ question }) => question)).toContain('What is to become of “Members can renew a loan twice”?')
})

test('what is designed to be seen without signing in is asked, and what its state decides is not', () => {
  const designed = designRequested('Our support website has articles. Agents write articles.', null)
  expect(designed.blueprint).toMatch(/Article:[^]*?read: anyone/)
  expect(questionsOf(designed).find(({ id }) => id === 'sight/Article')?.usual).toBe('anyone')
  expect(answered(designed, { 'sight/Article': 'shown' }).blueprint).not.toMatch(/read: anyone/)
  expect(ids('A blog: authors write posts, readers comment.')).not.toContain('sight/Post')
})

test('where somebody sees some of something, that they see all of it is one of the answers', () => {
  const asks = 'Teachers enter grades, students see only their own grades and parents those of their children.'
  const designed = designRequested(asks, null)
  const asked = questionsOf(designed).find(({ id }) => id === 'unread/parents_those_of_their_children')
  expect(asked?.answers.map(({ name }) => name)).toEqual(['by-hand', 'leave-out', 'all', 'thing-child'])
  expect(designed.blueprint).toContain('read: owner or student_user or admin')
  const open = answered(designed, { 'unread/parents_those_of_their_children': 'all' })
  expect(open.blueprint).toMatch(/Grade:[\s\S]*me\.role = parent|Grade:[\s\S]*read: parent/)
})

test('how many there are of something for each is no name of a thing', () => {
  const asks =
    'Shelters list animals with age, visitors apply for one and the shelter accepts one application per animal.'
  const asked = questionsOf(designRequested(asks, null)).find(({ id }) => id === 'unread/one_application_per_animal')
  expect(asked?.answers.map(({ name }) => name)).toEqual(['by-hand', 'leave-out'])
})

test('what is known and not built is asked about at once, and nobody is asked what it means', () => {
  const asked = questionsOf(designRequested('Two-factor login with TOTP', null)).map(({ question }) => question)
  expect(asked[0]).toBe('What is to become of “Two-factor” and “TOTP”?')
  const jobs = questionsOf(designRequested('Background jobs with priorities, retries and a dashboard', null))
  expect(jobs.filter(({ id }) => id.startsWith('unread/'))).toHaveLength(1)
})

test('what usually is of something, and hangs together with nothing here, is asked, but for what is named first', () => {
  const text = 'A backend for events, packages and contracts'
  const ties = questionsOf(designRequested(text, null)).filter(({ id }) => id.startsWith('ties/'))
  expect(ties.map(({ question }) => question)).toEqual([
    'What does a package belong to?',
    'What does a contract belong to?',
  ])
  const { blueprint } = answered(designRequested(text, null), { 'ties/Contract': 'event' })
  expect(blueprint).toMatch(/Contract:[\s\S]*?event: -> Event cascade/)
  expect(ids('Projects and tasks').filter((id) => id.startsWith('ties/'))).toEqual([])
})

test('who enters what only some see is asked, with the roles that are named', () => {
  const asked = questionsOf(designRequested('payslips with month and amount, visible to accountants only', null))
  const makers = asked.find(({ id }) => id === 'makers/Payslip')
  expect(makers?.answers.map(({ name }) => name)).toEqual(['member', 'accountant', 'admin', 'anyone'])
})

test('whose a thing is may be said of each role, of the world, and of a group of its members', () => {
  const named = questionsOf(designRequested('teams and tickets; agents close tickets, customers open tickets', null))
  const owner = named.find(({ id }) => id === 'owner/Team')
  expect(owner?.answers.map(({ name }) => name)).toEqual([
    'own',
    'shown',
    'shared',
    'kept',
    'agent',
    'world',
    'members',
  ])
})

test('whether somebody a row names signs in is asked, and what he is else', () => {
  const asked = questionsOf(designRequested('plans per resident with a start date', null))
  const person = asked.find(({ id }) => id === 'person/Plan.resident')
  expect(person?.answers.map(({ name }) => name)).toEqual(['account', 'thing', 'text'])
})

test('who sees what anyone writes is asked', () => {
  const asked = questionsOf(designRequested('guestbook where visitors leave entries without an account', null))
  const sight = asked.find(({ id }) => id === 'sight/Entry')
  expect(sight?.answers.map(({ name }) => name)).toEqual(['shown', 'anyone', 'kept'])
})

test('one field that is private may make the whole row so', () => {
  const asked = questionsOf(designRequested('bookmarks with a URL and private notes', null))
  expect(asked.find(({ id }) => id === 'unread/private_notes')?.answers.map(({ name }) => name)).toContain('own')
})

test('people of a group may see what is of it: each row is of one, and it has members', () => {
  const designed = designRequested('protocols with date and text, members of a committee only find their own', null)
  const asked = questionsOf(designed).find(({ answers }) => answers.some(({ name }) => name === 'members'))
  const design = answered(designed, { [asked!.id]: 'members' }).blueprint
  expect(design).toContain('committee: -> Committee cascade')
  expect(design).toContain('read: owner or members or admin')
})

test('whose a group is that has its people is asked without them', () => {
  const text = 'Workspaces have members with roles owner, admin and guest. Tasks belong to workspaces.'
  const asked = questionsOf(designRequested(text, null)).find(({ id }) => id === 'owner/Workspace')
  expect(asked?.answers.map(({ name }) => name)).not.toContain('members')
})

test('what a history does not keep of each entry may be a row for each, which nobody changes', () => {
  const designed = designRequested('revision history of contracts with editor and change note', null)
  const { blueprint } = answered(designed, { 'unread/change_note': 'entry' })
  expect(blueprint).toContain('ContractRevision:')
  expect(blueprint).toMatch(/change_note: .*\n.*\n.*update: nobody, delete: nobody/)
})

test('who writes down that somebody signed in is asked, and usually it is the program', () => {
  const question = questionsOf(designRequested('login history with IP address', null)).find(({ id }) =>
    id.startsWith('makers/'),
  )
  expect(question?.usual).toBe('nobody')
})

test('what a word nobody knows may be is on offer, and the answer builds it', () => {
  const answers = (text: string, id: string): readonly string[] =>
    questionsOf(designRequested(text, null))
      .find((one) => one.id === id)
      ?.answers.map(({ name }) => name) ?? []
  const plants = 'plants with species and frost tolerance'
  expect(answers(plants, 'type/Plant.frost_tolerance')).toContain('yes-no')
  const loans = 'museum loans with insurance value and condition report'
  expect(answers(loans, 'type/Loan.condition_report')).toContain('file')
  expect(answers(loans, 'type/Loan.insurance_value')).toContain('amount')
  const guidelines =
    'retrieval over our clinical guidelines, nurses only get passages from guidelines that are still valid'
  const designed = designRequested(guidelines, null)
  const asked = questionsOf(designed).find((one) => one.answers.some(({ name }) => name === 'valid-until'))
  const next = answered(designed, { [asked!.id]: 'valid-until' })
  expect(next.blueprint).toContain('valid_until: date?')
  expect(questionsOf(next).map(({ id }) => id)).not.toContain(asked!.id)
})

test('what is written in signs or in other letters is asked about as it stands', () => {
  const asked = (text: string, request = readRequest(text, null)) => unreadQuestions(request).map((one) => one.question)
  expect(asked('tasks with 日本語').join(' ')).toContain('日本語')
  const two = 'tasks with 日本語. Comments with 任务.'
  expect(asked(two).join(' ')).toMatch(/日本語.*任务/)
  expect(asked('tasks, 任务 and comments').join(' ')).toContain('任务')
  const all = { ...readRequest('(', null), unread: [{ text: '(', start: 0, end: 1 }] }
  expect(asked('(', all)).toEqual(['What does “(” mean?'])
})
