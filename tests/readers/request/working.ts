import type { Expected } from './requests.ts'

const create = (asks: string, things: Expected['things'], more: Partial<Expected> = {}): Expected => ({
  asks,
  intent: 'create',
  things,
  ...more,
})

/** What people do at their work, in words that name something elsewhere, too; who does it, and what is no thing by that. */
export const WORKING: readonly Expected[] = [
  create(
    'Staff mark tools as damaged. Each tool has a daily late fee.',
    { Tool: 'damaged, daily_late_fee' },
    {
      roles: ['staff'],
    },
  ),
  create(
    'Clerks stamp forms that drivers deliver',
    { Form: '' },
    {
      roles: ['clerk', 'driver'],
      asked: ['operation/Form.stamp', 'operation/Form.deliver'],
      rules: ['clerk stamp Form', 'driver deliver Form'],
    },
  ),
  create(
    'Nurses label samples; then technicians store them.',
    { Sample: '' },
    {
      roles: ['nurse', 'technician'],
      asked: ['operation/Sample.label', 'operation/Sample.store'],
      rules: ['nurse label Sample', 'technician store Sample'],
    },
  ),
  create(
    'It should allow guests to book rooms and clerks to confirm bookings',
    { Room: '', Booking: 'room: -> Room cascade' },
    {
      roles: ['clerk', 'guest'],
      asked: ['operation/Booking.confirm'],
      rules: ['guest create Booking', 'clerk confirm Booking'],
    },
  ),
  create(
    'Invoices are checked by clerks and stamped by editors',
    { Invoice: '' },
    {
      roles: ['clerk', 'editor'],
      asked: ['operation/Invoice.stamp'],
      rules: ['clerk read Invoice', 'editor stamp Invoice'],
    },
  ),
  create('Each book has a stock level per warehouse', {
    Book: 'warehouses: many Warehouse with stock_level(int(0..)) = 0',
    Warehouse: '',
  }),
  create(
    'Customers can ask questions about a book and staff answer them.',
    { Book: '', Question: 'book: -> Book cascade', Answer: 'question: -> Question cascade' },
    { roles: ['staff', 'customer'], rules: ['customer create Question', 'staff create Answer'] },
  ),
  create(
    'Users can block each other, and a blocked user cannot see the profile.',
    { UserBlock: 'blocked: -> User cascade' },
    { rules: ['signed in create UserBlock'], unread: ['a blocked user cannot see the profile'] },
  ),
  create(
    'A boarding kennel with room for 12 dogs a night. Owners book stays for their dogs.',
    { Stay: 'dog: -> Dog cascade', Dog: 'name' },
    { rules: ['signed in create Stay'], unread: ['with room for 12 dogs a night'] },
  ),
  create('A document store with folders and share links', {
    Document: 'folder: -> Folder',
    Folder: 'name',
    ShareLink: 'document: -> Document cascade',
  }),
]
