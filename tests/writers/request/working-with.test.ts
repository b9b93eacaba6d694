import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

const designed = (text: string): string => designRequested(text, null).blueprint.replaceAll(/\s+/g, ' ')
const said = (text: string, name: string): string =>
  new RegExp(` ${name}: traits.*?(?= [A-Z]\\w+: traits|$)`).exec(designed(text))?.[0] ?? ''

test('whoever works with a thing reads what it names', () => {
  const clinic =
    'A prescription API for clinics with patients, doctors, prescriptions and medications. Only doctors may write prescriptions, pharmacists can mark them as dispensed.'
  expect(said(clinic, 'Medication')).toContain('read: pharmacist')
  expect(said(clinic, 'Patient')).toContain('read: pharmacist')
  const school =
    'A kindergarten backend: children, parents and absences; parents report absences and teachers see them.'
  expect(said(school, 'Child')).toContain('read: owner or teacher')
})

test('whoever makes what names a thing of the house enters that as well, where nobody else is there for it', () => {
  const clinic =
    'A prescription API for clinics with patients, doctors, prescriptions and medications. Only doctors may write prescriptions, pharmacists can mark them as dispensed.'
  expect(said(clinic, 'Medication')).toContain('create: doctor')
  expect(said(clinic, 'Clinic')).toContain('create: admin')
  const club = 'A sports club backend with teams, players, coaches and trainings; coaches record attendance of players.'
  expect(said(club, 'Training')).toContain('create: coach')
})

test('what those who come order they find, though nobody speaks of them', () => {
  const garage = 'Spaces and reservations of spaces. Drivers may cancel reservations.'
  expect(said(garage, 'Space')).toContain('read: member')
})

test('one who is put on a row sees that one', () => {
  const firm =
    'Customers ask our plumbing firm for a quote; the office assigns a plumber, who adds line items with quantity and unit price.'
  expect(said(firm, 'Quote')).toMatch(/read: owner or plumber_user or me\.role = office or admin/)
})

test('what those who work there record each of them reads, and nobody what is of each alone', () => {
  expect(said('Nurses record donations of donors. Donors have a name.', 'Donation')).toMatch(/read: [^,]*nurse/)
  const sold = 'Sales reps create quotes with a number. The manager sees them.'
  expect(said(sold, 'Quote')).toMatch(/read: owner or manager,? create: sales_rep/)
})

test('what several from outside bring is read by whom it is for, and not by each other', () => {
  const tender = 'Buyers publish tenders, suppliers submit bids with a price, and the buyer awards one bid.'
  expect(said(tender, 'Bid')).toContain('read: owner or me.role = buyer or admin')
})

test('those who come to a house set up nothing of it', () => {
  const museum = 'A museum with exhibits, galleries and tours; visitors book tours.'
  expect(said(museum, 'Exhibit')).toContain('read: visitor, create: admin')
  expect(said('A recipe app where visitors save recipes to their own lists.', 'Recipe')).not.toContain('create: admin')
})

test('how many want something is seen without closing it', () => {
  const asks =
    'Let customers save books to a wishlist, each book once; staff may see how many people want a book but not who.'
  expect(said(asks, 'Book')).toContain('read: customer')
})
