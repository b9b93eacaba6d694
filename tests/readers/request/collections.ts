import type { Expected } from './requests.ts'

/** What is listed of a collection is of each of what stands in it. */
export const collections: readonly Expected[] = [
  {
    asks: 'address book with phone numbers, email addresses and birthdays',
    intent: 'create',
    things: { Contact: 'name, phone_number, email_address: email, birthday: date' },
  },
  {
    asks: 'staff directory with names, extensions and office numbers',
    intent: 'create',
    things: { Employee: 'name, extension, office_number' },
  },
  {
    asks: 'stamp collection with countries, years and conditions',
    intent: 'create',
    things: { Stamp: 'country, year: int(0..), condition' },
  },
  {
    asks: 'plant catalogue with Latin names, heights and bloom months',
    intent: 'create',
    things: { Plant: 'latin_name, height: float, bloom_month' },
  },
  {
    asks: 'club directory with phone numbers and websites',
    intent: 'create',
    things: { Club: 'name, phone_number, website: url' },
  },
  {
    asks: 'inventory of paintings with years and values',
    intent: 'create',
    things: { Painting: 'year, value: decimal(12 2)' },
  },
]
