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
  create(
    'Customers ask our plumbing firm for a quote; the office assigns a plumber, who adds line items with quantity and unit price.',
    {
      Quote: 'number, plumber: -> User? set-null',
      LineItem: 'quote: -> Quote cascade, quantity, unit_price',
    },
    { roles: ['plumber', 'office', 'customer'], rules: ['customer create Quote', 'plumber create LineItem'] },
  ),
  create(
    'Customers ask workshops for quotes with a description and a photo.',
    { Quote: 'workshop: -> Workshop cascade, description, photo', Workshop: '' },
    { roles: ['customer'], rules: ['customer create Quote'] },
  ),
  create(
    'Clients ask the lawyer for an appointment. Trainers create courses.',
    { Appointment: 'starts_at', Course: 'title' },
    { roles: ['client', 'lawyer', 'trainer'], rules: ['client create Appointment', 'trainer create Course'] },
  ),
  create(
    'Members ask the librarian for a book. Authors write articles.',
    { Article: 'title' },
    {
      roles: ['member', 'author'],
      rules: ['author create Article'],
      unread: ['Members ask the librarian for a book'],
    },
  ),
  create(
    'Stallholders apply for our street festival with a stall name and a trade licence number.',
    { Application: 'stall_name, trade_licence_number' },
    { roles: ['stallholder'], rules: ['stallholder create Application'] },
  ),
  create('Cities hold festivals with a name and a date. Bands apply for our festival.', {
    City: '',
    Festival: 'name, date',
    Band: '',
    Application: 'festival',
  }),
  create(
    'Users report posts to moderators, who hide or delete them.',
    { Post: 'title', Report: 'post' },
    {
      asked: ['operation/Post.hide'],
      roles: ['moderator'],
      rules: ['signed in create Report', 'moderator hide Post', 'moderator delete Post'],
    },
  ),
  create(
    'A course has students, who submit homework with a file.',
    { Course: 'title', Student: 'course', Homework: 'file' },
    { asked: ['operation/Homework.submit'], roles: ['student'], rules: ['student submit Homework'] },
  ),
  create(
    'Volunteers sign up for shifts at food banks.',
    { Shift: 'food_bank: -> FoodBank cascade, starts_at', FoodBank: 'name', Registration: 'shift' },
    { roles: ['volunteer'], rules: ['volunteer create Registration'] },
  ),
  create(
    'Technicians record inspections of wind turbines at wind farms.',
    { Inspection: 'wind_turbine', WindTurbine: 'wind_farm: -> WindFarm cascade', WindFarm: 'name' },
    { roles: ['technician'], rules: ['technician create Inspection'] },
  ),
  create(
    'Coaches plan sessions at sports centres.',
    { Session: 'sports_centre: -> SportsCentre cascade', SportsCentre: '' },
    { roles: ['coach'], rules: ['coach create+update+delete Session'] },
  ),
  create(
    'Residents book the laundry room in slots of two hours.',
    { Room: 'name', Booking: 'room: -> Room cascade, starts_at' },
    { roles: ['resident'], rules: ['resident create Booking'], unread: ['in slots of two hours'] },
  ),
  create(
    'Let customers register webhook endpoints per project. Projects have a name.',
    { Project: 'name' },
    { asked: ['webhooks'], unread: ['webhook endpoints per project'] },
  ),
]
