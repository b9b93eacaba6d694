import type { Expected } from './requests.ts'

/** Who does what in sentences, what is one of several, and what only says how something is. */
export const spoken: readonly Expected[] = [
  {
    asks: 'Members have a plan (day pass, flex). They book desks and meeting rooms.',
    intent: 'create',
    things: {
      Member: 'plan: day_pass|flex = day_pass',
      Desk: '',
      MeetingRoom: '',
      Booking: 'desk: -> Desk? cascade, meeting_room: -> MeetingRoom? cascade',
    },
    rules: ['signed in create Booking'],
  },
  {
    asks: 'Add two-factor authentication (TOTP) for staff and admins',
    intent: 'create',
    things: {},
    asked: ['accounts'],
    unread: ['TOTP'],
  },
  {
    asks: 'We collect meter readings every 15 minutes from 80,000 smart meters. Operators correct implausible readings.',
    intent: 'create',
    things: { MeterReading: 'value' },
    unread: ['every 15 minutes from 80,000 smart meters', 'Operators correct implausible readings'],
  },
  {
    asks: 'Users create surveys with questions of type text, number, single choice or multiple choice; respondents answer without account',
    intent: 'create',
    things: { Survey: '', Question: 'type: text|number|single_choice|multiple_choice = text' },
    declined: [],
    rules: ['signed in create Survey'],
    unread: ['respondents answer without account'],
  },
  {
    asks: 'Customers order dishes (name, vegan), couriers get the next order nearby. Status placed -> accepted -> picked up -> delivered, or cancelled.',
    intent: 'create',
    things: {
      Dish: 'name, vegan: bool = false',
      Order: 'dish: -> Dish cascade, status: placed|accepted|picked_up|delivered|cancelled = placed',
    },
    rules: ['customer create Order'],
    unread: ['couriers get the next order nearby'],
  },
  {
    asks: 'Which indexes are missing? GET /orders takes 2 seconds',
    intent: 'review',
    things: {},
    unread: ['indexes are missing', 'GET /orders takes 2 seconds'],
  },
  {
    asks: 'countries, currencies, vat rates w/ validity period',
    intent: 'create',
    things: { Country: '', Currency: '', VatRate: 'validity_period' },
  },
]
