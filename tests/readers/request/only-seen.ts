import type { Expected } from './requests.ts'

/** Who only sees something, and which of it. */
export const ONLY_SEEN: readonly Expected[] = [
  {
    asks: 'bakery orders with quantity; bakers only see the orders',
    intent: 'create',
    things: { Order: 'quantity: int(0..) = 0' },
    rules: ['baker read Order', 'not baker create+update+delete Order'],
  },
  {
    asks: 'bakery orders with quantity; bakers only see the orders of the day',
    intent: 'create',
    things: { Order: 'quantity: int(0..) = 0' },
    rules: ['not baker create+update+delete Order'],
    unread: ['bakers only see the orders of the day'],
  },
  {
    asks: 'tickets; agents only see tickets that are assigned to them',
    intent: 'create',
    things: { Ticket: 'agent: -> User? set-null' },
    rules: ['owner read Ticket'],
  },
  {
    asks: 'hospital wards and patients; nurses only see patients of their ward',
    intent: 'create',
    things: { Ward: '', Patient: 'ward: -> Ward? set-null' },
    rules: ['nurse read Patient'],
  },
]
