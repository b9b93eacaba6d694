import type { Expected } from './requests.ts'

const create = (asks: string, things: Expected['things'], rest: Partial<Expected> = {}): Expected => ({
  asks,
  intent: 'create',
  things,
  ...rest,
})

/** Which of several nouns something is said of. */
export const ATTACHED: readonly Expected[] = [
  create(
    'Veterinarians record vaccinations for pets, each with a vaccine name, batch number and next due date.',
    { Vaccination: 'pet: -> Pet cascade, vaccine_name, batch_number, next_due_date: date', Pet: 'name' },
    { roles: ['veterinarian'], rules: ['veterinarian create Vaccination'] },
  ),
  create('Bookings of rooms in hotels, each with a start date and an end date.', {
    Booking: 'room, start_date: date, end_date: date',
    Room: 'hotel, name',
    Hotel: 'name',
  }),
  create(
    'Shops offer discounts on products, each with a percentage and an end date.',
    { Shop: 'name', Discount: 'product, percentage, end_date', Product: 'name' },
    { rules: ['owner create Discount'] },
  ),
  create('We keep contracts with suppliers, each with a start date, end date and yearly value.', {
    Contract: 'supplier, start_date, end_date, yearly_value',
    Supplier: 'name',
  }),
  create('Hotels with rooms, each with a number and a price.', { Hotel: 'name', Room: 'hotel, number, price' }),
  create('Leagues with teams of players, each with a shirt number and a position.', {
    League: 'name',
    Team: 'league, name',
    Player: 'team, shirt_number, position',
  }),
  create(
    'Members rate films, each with a title.',
    { Film: 'title', Rating: 'film: -> Film cascade' },
    { rules: ['signed in create Rating'] },
  ),
]
