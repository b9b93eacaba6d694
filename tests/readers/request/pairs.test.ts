import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'
import { readRequest } from '../../../src/readers/request/index.ts'

/** What points to what: `Sample -> LabOrder`, with `?` where there may be none, and `!` where it is said and not supposed. */
const keysOf = (text: string): readonly string[] =>
  readRequest(text, null).subjects.flatMap(({ name, fields }) =>
    fields.flatMap(({ type, typed }) => {
      const [, to, optional = ''] = /^-> (\w+)(\?)?/.exec(type) ?? []
      return to === undefined || to === 'User' ? [] : [`${name} -> ${to}${optional}${typed === 'said' ? '!' : ''}`]
    }),
  )

test.each([
  [
    'Design a backend for lab orders with patients, orders, samples and results.',
    ['LabOrder -> Patient', 'Result -> Sample', 'Sample -> LabOrder'],
  ],
  [
    'Design a parking API with garages, spaces, vehicles and reservations.',
    ['Reservation -> Space', 'Reservation -> Vehicle?', 'Space -> Garage'],
  ],
  [
    'Build a property backend with buildings, apartments, residents and repair requests.',
    ['Apartment -> Building', 'RepairRequest -> Apartment', 'RepairRequest -> Resident?', 'Resident -> Apartment?'],
  ],
  [
    'Create a backend for clinics with patients, doctors, prescriptions and medications.',
    [
      'Doctor -> Clinic?',
      'Patient -> Clinic!',
      'Prescription -> Doctor',
      'Prescription -> Medication',
      'Prescription -> Patient',
    ],
  ],
  [
    'Design a bookkeeping backend with accounts, transactions and postings.',
    ['Posting -> LedgerAccount', 'Posting -> Transaction'],
  ],
  [
    'Build an API for household meter readings with households, meters and readings.',
    ['HouseholdMeterReading -> Meter', 'Meter -> Household'],
  ],
  [
    'Build a recruiting backend with vacancies, candidates, applications and offers.',
    ['Application -> Candidate?', 'Application -> Vacancy', 'Offer -> Application'],
  ],
  ['Build a gym API with members, subscriptions and check-ins.', ['Checkin -> Member', 'Subscription -> Member']],
  [
    'Build a procurement backend with suppliers, purchase orders, deliveries and invoices.',
    ['Delivery -> PurchaseOrder', 'Invoice -> PurchaseOrder', 'PurchaseOrder -> Supplier'],
  ],
  [
    'Create an API for support tickets with customers, agents and comments.',
    ['Comment -> SupportTicket!', 'SupportTicket -> Agent?', 'SupportTicket -> Customer'],
  ],
  [
    'Build a league API with teams, players and matches.',
    ['Match -> League', 'Match -> Team', 'Match -> Team', 'Player -> Team', 'Team -> League?'],
  ],
  ['Build a backend for a museum with exhibits, lenders and loans.', ['Loan -> Exhibit', 'Loan -> Lender']],
])('things that are listed point to one another as such things do: %s', (text, keys) => {
  expect(keysOf(text).toSorted()).toEqual([...keys].toSorted())
})

test.each([
  ['Build an API for repair orders: orders have a number and a status.', ['RepairOrder']],
  ['Build a purchase order API with suppliers and orders.', ['PurchaseOrder', 'Supplier']],
  ['Design purchase orders and orders with a number.', ['Order', 'PurchaseOrder']],
])('a head that is named again is the head, and what stands beside it is another: %s', (text, names) => {
  const { subjects } = readRequest(text, null)
  expect(subjects.map(({ name }) => name).toSorted()).toEqual(names)
})

test('a transaction of postings has no amount of its own', () => {
  const { subjects } = readRequest('A ledger API with accounts, transactions and postings.', null)
  const held = subjects.find(({ name }) => name === 'Transaction')?.fields.map(({ name }) => name)
  expect(held).not.toContain('amount')
})

test('a measure that is said with its unit is one field', () => {
  const { subjects } = readRequest('Harvests with weight in kilograms and a quality grade of A, B or C.', null)
  const held = subjects.find(({ name }) => name === 'Harvest')?.fields.map(({ name }) => name)
  expect(held).toEqual(['harvested_on', 'weight_kg', 'quality_grade'])
})

test('what was done with them is no part of a name, and no key of the whole', () => {
  expect(keysOf('Farms with fields, crops planted per field and season.')).toEqual(
    expect.arrayContaining(['Crop -> Field!']),
  )
  expect(keysOf('Farms with fields, crops planted per field and season.').join()).not.toContain('Farm ->')
})

test('what is supposed to point to something is shown so, and no two need each other first', () => {
  const { blueprint } = designRequested('Build a gym API with members, subscriptions and check-ins.', null)
  expect(blueprint).toContain('member: -> Member # supposed from its name')
})
