import type { Expected } from './requests.ts'

/** What a service does by itself, what people take with it, and what they log again and again. */
export const SERVICES: readonly Expected[] = [
  {
    asks: 'Design a service that tracks parcels and couriers',
    intent: 'create',
    things: { Parcel: '', Courier: '' },
  },
  {
    asks: 'Build a system that manages leads, reviews and support tickets',
    intent: 'create',
    things: { Lead: '', Review: '', SupportTicket: '' },
  },
  {
    asks: 'Design a payment service that charges cards, handles refunds and notifies customers',
    intent: 'create',
    things: { Payment: '', Refund: 'payment' },
    unread: ['charges cards', 'notifies'],
  },
  {
    asks: 'Build a service that retries failed deliveries, logs attempts and alerts owners',
    intent: 'create',
    things: { Attempt: '' },
    unread: ['retries failed deliveries', 'alerts owners'],
  },
  {
    asks: 'Create a backend that stores companies, contacts and sales orders',
    intent: 'create',
    things: { Company: '', Contact: 'company', SalesOrder: '' },
  },
  {
    asks: 'Build an API for booking desks and meeting rooms',
    intent: 'create',
    things: { Desk: '', MeetingRoom: '', Booking: 'desk, meeting_room' },
  },
  { asks: 'Build an API for renting cars', intent: 'create', things: { Car: '', Rental: 'car: -> Car cascade' } },
  {
    asks: 'Design a backend for booking requests and rooms',
    intent: 'create',
    things: { BookingRequest: '', Room: '' },
  },
  {
    asks: 'Employees log hours per project and day',
    intent: 'create',
    things: { TimeEntry: 'project: -> Project cascade, day: date, hours: float', Project: '' },
    roles: ['employee'],
    rules: ['employee create TimeEntry'],
  },
  {
    asks: 'Drivers enter kilometres for a trip',
    intent: 'create',
    things: { KilometreEntry: 'trip: -> Trip cascade, kilometres: float', Trip: '' },
    roles: ['driver'],
    rules: ['driver create KilometreEntry'],
  },
  {
    asks: 'Create a hotel backend with cleaning tasks and inspectors. Every task has a due time.',
    intent: 'create',
    things: { CleaningTask: 'due_time', Inspector: '' },
  },
  {
    asks: 'Create a facility backend: cleaning rounds, washing machines and cleaners',
    intent: 'create',
    things: { CleaningRound: '', WashingMachine: '', Cleaner: '' },
  },
  {
    asks: 'Only release managers may change quotas',
    intent: 'create',
    things: { Quota: '' },
    roles: ['release_manager'],
    rules: ['only release_manager update Quota'],
  },
  {
    asks: 'Design a backend: customers, quotes with premium and amount, and policies that are created from an accepted quote',
    intent: 'create',
    things: { Customer: '', Quote: 'premium, amount', Policy: '' },
    unread: ['created from an accepted'],
  },
  {
    asks: 'Design rate limiting, 100 requests per minute per API key and 20 per minute for anonymous callers',
    intent: 'create',
    things: {},
    asked: ['rate-limit'],
    unread: ['20 per minute for anonymous callers'],
  },
  {
    asks: 'Plan the split of our billing module into its own service',
    intent: 'change',
    things: {},
    unread: ['Plan the split of our billing module into its own service'],
  },
  { asks: 'Plan a schema for orders and customers', intent: 'create', things: { Order: 'customer', Customer: '' } },
  {
    asks: 'Expenses with amount, cost centre and receipt',
    intent: 'create',
    things: { Expense: 'cost_centre: -> CostCentre, amount', CostCentre: 'code' },
  },
  {
    asks: 'Create a school grade book with students and grades',
    intent: 'create',
    things: { GradeBook: 'name', Student: '', Grade: 'student' },
  },
  {
    asks: 'Design a backend for renting bikes with stations, bikes and rentals',
    intent: 'create',
    things: { Bike: 'station', Station: '', Rental: 'bike: -> Bike cascade' },
  },
  {
    asks: 'Build an API for booking tutors and study rooms',
    intent: 'create',
    things: { Tutor: '', StudyRoom: '', Booking: 'tutor, study_room' },
  },
  {
    asks: 'Create an incoming webhook endpoint for GitHub that verifies signatures and stores events',
    intent: 'create',
    things: {},
    asked: ['webhooks'],
    unread: ['verifies signatures'],
  },
]
