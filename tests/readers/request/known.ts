import type { Expected } from './requests.ts'

/** What everybody knows of things, and what is no thing at all. */
export const known: readonly Expected[] = [
  {
    asks: 'A library lending system: books, copies, members, loans, renewals and fines.',
    intent: 'create',
    things: {
      Book: 'title',
      Copy: 'book: -> Book cascade',
      Member: '',
      Loan: 'copy: -> Copy cascade, member: -> Member cascade',
      Renewal: 'loan: -> Loan cascade',
      Fine: 'loan: -> Loan cascade, amount',
    },
  },
  {
    asks: 'A SaaS for property managers: buildings, units, leases and tenants.',
    intent: 'create',
    things: {
      Building: '',
      Unit: 'building: -> Building cascade',
      Lease: 'unit: -> Unit cascade, tenant: -> Tenant cascade',
      Tenant: '',
    },
  },
  {
    asks: 'An e-commerce backend: products with variants, carts, orders and payments.',
    intent: 'create',
    things: {
      Product: '',
      Variant: 'product: -> Product cascade',
      Cart: 'note',
      Order: 'total',
      Payment: 'order: -> Order cascade',
    },
  },
  {
    asks: 'Shows, seasons with a number, episodes with title and audio file, and reviews.',
    intent: 'create',
    things: { Show: '', Season: 'number, show: -> Show cascade', Episode: 'title, audio_file', Review: '' },
  },
  {
    asks: 'We run a dog daycare. Owners book a day for their dog.',
    intent: 'create',
    things: { Booking: '', Dog: '' },
    rules: ['signed in create Booking'],
  },
  {
    asks: 'Our company sells solar panels. We need quotes. We use Stripe.',
    intent: 'create',
    things: { Quote: '' },
    unread: ['sells solar panels', 'We use Stripe'],
  },
  {
    asks: 'Voting app for student councils: elections, candidates, one vote per student.',
    intent: 'create',
    things: { Election: '', Candidate: 'election: -> Election cascade', Vote: 'candidate: -> Candidate cascade' },
    unread: ['per student'],
  },
  {
    asks: 'Customers open tickets, agents answer, tickets have a priority.',
    intent: 'create',
    things: { Ticket: 'title, priority' },
    rules: ['customer create Ticket'],
    unread: ['agents answer'],
  },
  {
    asks: 'API key management for our public API: keys have scopes.',
    intent: 'create',
    things: {},
    asked: ['api-keys'],
    unread: ['keys', 'scopes'],
  },
  {
    asks: 'A status history for data deletion requests.',
    intent: 'create',
    things: { DataDeletionRequest: 'status' },
    asked: ['history/DataDeletionRequest.status'],
  },
  {
    asks: 'A blog backend with posts, comments and draft/published/archived states.',
    intent: 'create',
    things: {
      Post: 'title, body, status: draft|published|archived = draft',
      Comment: 'post: -> Post cascade',
    },
  },
  {
    asks: 'Plans (Free, Pro, Enterprise) with a price.',
    intent: 'create',
    things: { Plan: 'price' },
    unread: ['Pro, Enterprise'],
  },
  {
    asks: 'Employees submit expenses with receipts, the manager approves or rejects it with a comment.',
    intent: 'create',
    things: { Expense: '', Receipt: 'expense: -> Expense cascade' },
    asked: ['operation/Expense.submit', 'operation/Expense.approve', 'operation/Expense.reject'],
    rules: ['employee submit Expense', 'manager approve Expense', 'manager reject Expense'],
    unread: ['comment'],
  },
  {
    asks: 'Workspaces have members with roles owner, admin and guest, and people are invited by email.',
    intent: 'create',
    things: { Workspace: '', Member: 'workspace: -> Workspace cascade, role: owner|admin|guest = owner' },
    asked: ['roles', 'mails'],
  },
  {
    asks: 'Build a URL shortener with click analytics.',
    intent: 'create',
    things: { Url: 'code', Click: 'url: -> Url cascade' },
  },
  {
    asks: 'Feature flag service with environments.',
    intent: 'create',
    things: { FeatureFlag: 'key', Environment: '' },
  },
  {
    asks: 'Instructors publish courses, students enroll and we track their progress.',
    intent: 'create',
    things: { Course: '', Enrollment: 'course: -> Course cascade' },
    asked: ['operation/Course.publish'],
    rules: ['instructor publish Course', 'student create Enrollment'],
    unread: ['progress'],
  },
  {
    asks: 'Task manager where users create tasks with title and priority, group them into projects.',
    intent: 'create',
    things: { Task: 'title, priority, project: -> Project cascade', Project: '' },
    rules: ['signed in create Task'],
    unread: ['group'],
  },
  {
    asks: 'Build a backend for small retailers. Track products and stock levels across several warehouses.',
    intent: 'create',
    things: {
      Product: '',
      StockLevel: 'warehouse: -> Warehouse cascade, product: -> Product cascade, quantity',
      Warehouse: '',
    },
  },
  {
    asks: 'Rentals with pick-up and return date. A forum like Stack Overflow: questions, answers, votes.',
    intent: 'create',
    things: { Rental: 'pickup_date: date, return_date: date', Question: '', Answer: 'question', Vote: 'answer' },
  },
  {
    asks: 'Add discount codes to orders: code, percentage and valid from.',
    intent: 'change',
    things: { Order: '', DiscountCode: 'code, percentage, valid_from: datetime' },
  },
  {
    asks: 'Posts can be in draft, review or published. Posts have a title.',
    intent: 'create',
    things: { Post: 'title, status: draft|review|published = draft' },
  },
  {
    asks: 'Notes can be shared with other users with read or write access.',
    intent: 'create',
    things: { Note: '', User: '' },
    asked: ['operation/Note.share'],
    unread: ['read or write access'],
  },
]
