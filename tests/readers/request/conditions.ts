import type { Expected } from './requests.ts'

/** How something stands: what it is one of, and what is told where nobody reads it. */
export const CONDITIONS: readonly Expected[] = [
  {
    asks: 'scooters, stations; a scooter is free, in use or under maintenance',
    intent: 'create',
    things: { Scooter: 'status: free|in_use|under_maintenance = free', Station: '' },
  },
  {
    asks: 'bikes; each bike is either at home, on the road or in the shop',
    intent: 'create',
    things: { Bike: 'status: at_home|on_the_road|in_the_shop = at_home' },
  },
  {
    asks: 'rooms that are free, taken or being cleaned',
    intent: 'create',
    things: { Room: 'status: free|taken|being_cleaned = free' },
  },
  {
    asks: 'seats, each of which is free, held or sold',
    intent: 'create',
    things: { Seat: 'status: free|held|sold = free' },
  },
  {
    asks: 'orders: an order is placed, then packed, then shipped',
    intent: 'create',
    things: { Order: 'status: placed|packed|shipped = placed' },
  },
  {
    asks: 'invoices are drafts, sent or paid',
    intent: 'create',
    things: { Invoice: 'status: draft|sent|paid = draft' },
  },
]
