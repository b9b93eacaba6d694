import type { Expected } from './requests.ts'

/** What the whole is called names no thing of its own where the things in it are listed. */
export const WHOLES_NAMED: readonly Expected[] = [
  {
    asks: 'Build an equipment lending API with items and loans.',
    intent: 'create',
    things: { Item: 'name', Loan: 'item: -> Item cascade' },
  },
  {
    asks: 'Auction site for used cameras: sellers list items with a starting price, bidders place bids.',
    intent: 'create',
    things: { Item: 'starting_price: decimal(12 2)', Bid: 'item: -> Item cascade, amount' },
    rules: ['seller create Item', 'bidder create Bid'],
    unread: ['used cameras'],
  },
  {
    asks: 'Create an expense reporting API. Employees submit reports with line items and receipts.',
    intent: 'create',
    things: { Report: 'title', LineItem: 'report: -> Report cascade', Receipt: 'report: -> Report cascade' },
    asked: ['operation/Report.submit'],
    rules: ['employee submit Report'],
  },
  {
    asks: 'Recipe app with ingredients and ratings.',
    intent: 'create',
    things: { Recipe: 'title', Ingredient: 'recipe: -> Recipe cascade', Rating: 'recipe: -> Recipe cascade' },
  },
  {
    asks: 'Design an order management backend with items and customers.',
    intent: 'create',
    things: { Order: 'customer: -> Customer cascade', Item: 'name', Customer: 'name' },
  },
  {
    asks: 'Build an API for a coworking space: members book meeting rooms.',
    intent: 'create',
    things: { MeetingRoom: 'name', Booking: 'meeting_room: -> MeetingRoom cascade' },
    rules: ['signed in create Booking'],
  },
  {
    asks: 'API for a car rental company with branches, cars and rentals.',
    intent: 'create',
    things: { Branch: 'name', Car: 'branch: -> Branch cascade', Rental: 'car: -> Car cascade' },
  },
  {
    asks: 'A platform where companies have departments and employees.',
    intent: 'create',
    things: {
      Company: 'name',
      Department: 'company: -> Company cascade',
      Employee: 'department: -> Department cascade',
    },
  },
  {
    asks: 'Organizers create concerts with ticket categories, each with a price.',
    intent: 'create',
    things: { Concert: 'title', TicketCategory: 'concert: -> Concert cascade, price: decimal(12 2)' },
    rules: ['organizer create Concert'],
  },
]
