import type { Expected } from './requests.ts'

/** Several clauses one behind the other: each is read by itself. */
export const COORDINATED: readonly Expected[] = [
  {
    asks: 'Hackathon: participants form teams, each team submits one project and judges score it from 1 to 10',
    intent: 'create',
    things: { Team: '', Project: 'team: -> Team cascade', Score: 'project: -> Project cascade, value: int(1..10)' },
    rules: ['participant create Team', 'judge create Score'],
  },
  {
    asks: 'book club: members propose books, each member votes for one and the moderator picks the winner',
    intent: 'create',
    things: { Book: '', Vote: 'book: -> Book cascade' },
    rules: ['signed in create Book', 'signed in create Vote'],
    unread: ['the moderator picks the winner'],
  },
  {
    asks: 'each student writes one essay, teachers grade essays from 1 to 6',
    intent: 'create',
    things: { Essay: 'grade: int(1..6)?' },
    rules: ['student create Essay'],
  },
  {
    asks: 'donkey sanctuary: sponsors adopt a donkey, keepers write reports about it',
    intent: 'create',
    things: { Donkey: '', Adoption: 'donkey: -> Donkey cascade', Report: 'donkey: -> Donkey cascade' },
    rules: ['sponsor create Adoption', 'keeper create Report'],
  },
  {
    asks: 'drivers offer rides, passengers rate the driver',
    intent: 'create',
    things: { Ride: '', Rating: 'driver: -> User cascade' },
    rules: ['driver create Ride', 'passenger create Rating'],
  },
  {
    asks: 'bakery pre-orders with quantity; bakers see the orders',
    intent: 'create',
    things: { PreOrder: 'quantity' },
    rules: ['baker read PreOrder'],
  },
  {
    asks: 'citizens propose ideas, everyone votes and the council decides',
    intent: 'create',
    things: { Idea: '', Vote: 'idea: -> Idea cascade' },
    rules: ['citizen create Idea', 'signed in create Vote'],
    unread: ['the council decides'],
  },
  {
    asks: 'volunteers check in at a shift and check out afterwards',
    intent: 'create',
    things: { Shift: '' },
    asked: ['operation/Shift.check_in', 'operation/Shift.check_out'],
    rules: ['volunteer check-in Shift', 'volunteer check-out Shift'],
  },
]
