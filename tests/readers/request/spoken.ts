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
  {
    asks: 'Speakers submit talks (title, level beginner/advanced), a committee rates each talk 1-5, the board decides.',
    intent: 'create',
    things: { Talk: 'title, level: beginner|advanced = beginner' },
    asked: ['operation'],
    rules: ['speaker submit Talk'],
    unread: ['a committee rates each talk 1-5, the board decides'],
  },
  {
    asks: 'link shortener with click stats and custom domains',
    intent: 'create',
    things: { Link: '', Domain: '' },
    unread: ['click stats'],
  },
  {
    asks: 'Patients upload lab results, doctors annotate them.',
    intent: 'create',
    things: { LabResult: '' },
    asked: ['files'],
    rules: ['patient create LabResult'],
    unread: ['doctors annotate them'],
  },
  {
    asks: 'Recruiters move applications through: new, screening, interview, hired, rejected',
    intent: 'create',
    things: { Application: 'status: new|screening|interview|hired|rejected = new' },
    rules: ['recruiter update Application'],
  },
  {
    asks: 'Books have a title and a publisher (name, country, website).',
    intent: 'create',
    things: { Book: 'title, publisher: -> Publisher cascade', Publisher: 'name, country, website' },
  },
  {
    asks: 'Orders with a total. Allow guest checkout: order without an account.',
    intent: 'create',
    things: { Order: 'total' },
    declined: [],
    unread: ['guest checkout', 'order without an account'],
  },
  {
    asks: 'Delete unpaid orders older than 30 days automatically every night',
    intent: 'change',
    things: { Order: '' },
    asked: ['schedule'],
    figures: ['30 days'],
    unread: ['Delete unpaid orders older than 30 days'],
  },
  {
    asks: 'Calls with opening and closing date and budget. Track 2,000 trucks: trips, fuel stops.',
    intent: 'create',
    things: { Call: 'opening_date: date, closing_date: date, budget', Truck: '', Trip: '', FuelStop: '' },
    figures: ['2000 rows Truck'],
  },
  {
    asks: 'Some recipes are private. Ingredients have an amount.',
    intent: 'create',
    things: { Recipe: 'title, is_private: bool = false', Ingredient: 'recipe: -> Recipe cascade, amount' },
  },
]
