import { expect, test } from 'vitest'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

/** What a blueprint says of a resource, in one line. */
function said(asked: string, resource: string): string {
  const text = blueprintOf(readRequest(asked, null))
  expect(checkBlueprint(text).problems).toEqual([])
  const part = new RegExp(`^  ${resource}:\\n([\\s\\S]*?)(?=\\n\\n|\\n$)`, 'm').exec(text)?.[1] ?? ''
  return part.replaceAll(/\s+/g, ' ')
}

const roles = (asked: string): string => /roles: (.*)/.exec(blueprintOf(readRequest(asked, null)))?.[1] ?? ''

test('whoever makes something by a rule owns it, and others see what is offered to them', () => {
  const lesson = said('Tutors offer lessons with subject and price. Students book lessons.', 'Lesson')
  expect(lesson).toContain('owner: -> User cascade = me set by server')
  expect(lesson).toContain('access: { read: student, create: tutor, update: owner, delete: owner or admin }')
})

test('what a house makes is kept by all who do so, and read by the others', () => {
  const book = said('Librarians add books with title and isbn. Members borrow books.', 'Book')
  expect(book).not.toContain('owner')
  expect(book).toContain('access: { read: member, create: librarian, update: librarian, delete: librarian }')
})

test('what one person takes of what is another one’s is seen by the two', () => {
  const asks = 'Sellers list products with title and price. Buyers order products.'
  expect(said(asks, 'Order')).toContain(
    'read: owner or product.owner or admin create: me.role = buyer or admin update: owner',
  )
})

test('what is said of something is seen with it', () => {
  const asks = 'Writers publish articles. Readers comment on articles.'
  expect(said(asks, 'Comment')).toContain('read: article.read')
  expect(said(asks, 'Article')).toContain('read: author or status = published and reader or admin')
})

test('whoever may change something, or does something with it, sees it', () => {
  const post = said('Authors edit their own posts, editors can edit any post.', 'Post')
  expect(post).toMatch(/read: .*or editor/)
  expect(post).toContain('create: me.role = author or admin')
  expect(post).toContain('update: owner or editor')
  const request = said('Employees create leave requests. Managers approve leave requests.', 'LeaveRequest')
  expect(request).toMatch(/read: owner or manager,? create: employee,? update: owner and status = pending/)
  expect(request).toContain('pending set by manager')
  expect(request).toContain('states: { status: [pending -> approved, pending -> rejected] }')
})

test('whoever keeps a part sees the whole', () => {
  const asks = 'Customers place orders. Accountants create invoices for orders.'
  expect(said(asks, 'Order')).toContain('read: owner or accountant')
})

test('what is done to a part of what is theirs is done by them alone', () => {
  const asks =
    'Landlords list apartments with rent and address. Tenants apply for apartments. The landlord accepts an application.'
  expect(said(asks, 'Application')).toContain('submitted set by apartment.owner or admin')
})

test('roles keep their names, and none includes another of which nothing tells that it is below', () => {
  const asks = 'Authors write posts. Moderators delete posts. Dispatchers create routes. Drivers see routes.'
  expect(roles(asks)).toContain('author')
  expect(roles(asks)).not.toMatch(/authors|_role/)
  const text = 'Nurses record measurements. Doctors write prescriptions. Patients book appointments.'
  expect(said(text, 'Prescription')).toMatch(/create: (me\.role = doctor or admin|doctor)/)
  expect(said(text, 'Measurement')).toMatch(/create: (me\.role = nurse or admin|nurse)/)
  expect(`${said(text, 'Prescription')} ${said(text, 'Measurement')}`).toContain('me.role = ')
})

test('where nobody from outside signs in, everybody is who works there', () => {
  expect(roles('Employees submit travel requests, managers approve travel requests.')).toBe(
    'admin > manager > employee',
  )
})

test('whoever only signs in has one account, and no table beside it', () => {
  const asks = 'Each order belongs to a customer. Customers place orders with a note.'
  expect(blueprintOf(readRequest(asks, null))).not.toContain('  Customer:')
  expect(said(asks, 'Order')).toContain('owner: -> User cascade = me set by server')
  expect(said('Customers have a name and a phone. Customers open tickets.', 'Customer')).toContain(
    'account: -> User cascade unique = me set by server',
  )
})

test('people of a thing are users with a role in it, and what they may follows from that', () => {
  const asks = 'Each team has members with roles lead, developer and viewer. Teams have boards.'
  expect(said(asks, 'Team')).toContain('members: many User with role(lead|developer|viewer) = viewer')
  expect(said(asks, 'Team')).toContain('read: owner or members or admin')
  expect(said(asks, 'Board')).toContain('create: team.owner or team.members.role = lead|developer or admin')
  const tenants =
    'Multi-tenant workspaces. Each workspace has members with roles admin, member and guest. Notes with a text.'
  expect(blueprintOf(readRequest(tenants, null))).not.toContain('tenancy:')
  expect(said(tenants, 'Workspace')).toContain('read: owner or members or admin')
})

test('a department is below nobody but the highest', () => {
  const asks = 'Employees submit claims. Managers approve claims. Finance pays claims.'
  expect(said(asks, 'Claim')).toContain('approved -> paid if me.role = finance or admin')
})

test('whoever makes a row does not set what others decide of it', () => {
  const asks = 'Employees submit claims. Managers approve claims. Finance pays claims.'
  expect(said(asks, 'Claim')).toMatch(/status: \S+ = \w+ set by finance\b/)
  // They cancel it, and do not say that it is paid.
  const order = said('Customers place orders. Customers cancel orders.', 'Order')
  expect(order).toContain('- pending -> paid if admin')
  expect(order).toMatch(/- pending -> cancelled( -|$)/)
})

test('what is there to be looked at is read by all, and what the house sells is put there by the house', () => {
  const shop = 'Backend for an online store: categories, products with name and price. Customers order products.'
  expect(said(shop, 'Product')).toContain('access: { read: anyone, create: admin, update: admin, delete: admin }')
  const site = 'Users ask questions. Moderators can close questions. A question has a title and a body.'
  expect(said(site, 'Question')).toMatch(/access: { read: member, create: member, update: (owner|author)/)
  // What people keep for themselves stays theirs.
  expect(said('Users keep notes with a title and a body.', 'Note')).toMatch(/read: \w+ or admin/)
})

test('what is of their own company is of its people, and what is of their own lessons of whoever gives them', () => {
  const board =
    "Companies post jobs. Candidates apply for jobs. Recruiters only see applications for their own company's jobs."
  expect(said(board, 'Company')).toContain('recruiters: many User')
  expect(said(board, 'Application')).toContain('owner or job.company.owner or job.company.recruiters or admin')
  const school =
    'Instructors offer lessons, students book them. Instructors see the bookings of their own lessons, students see their own bookings.'
  expect(said(school, 'Booking')).toContain('read: owner or lesson.owner or admin')
  const meters = 'Technicians register meters. A meter has readings. Customers see the readings of their own meters.'
  expect(said(meters, 'Meter')).toContain('customer_user: -> User? set-null')
  expect(said(meters, 'Reading')).toContain('meter.customer_user')
  const trips = 'Drivers see only the trips assigned to them and report incidents. Dispatchers create trips.'
  expect(said(trips, 'Trip')).toMatch(/create: .*dispatcher/)
  expect(said(trips, 'Trip')).toContain('driver_user')
})

test('their manager is one of theirs, and not whoever manages', () => {
  const asks = 'Employees submit vacation requests, their manager approves or rejects. HR sees all vacation requests.'
  expect(said(asks, 'VacationRequest')).toMatch(/read: owner or owner\.manager or hr,? create: employee/)
  expect(said(asks, 'VacationRequest')).toContain('pending set by owner.manager or admin')
  expect(said(asks, 'VacationRequest')).toContain('states: { status: [pending -> approved, pending -> rejected] }')
  expect(said(asks, 'User')).toContain('manager: -> User? set-null set by admin')
})

test('who needs no account is anyone, and who has one finds what he ordered', () => {
  const asks =
    'Products have a name. Customers order products. Guests can order products without an account. Only admins manage the catalogue.'
  expect(said(asks, 'Order')).toContain('owner: -> User? set-null = me set by server')
  expect(said(asks, 'Order')).toContain('read: owner or admin, create: anyone')
  expect(said(asks, 'Product')).toContain('create: admin, update: admin, delete: admin')
  const read = said(
    'Readers only see published articles. Writers create articles. Editors publish articles.',
    'Article',
  )
  expect(read).toContain('read: author or status = published and reader or editor')
  const everybody = "Employees submit vacation requests. HR can see everybody's vacation requests."
  expect(said(everybody, 'VacationRequest')).toContain('read: owner or hr')
})

test('who is called after a thing is whoever has it, or is among its people', () => {
  const boards = 'Boards have columns and cards. Board members can edit cards. Board owners invite people by email.'
  expect(roles(boards)).toBe('admin > member')
  expect(said(boards, 'Board')).toContain('members: many User')
  expect(said(boards, 'Board')).toContain('invite: { route: POST /:id/invite, access: owner or admin')
  expect(said(boards, 'Card')).toContain('update: column.board.owner or column.board.members or admin')
  const site = 'Users create questions with a title. Users post answers to questions. The asker accepts one answer.'
  expect(said(site, 'Answer')).toContain('status: pending|accepted = pending set by question.owner or admin')
})

test('the people of a thing are its people once, however often they are spoken of', () => {
  const family = said("A family has members and recipes. The family's owner invites others by email.", 'Family')
  expect(family.match(/members: many User/g)).toHaveLength(1)
})

test('what somebody who works there marks is set by them, and nothing else of it is theirs', () => {
  const asks = 'Employees submit expense reports, managers approve them, finance marks them as urgent.'
  const report = said(asks, 'ExpenseReport')
  expect(report).toContain('urgent: bool = false set by me.role = finance or admin')
  expect(report).toContain('update: owner and status = draft')
  // Whoever it belongs to says it of his own.
  expect(said('Users create tasks with a title and mark them as done.', 'Task')).not.toContain('set by member')
})

test('where nothing else is kept, an audit log is of people and their rights', () => {
  expect(said('Audit log of permission changes.', 'User')).toContain('traits: [timestamps, audit]')
  expect(said('An audit log for invoices with an amount.', 'User')).not.toContain('audit')
})

test('who is in something comes in by an operation', () => {
  const room = said('Chat rooms with members and messages.', 'Room')
  expect(room).toContain('members: many User')
  expect(room).toContain('set_members: { route: PUT /:id/members, access: owner, custom: true }')
})

test('who is said to see their own closes it to others, whatever it is a part of', () => {
  const asks =
    'Teachers enter grades for their own courses, students see only their own grades and parents those of their children.'
  const grade = said(asks, 'Grade')
  expect(grade).toContain('student_user: -> User cascade')
  expect(grade).toContain('read: course.owner or student_user or admin')
  expect(grade).toContain('create: course.owner or admin')
})

test('what nobody reads of who sees something keeps it closed', () => {
  const asks = 'Links with a target. Clicks per link with a time. Owners see the clicks of their region.'
  expect(said(asks, 'Click')).toContain('read: link.owner or admin')
})

test('who sees everything sees all of it, and makes none of it', () => {
  const asks = 'Patients book appointments. Doctors see their own day, the reception sees everything.'
  const appointment = said(asks, 'Appointment')
  expect(appointment).toContain('read: owner or doctor_user or me.role = reception or admin create: patient')
})

test('what has to be approved is seen by others once it is', () => {
  const asks = 'Posts with a title. Readers comment on posts and comments have to be approved by an editor.'
  const comment = said(asks, 'Comment')
  expect(comment).toContain('status: pending|approved = pending set by editor')
  expect(comment).toContain('read: author or status = approved and post.read or editor')
  const page = said('Pages need approval by an editor before they go online.', 'Page')
  expect(page).toContain('read: owner or status = approved and member or editor')
})

test('what is private until it is made public is seen by all who come then', () => {
  const list = said('Playlists with a title that are private at first and can be made public.', 'Playlist')
  expect(list).toContain('visibility: private|public = private')
  expect(list).toContain('read: owner or visibility = public or admin')
})

test('what others ask for of what somebody offers is accepted by whoever offers it', () => {
  const asks = 'Shelters list animals with age, visitors apply for one and the shelter accepts applications.'
  expect(said(asks, 'Animal')).toContain('create: shelter')
  expect(said(asks, 'Application')).toContain('submitted set by animal.owner or admin')
})

test('an operation of two words is for whoever is said to do it', () => {
  const asks = 'Students borrow bikes with a number, the desk hands them out and takes them back.'
  expect(said(asks, 'Loan')).toContain('hand_out: { route: POST /:id/hand-out, access: desk, custom: true }')
})

test('what is hidden for a while is seen by nobody else until somebody says more', () => {
  const asks = 'Members upload photos. Members rate photos, ratings are hidden until the contest ends.'
  expect(said(asks, 'Rating')).toContain('read: author or photo.owner or admin')
})

test('when something was taken back is written down by whoever takes it back', () => {
  const asks = 'Students borrow bikes with a number, the desk takes them back.'
  expect(said(asks, 'Loan')).toContain('returned_on: date? set by server')
})

test('what somebody sets is set by nobody else, and they see it', () => {
  const defect = said('Tenants report defects, the caretaker sets the state to seen, in progress or done.', 'Defect')
  expect(defect).toContain('state: open|seen|in_progress|done = open set by caretaker')
  expect(defect).toContain('read: owner or caretaker, create: tenant, update: owner')
  const report = said(
    'Drivers file incident reports with a text. Dispatchers assign them to a mechanic.',
    'IncidentReport',
  )
  expect(report).toMatch(/assignee: -> User\? set-null set by dispatcher/)
})

test('what others make of a row is not said by whoever made that', () => {
  expect(said('Buyers make offers for listings.', 'Offer')).toContain(
    'status: open|accepted|declined = open set by listing.owner or admin',
  )
})

test('what everybody finds of something is a row of each, and no field that one of them sets for all', () => {
  const asks = 'Customers write reviews. Customers can mark a review as helpful.'
  const mark = said(asks, 'HelpfulMark')
  expect(mark).toContain('review: -> Review cascade')
  expect(mark).toContain('unique: [review owner]')
  expect(said(asks, 'Review')).not.toContain('helpful')
  expect(said('Moderators mark comments as spam.', 'Comment')).toContain('spam: bool = false set by moderator')
  expect(said('Readers bookmark articles.', 'Bookmark')).toContain('create: article.read')
})

test('a notification is of whom it is for, and nobody writes one for himself', () => {
  const notification = said('Notifications by email and push, with user preferences', 'Notification')
  expect(notification).toContain('recipient: -> User cascade #')
  expect(notification).toContain('read: recipient or admin, create: admin, update: recipient')
})

test('what belongs to a tenant all of its people work with, and with its parts', () => {
  const asks = 'Design a multi-tenant CRM with companies, contacts and deals'
  expect(said(asks, 'Company')).toContain('organisation: -> Organisation cascade immutable')
  expect(said(asks, 'Company')).toContain('access: { read: member, create: member, update: member, delete: admin }')
  expect(said(asks, 'Contact')).toContain('access: { read: company.read, create: member, update: member')
})

test('everybody has one profile, and one row of settings', () => {
  expect(said('User profiles with bio and avatar', 'UserProfile')).toContain(
    'owner: -> User cascade unique = me set by server',
  )
  expect(said('User settings: language, dark mode', 'UserSetting')).toContain('User cascade unique')
  expect(said('Notes with a title', 'Note')).not.toContain('unique')
})

test('what some only read is kept by those who write it', () => {
  const asks = 'Treatments with date and cost, dentists enter them, assistants only read them.'
  expect(said(asks, 'Treatment')).toContain(
    'access: { read: assistant, create: dentist, update: dentist, delete: dentist }',
  )
  const edited = said('Templates with subject and body; only admins edit them.', 'Template')
  expect(edited).toContain('create: admin, update: admin, delete: admin')
})

test('what only some see is changed by nobody else, and handed in by others', () => {
  const payslips = said('payslips with month and amount, visible to accountants only', 'Payslip')
  expect(payslips).toContain('{ read: accountant, create: accountant, update: accountant, delete: accountant }')
  const reports = said('incident reports with place, visible to safety officers only', 'IncidentReport')
  expect(reports).toContain('{ read: safety_officer, create: member, update: safety_officer, delete: safety_officer }')
})

test('what people do for others is done with what others have, which they see', () => {
  const offer = said('Food offers with title; volunteers approve offers', 'FoodOffer')
  expect(offer).toContain('pending|approved = pending set by volunteer')
  expect(offer).toContain('read: volunteer')
})

test('who asks for a permit does not grant it to himself', () => {
  expect(said('status history of building permits', 'BuildingPermit')).toMatch(
    /status: submitted\|in_review\|granted\|refused = submitted set by admin/,
  )
  expect(said('custom domains with verification status', 'CustomDomain')).toMatch(
    /verification_status: pending\|verified\|failed = pending set by admin/,
  )
})

test('whoever uploads what others download changes it, and they do not', () => {
  const sheet = said('The conductor uploads sheet music, and only singers can download it.', 'SheetMusic')
  expect(sheet).toContain('read: owner or me.role = singer or admin, create: conductor, update: owner')
})

test('what is said of who sees only some opens nothing by what else they do', () => {
  const ticket = said('Agents answer tickets and only see the tickets of their own organisation.', 'Ticket')
  expect(ticket).toContain('read: organisation.owner or organisation.agents or admin')
})

test('what is public is for the world, and those who are nobody here add nothing to it', () => {
  const asks = 'People rate recipes; private recipes are visible only to their author.'
  expect(said(asks, 'Recipe')).toContain('read: owner or visibility = public or admin')
  expect(said(asks, 'Rating')).toContain('create: recipe.read and member')
})

test('whoever is named by a row adds what he is said to add to it, and nobody else who sees it does', () => {
  const asked =
    'Customers request quotes; the office assigns a plumber, who adds line items with quantity and unit price.'
  expect(said(asked, 'LineItem')).toContain('create: quote.plumber_user or admin')
  expect(said(asked, 'Quote')).not.toContain('read: customer')
})

test('where all of one house work with what it has, whoever is said to change something does, and not everybody', () => {
  const asks =
    'A tenant-isolated backend for dental practices with patients, treatments and invoices; dentists edit treatments.'
  expect(said(asks, 'Treatment')).toMatch(/update: (me\.role = )?dentist/)
})
