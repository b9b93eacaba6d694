import type { Expected } from './requests.ts'

/** More of them. */
export const further: readonly Expected[] = [
  {
    asks: 'students and courses are many to many; courses have lessons with a title and video url',
    intent: 'create',
    things: { Student: 'courses: many Course', Course: '', Lesson: 'course: -> Course cascade, title, video_url: url' },
  },
  {
    asks: 'Voting system with polls, options and votes. Polls are public.',
    intent: 'create',
    things: { Poll: '', Option: '', Vote: '' },
    rules: ['anyone read Poll'],
  },
  { asks: 'a blog', intent: 'create', things: { Post: '', Comment: '' } },
  {
    asks: 'inventory: warehouses (name, address), items (sku unique, name, quantity) stored in a warehouse, and stock movements',
    intent: 'create',
    things: { Warehouse: 'name, address', Item: 'sku, name, quantity', StockMovement: '' },
  },
  {
    asks: 'Build a REST API for a veterinary clinic. Pets have a name, species and birthday and belong to an owner. Vets can create treatments. Each treatment belongs to a pet.',
    intent: 'create',
    things: { Pet: 'name, species, birthday: date', Treatment: 'pet: -> Pet cascade' },
    rules: ['vet create Treatment'],
  },
  {
    asks: 'event ticketing: events, venues, tickets; buyers purchase tickets; organizers create events; payments via Stripe',
    intent: 'create',
    things: { Event: '', Venue: '', Ticket: '', Payment: '' },
    rules: ['buyer create Ticket', 'organizer create Event'],
    unread: ['via Stripe'],
  },
  {
    asks: 'Implement API keys, rate limiting and caching for the product catalogue',
    intent: 'create',
    things: { Product: '' },
    asked: ['api-keys', 'rate-limit', 'cache/Product'],
  },
  {
    asks: 'Please add comments to articles in our current application. Comments have a body and can be deleted by moderators.',
    intent: 'change',
    things: { Article: '', Comment: 'article: -> Article cascade, body' },
    rules: ['moderator delete Comment'],
  },
  {
    asks: 'Track when an order was shipped: add shipped_at and tracking_number to orders',
    intent: 'change',
    things: { Order: 'shipped_at: datetime, tracking_number' },
    unread: ['an order was shipped'],
  },
  { asks: 'drop the column legacy_code from products', intent: 'change', things: { Product: 'legacy_code' } },
  {
    asks: 'Job board. Companies post jobs, candidates apply to jobs. An application has a cover letter and a resume file. Recruiters can accept or reject applications.',
    intent: 'create',
    things: {
      Job: 'company: -> Company cascade',
      Company: '',
      Application: 'job: -> Job cascade, cover_letter, resume_file',
    },
    asked: ['operation/Application.accept', 'operation/Application.reject'],
    rules: [
      'owner create Job',
      'candidate create Application',
      'recruiter accept Application',
      'recruiter reject Application',
    ],
  },
  {
    asks: 'Crowdfunding: campaigns with a title, goal amount and deadline; backers pledge money',
    intent: 'create',
    things: { Campaign: 'title, goal_amount: decimal(12 2), deadline' },
    unread: ['backers pledge money'],
  },
  {
    asks: 'A wiki with pages and page versions, full text search, only editors may edit pages, everyone may read',
    intent: 'create',
    things: { Page: '', PageVersion: 'page: -> Page cascade' },
    asked: ['search'],
    rules: ['only editor update Page', 'anyone read Page'],
  },
  { asks: 'notes app without login', intent: 'create', things: { Note: 'title' }, declined: ['accounts'] },
  {
    asks: 'Survey tool: surveys have questions, questions have choices, respondents submit answers anonymously',
    intent: 'create',
    things: { Survey: '', Question: 'survey: -> Survey cascade', Choice: 'question: -> Question cascade', Answer: '' },
    asked: ['operation/Answer.submit'],
    rules: ['respondent submit Answer'],
  },
  {
    asks: 'GraphQL and webhooks for orders, nightly export to CSV',
    intent: 'create',
    things: { Order: '' },
    asked: ['graphql', 'webhooks/Order', 'schedule', 'export'],
  },
  { asks: 'audit the password reset flow', intent: 'review', things: {}, asked: ['mails'] },
  {
    asks: 'Only admins can delete invoices. Members can delete invoices.',
    intent: 'create',
    things: { Invoice: '' },
    rules: ['only admin delete Invoice', 'signed in delete Invoice'],
  },
  {
    asks: 'Energy monitoring: meters report measurements (value, unit, measured at). 10,000 meters, 100 million measurements, measurements are deleted after 2 years.',
    intent: 'create',
    things: { Meter: '', Measurement: 'meter: -> Meter cascade, value, unit, measured_at: datetime' },
    figures: ['10000 rows Meter', '100000000 rows Measurement', '730 days Measurement'],
  },
  {
    asks: 'Car sharing. Cars: plate, brand, model, status (available, rented, maintenance). Customers rent cars. Rentals have a start time, an end time and a price.',
    intent: 'create',
    things: {
      Car: 'plate, brand, model, status: available|rented|maintenance = available',
      Rental: 'start_time, end_time, price',
    },
    rules: ['customer create Rental'],
  },
  {
    asks: 'Login with Google, multi tenant, file uploads to S3 and email verification for a document portal',
    intent: 'create',
    things: { Document: '' },
    asked: ['oauth', 'tenants', 'files', 'mails'],
  },
  {
    asks: 'Contacts, companies and deals; deals move from lead to qualified to won',
    intent: 'create',
    things: { Contact: '', Company: '', Deal: 'status: lead|qualified|won = lead' },
  },
  {
    asks: 'Replace offset pagination by cursor based pagination in the existing orders list',
    intent: 'change',
    things: { Order: '' },
    asked: ['pagination/Order'],
  },
]
