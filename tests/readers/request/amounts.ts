import type { Expected } from './requests.ts'

/** What each has one of, so many of it, several of it, and in what it is counted. */
export const AMOUNTS: readonly Expected[] = [
  {
    asks: 'user badges with an icon, a title and points',
    intent: 'create',
    things: { UserBadge: 'icon, title, points: int(0..) = 0' },
  },
  {
    asks: 'rides with a start, a destination and kilometres',
    intent: 'create',
    things: { Ride: 'starts_at, destination, kilometres: float' },
  },
  {
    asks: 'satisfaction surveys with questions and answers from 1 to 10',
    intent: 'create',
    things: {
      SatisfactionSurvey: '',
      Question: 'satisfaction_survey: -> SatisfactionSurvey cascade',
      Answer: 'question: -> Question cascade, value: int(1..10)',
    },
  },
  {
    asks: 'chemical inventory with hazard class and safety data sheets as PDF',
    intent: 'create',
    things: { Chemical: 'hazard_class', SafetyDataSheet: 'chemical: -> Chemical cascade, file: file(pdf) <= 20MB' },
  },
  {
    asks: 'solar systems with peak power in kW, inverter model and daily yield',
    intent: 'create',
    things: { SolarSystem: 'peak_power_kw: float, inverter_model: str(1..200), daily_yield: float' },
  },
  {
    asks: 'treatments with a name and a dose in mg',
    intent: 'create',
    things: { Treatment: 'name, dose_mg: float' },
  },
  {
    asks: 'IP allowlists per organization with a CIDR range, a comment and an expiry date',
    intent: 'create',
    things: { IpAllowlist: 'cidr_range, comment, expiry_date: date' },
    asked: ['tenants'],
  },
  {
    asks: 'a closing date per tender and a start time per lot',
    intent: 'create',
    things: { Tender: 'closing_date: date', Lot: 'start_time: datetime' },
  },
  {
    asks: 'kanban boards with columns, cards and checklists',
    intent: 'create',
    things: {
      KanbanBoard: '',
      Column: 'kanban_board: -> KanbanBoard cascade',
      Card: 'column: -> Column cascade',
      Checklist: 'card: -> Card cascade',
    },
  },
  {
    asks: 'campsite with pitches, guests and stays',
    intent: 'create',
    things: { Pitch: '', Guest: '', Stay: 'pitch: -> Pitch cascade, guest: -> Guest' },
  },
  {
    asks: 'zoos with enclosures, animals and feedings',
    intent: 'create',
    things: {
      Zoo: '',
      Enclosure: 'zoo: -> Zoo cascade',
      Animal: 'zoo: -> Zoo cascade, enclosure: -> Enclosure? set-null',
      Feeding: 'animal: -> Animal cascade',
    },
  },
  {
    asks: 'buildings with floors, apartments and meters',
    intent: 'create',
    things: {
      Building: '',
      Floor: 'building: -> Building cascade',
      Apartment: 'floor: -> Floor cascade',
      Meter: 'apartment: -> Apartment cascade',
    },
  },
  {
    asks: 'a profile can be edited and shows when it was changed',
    intent: 'create',
    things: { Profile: '' },
    unread: ['edited and shows when it was changed'],
  },
  {
    asks: 'lockers with a number and a depth in cm, locker free, rented or broken',
    intent: 'create',
    things: { Locker: 'number, depth_cm: int(0..), status: free|rented|broken = free' },
  },
  {
    asks: 'customers rent a boat for three hours',
    intent: 'create',
    things: { Boat: '', Rental: 'boat: -> Boat cascade' },
    rules: ['customer create Rental'],
    unread: ['for three hours'],
  },
  {
    asks: 'stable with horses and riders; trainers assign a horse to each rider of a lesson',
    intent: 'create',
    things: { Horse: '', Rider: '' },
    unread: ['trainers assign a horse to each rider of a lesson'],
  },
  {
    asks: 'tickets with a title and priorities from 1 to 4',
    intent: 'create',
    things: { Ticket: 'title, priority: int(1..4)' },
  },
  {
    asks: 'reviews with a text and ratings from 1 to 5',
    intent: 'create',
    things: { Review: 'text, rating: int(1..5)' },
  },
  {
    asks: 'properties with photos as JPG and an address',
    intent: 'create',
    things: { Property: 'address', Photo: 'property: -> Property cascade, file: file(png jpg webp) <= 5MB' },
  },
]
