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
  create(
    'Teachers create quizzes and assign them to classes with a deadline.',
    {
      Quiz: 'title',
      Question: 'quiz',
      Class: 'title',
      QuizAssignment: 'quiz: -> Quiz cascade, quiz_assignment_class: -> Class cascade, deadline: datetime',
    },
    { roles: ['teacher'], rules: ['teacher create Quiz', 'teacher create QuizAssignment'] },
  ),
  create(
    'Dispatchers assign drivers to routes with a start date.',
    { Route: 'name', RouteAssignment: 'route: -> Route cascade, driver: -> User? set-null, start_date: date' },
    {
      roles: ['dispatcher', 'driver'],
      rules: ['dispatcher create RouteAssignment', 'owner read RouteAssignment'],
    },
  ),
  create(
    'Supervisors assign tasks to workers with a priority and a deadline.',
    { Task: 'title, assignee: -> User? set-null, priority, deadline: datetime' },
    { asked: ['operation/Task.assign'], roles: ['supervisor'], rules: ['supervisor assign Task'] },
  ),
  create(
    'Managers assign tasks to sprints.',
    { Task: 'sprint: -> Sprint cascade', Sprint: 'name' },
    { asked: ['operation/Task.assign'], roles: ['manager'], rules: ['manager assign Task'] },
  ),
  create(
    'Curators create tours and assign them to exhibits.',
    { Tour: 'title', Exhibit: 'tours: many Tour' },
    { asked: ['operation/Tour.assign'], roles: ['curator'], rules: ['curator create Tour', 'curator assign Tour'] },
  ),
  create(
    'Clubs register players for tournaments with a shirt number.',
    { Club: 'name', Player: 'name', Tournament: 'name', Registration: 'player, tournament, shirt_number' },
    { rules: ['owner create Registration'] },
  ),
  create(
    'Secretaries enrol pupils in schools with an entry date.',
    {
      Pupil: 'name',
      School: 'name',
      Enrolment: 'pupil: -> Pupil cascade, school: -> School cascade, entry_date: date',
    },
    { roles: ['secretary'], rules: ['secretary create Enrolment'] },
  ),
  create(
    'Staff rent boats to customers.',
    { Boat: 'name', Rental: 'boat: -> Boat cascade, renter: -> User? set-null' },
    {
      roles: ['staff', 'customer'],
      rules: ['staff create Boat', 'staff create Rental', 'owner read Rental'],
    },
  ),
]
