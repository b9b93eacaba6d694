import type { Expected } from './requests.ts'

/** What stands in a file that is imported is no row of the backend, and importing is done to none. */
export const FILES: readonly Expected[] = [
  {
    asks: 'Admins can import products from a CSV file; rows with a known SKU update price and stock.',
    intent: 'create',
    things: { Product: '' },
    roles: ['admin'],
    unread: ['Admins can import products from a CSV file', 'rows with a known SKU update price and stock'],
  },
  {
    asks: 'Staff upload a spreadsheet; each row has a SKU and a price, and lines without a SKU are skipped.',
    intent: 'create',
    things: { Spreadsheet: '' },
    asked: ['files'],
    roles: ['staff'],
    rules: ['staff create Spreadsheet'],
    unread: ['each row has a SKU and a price', 'lines without a SKU are skipped'],
  },
  {
    asks: 'invoices with lines, export as CSV',
    intent: 'create',
    things: { Invoice: '', Line: 'invoice' },
    asked: ['export'],
  },
  {
    asks: 'a diary with entries, export as CSV',
    intent: 'create',
    things: { Diary: '', Entry: 'diary' },
    asked: ['export'],
  },
]
