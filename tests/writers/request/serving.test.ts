import { expect, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

const blueprint = (text: string): string => `${blueprintOf(readRequest(text, null))}\n`
/** A resource of the blueprint a request asks for, with its rules on one line. */
const resource = (text: string, name: string): string =>
  (new RegExp(`^  ${name}:\\n((?:    .*\\n|\\n)+)`, 'm').exec(blueprint(text))?.[1] ?? '').replace(
    /access:\n\s+read: (.*)\n\s+create: (.*)\n\s+update: (.*)\n\s+delete: (.*)/,
    'access: { read: $1, create: $2, update: $3, delete: $4 }',
  )

test.each([
  ['Donors book appointments, nurses record donations.', 'Appointment', 'nurse'],
  ['Customers open tickets, agents reply to them.', 'Ticket', 'agent'],
  ['Citizens report issues, clerks write letters.', 'Issue', 'clerk'],
  ['Patients book consultations, therapists write plans.', 'Consultation', 'therapist'],
])('who works there sees what is brought, and says how it stands: %s', (text, name, role) => {
  const one = resource(text, name)
  expect(one).toMatch(new RegExp(`read: owner or ${role}\\b`))
  expect(one.includes(' status: ') ? / set by (\w+)/.exec(one.split('status:')[1]!)?.[1] : role).toBe(role)
})

test('who sells for himself does not see what is ordered of others', () => {
  const text = 'Sellers list products. Customers order products. Customers write reviews.'
  expect(resource(text, 'Order')).toContain('read: owner or product.owner or admin')
})

test('whoever brings a pet does not confirm the appointment by that', () => {
  const text = 'A clinic with owners, pets and appointments of pets. Only vets can write vaccination records.'
  expect(resource(text, 'Appointment')).toContain('requested set by vet')
})

test('among those who lend to each other, whose it is says how it stands', () => {
  expect(resource('Members offer rides. Members book rides.', 'Booking')).toContain('set by ride.owner or admin')
})

test('who is to bring something back does not say until when', () => {
  const loan = resource('Readers borrow books. Librarians buy books.', 'Loan')
  expect(loan).toContain('due_on: date? set by librarian')
  expect(loan).toContain('returned_on: date? set by librarian')
  expect(resource('A list of loans of my own.', 'Loan')).not.toContain('due_on: date? set by')
})

test('what becomes of an application is kept by those it was sent to', () => {
  const text = 'Applicants submit applications. Interviews of an application. Recruiters reject applications.'
  expect(resource(text, 'Interview')).toMatch(/read: .*, create: recruiter, update: recruiter, delete: recruiter/)
  const own = 'Beekeepers register hives. Inspections of a hive.'
  expect(resource(own, 'Inspection')).toContain('create: hive.owner or admin')
})

test.each([
  ['Customers open tickets, agents add notes. Customers never see internal notes.', 'Note'],
  ['Customers open tickets. Notes of a ticket. Agents answer tickets. Customers do not see notes.', 'Note'],
  ['Customers open tickets. Agents answer tickets. Internal notes are hidden from customers.', 'Note'],
  ['Customers open tickets. Agents answer tickets. Internal notes must never be shown to customers.', 'Note'],
  ['Customers open tickets, agents add remarks to them that customers must not see.', 'Remark'],
])('what some never see is kept by those above them: %s', (text, name) => {
  expect(resource(text, name)).toMatch(/read: (owner or )?agent, create: agent/)
})

test('what nobody knows is not said of what was spoken of before', () => {
  const text =
    'Tenants submit complaints, the caretaker resolves them and adds internal remarks that tenants never see.'
  expect(resource(text, 'Complaint')).toContain('read: owner or caretaker')
})

test('what others add and some never see is not hidden from whoever wrote it', () => {
  const text = 'Recruiters write assessments, candidates apply for jobs. Candidates never see assessments.'
  expect(resource(text, 'Assessment')).toContain('read: owner or recruiter, create: recruiter')
})

test.each([
  ['Beekeepers register apiaries.', 'admin > beekeeper'],
  ['Staff check cars in. Members reserve cars.', 'admin > staff > member'],
  ['Judges enter scores. Users read scores.', 'admin > judge > member'],
  ['Only auditors may enter remarks.', 'admin > auditor > member'],
])('who registers gets what all may, and no post: %s', (text, roles) => {
  expect(blueprint(text)).toContain(`roles: ${roles}\n`)
})

test.each([
  ['Tenants report problems, the manager assigns a contractor.', 'Problem', 'contractor_user', 'manager'],
  ['Clients submit documents, the manager assigns a translator.', 'Document', 'translator_user', 'manager'],
  ['Customers file claims. A supervisor assigns an adjuster to every claim.', 'Claim', 'adjuster_user', 'supervisor'],
])('who is given something is said by whoever assigns it, and sees it: %s', (text, name, field, by) => {
  expect(resource(text, name)).toMatch(new RegExp(`${field}: -> User\\? set-null set by ${by}\\b`))
  expect(resource(text, name)).toMatch(new RegExp(`read: owner or ${field}\\b`))
  expect(resource(text, name)).not.toMatch(new RegExp(`create: .*${by}`))
})

test('whoever makes such rows works with the one that is given to him', () => {
  const text = 'Mechanics record repairs, and the manager assigns a mechanic to each repair.'
  expect(resource(text, 'Repair')).toContain('mechanic_user: -> User? set-null set by manager')
  expect(resource(text, 'Repair')).toContain('update: owner or mechanic_user')
})

test('what another one says later need not be known when it is made', () => {
  expect(resource('Customers file claims, the adjuster sets the amount.', 'Claim')).toContain(
    'amount: decimal(12 2)? set by adjuster',
  )
})

test('in a tenant where some serve others, what is brought is of whoever brings it', () => {
  const text = 'Multi-tenant help desk: each organisation has agents and customers, and tickets with attachments.'
  expect(resource(text, 'Ticket')).toMatch(/read: owner or agent, create: customer, update: owner/)
  expect(resource(text, 'Attachment')).toContain('create: ticket.owner or agent')
  expect(resource('Multi-tenant CRM: companies with deals.', 'Deal')).toContain('update: member')
})

test('a part of what is somebody’s own is granted by others', () => {
  const text = 'Customers order products. Return requests of an order. Staff ship orders.'
  expect(resource(text, 'ReturnRequest')).toContain('= requested set by staff')
})

test('companies that offer something do that with their own', () => {
  const text = 'Companies post vacancies, candidates apply for vacancies.'
  expect(resource(text, 'Company')).toContain('owner: -> User')
  expect(resource(text, 'Vacancy')).toMatch(/read: candidate, create: company\.owner or admin/)
  expect(resource(text, 'Application')).toContain('read: owner or vacancy.company.owner or admin')
  expect(resource(text, 'Application')).toContain('= submitted set by vacancy.company.owner or admin')
  expect(resource(text, 'Application')).toContain('vacancy: -> Vacancy cascade immutable')
  expect(resource('Hotels list rooms. Guests book rooms.', 'Room')).toContain('create: hotel.owner or admin')
  expect(resource('Teams view results. Results of a race.', 'Team')).not.toContain('team.owner')
})

test('what somebody writes of what others brought is a field of it', () => {
  const text = 'Applicants submit cases, and the lawyer writes an assessment of the case.'
  expect(resource(text, 'Case')).toContain('assessment: text(0..5000)? set by lawyer')
  expect(resource(text, 'Case')).toContain('read: owner or lawyer, create: applicant')
  expect(resource('Nurses record the volume of each donation.', 'Donation')).toContain('create: nurse')
  const seen = 'Mechanics record repairs. Customers see the status of their repair.'
  expect(resource(seen, 'Repair')).not.toContain('set by customer')
})

test('what is bid stands', () => {
  expect(resource('Sellers list items. Bidders place bids.', 'Bid')).toContain('update: nobody, delete: admin')
})

test('whoever owns pets is an account, and colleagues read what is written of a pet', () => {
  const text = 'Owners, pets. Vets write vaccination records of pets. Owners only see their own pets.'
  expect(resource(text, 'Owner')).toBe('')
  expect(resource(text, 'VaccinationRecord')).toContain('read: owner or pet.owner or vet, create: vet')
})

test('who marks the job done says that, and nobody else', () => {
  expect(resource('Customers order jobs. The contractor marks the job done.', 'Job')).toContain(
    'done: bool = false set by',
  )
})

test('what anyone hands in is seen by those who work there', () => {
  const text = 'Anyone can open a ticket, but only agents may close tickets.'
  expect(resource(text, 'Ticket')).toContain('read: agent, create: anyone')
  const complaint = resource(
    'Visitors can submit a complaint without an account. The office answers complaints.',
    'Complaint',
  )
  expect(complaint).toContain('read: office, create: anyone')
  expect(complaint).not.toContain('submit')
  expect(resource('Anyone can submit a recipe. Users rate recipes.', 'Recipe')).toContain(
    'read: member, create: anyone',
  )
  expect(blueprint('Anyone can send feedback. Staff read feedback.')).toContain('roles: admin > staff > member')
})

test('members see theirs, which somebody else enters', () => {
  const text = 'The treasurer enters payments, members see only theirs.'
  expect(resource(text, 'Payment')).toContain('member: -> User cascade')
  expect(resource(text, 'Payment')).toMatch(/read: (owner or )?member or/)
  expect(resource('Members book classes and see their own bookings.', 'Booking')).not.toContain('member: -> User')
})

test('whom something is assigned to is one person', () => {
  const ride = resource('Dispatchers assign rides to drivers, drivers only see rides assigned to them.', 'Ride')
  expect(ride).toContain('driver_user: -> User? set-null set by dispatcher')
  expect(ride).not.toContain('assignee')
})

test('support is somebody where only it may do something', () => {
  expect(resource('Customers open tickets. Only support may close tickets.', 'Ticket')).toMatch(
    /status: \S+ = open set by support\b/,
  )
})

test('who writes a report hands it in, and others grant it', () => {
  const report = resource('Employees write expense reports with line items. Managers look at reports.', 'ExpenseReport')
  expect(report).toContain('= draft set by owner or manager')
  expect(report).toContain('- draft -> submitted\n')
  expect(report).toContain('submitted -> approved if manager')
  expect(resource('Writers write articles.', 'Article')).not.toContain('states:')
})

test('what staff enter of money or of what somebody did is not for all', () => {
  expect(resource('Cashiers enter refunds. Members buy passes.', 'Refund')).toContain('read: cashier, create: cashier')
  expect(resource('Staff enter news. Members buy passes.', 'News')).toContain('read: member, create: staff')
})

test('whoever puts people on rows finds them, and nobody else does', () => {
  const people = (asked: string) =>
    /User:[^]*?access: \{ (read: [^,]*),/.exec(blueprintOf(readRequest(asked, null)))?.[1]
  expect(people('Teachers enter grades for students. Students see only their own grades.')).toBe(
    'read: self or teacher',
  )
  expect(people('Chat with direct messages between users')).toBe('read: member')
  expect(people('Users write notes.')).toBe('read: self or admin')
})

test('whoever something is sent to decides it, and nobody else of his kind sees it', () => {
  const offer = resource('Buyers send sellers offers with a price; sellers accept or decline them.', 'Offer')
  expect(offer).toContain('read: owner or seller_user or admin')
  expect(offer).toContain('open set by seller_user or admin')
  expect(offer).toContain('states: { status: [open -> accepted, open -> declined] }')
})

test('those who only look at something do not write it', () => {
  const lesson = resource('Courses have lessons; only students see lessons.', 'Lesson')
  expect(lesson).toContain('access: { read: student, create: admin, update: admin, delete: admin }')
  expect(resource('Reports with a title; only HR sees reports.', 'Report')).toContain('update: hr')
})

test.each([
  'Only members of a project can see its tasks.',
  'Only members of a project see its tasks.',
  'Every member of a project can see its tasks.',
])('what members of a whole see is seen through it: %s', (text) => {
  expect(resource(`A tool with projects and tasks. ${text}`, 'Task')).toMatch(
    /read: (project\.owner or )?project\.members/,
  )
})

test('who grants a permit makes it, and nobody who applies', () => {
  expect(resource('Residents apply for a permit. Clerks grant permits.', 'Permit')).toContain('create: clerk')
})

test('whoever is sent something sets up nothing of the house', () => {
  const text = 'A newsletter backend with subscribers, campaigns and templates. Subscribers read campaigns.'
  expect(resource(text, 'Template')).toContain('create: admin')
})

test.each([
  'A platform with courses, assignments and submissions. Students submit submissions, instructors grade only submissions to their own courses.',
  'Instructors grade submissions of their own courses.',
])('who works on rows of what is his does so there alone, and nobody who handed them in: %s', (text) => {
  expect(resource(text, 'Submission')).toMatch(
    /grade: \{ route: POST \/:id\/grade, access: (assignment\.)?course\.owner or admin/,
  )
  expect(resource(text, 'Course')).toContain('create: instructor')
})
