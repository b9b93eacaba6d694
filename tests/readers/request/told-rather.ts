import type { Expected } from './requests.ts'

/** What was made a thing or a field of, and is no row: told rather than guessed. */
export const toldRather: readonly Expected[] = [
  {
    asks: 'A webshop: create shipment (recipient, weight, carrier), get label PDF from the carrier, webhook to shop',
    intent: 'create',
    things: { Shipment: 'weight, carrier' },
    asked: ['webhooks'],
    unread: ['label PDF from the carrier'],
  },
  {
    asks: 'Treatments with tooth number and cost, and an appointment calendar for 3 dentists',
    intent: 'create',
    things: { Treatment: 'tooth_number, cost', Appointment: 'starts_at' },
    unread: ['3 dentists'],
  },
  {
    asks: 'Employees submit expenses with receipt photo, amount and category.',
    intent: 'create',
    things: { Expense: 'receipt_photo, amount, category' },
    asked: ['operation'],
    rules: ['employee submit Expense'],
  },
  {
    asks: 'switch primary keys from int to uuid',
    intent: 'change',
    things: {},
    unread: ['switch primary keys from int to uuid'],
  },
  {
    asks: 'Add a status pending/approved/rejected to reviews, default pending.',
    intent: 'change',
    things: { Review: 'status: pending|approved|rejected = pending' },
  },
  {
    asks: 'Houses (address, area in sqm, price). Scores per season. An unsubscribe link.',
    intent: 'create',
    things: { House: 'address, area: float, price' },
    unread: ['Scores per season', 'An unsubscribe link'],
  },
  {
    asks: 'Consents (purpose, version of the text, given at, withdrawn at).',
    intent: 'create',
    things: { Consent: 'purpose, given_at: datetime, withdrawn_at: datetime' },
  },
  {
    asks: 'Companies post jobs with a title. Candidates apply with CV and cover letter. Email to them on every status change. Recruiters read applications.',
    intent: 'create',
    things: { Job: 'title', Company: '', Application: 'cv, cover_letter' },
    rules: ['owner create Job', 'candidate create Application', 'recruiter read Application'],
    unread: ['Email to them on every status change'],
  },
]
