import { describe, expect, it, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'

const fieldsOf = (text: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    readRequest(text, null).subjects.map(({ name, fields }) => [
      name,
      fields.flatMap(({ name: field, type }) => (/^(->|many)/.test(type) ? [`${field}: ${type}`] : [])),
    ]),
  )
const unreadOf = (text: string): readonly string[] => readRequest(text, null).unread.map(({ text: words }) => words)

describe('what is listed with a thing', () => {
  test.each([
    ['Design an API for food bank parcels with volunteers, households and parcels.', 'Household'],
    ['Design an API for court hearings with judges, courtrooms and lawyers.', 'Courtroom'],
    ['Design an API for meal plans with cooks and recipes.', 'Recipe'],
    ['school trips with a destination, teachers and pupils', 'Pupil'],
  ])('is no part of it where it is there without it: %s', (text, name) => {
    expect(fieldsOf(text)[name]).toEqual([])
  })
  test.each([
    [
      'Design an API for purchase orders with suppliers and line items.',
      'LineItem',
      'purchase_order: -> PurchaseOrder cascade',
    ],
    ['Design a backend for scanned documents with pages.', 'Page', 'document: -> Document cascade'],
    ['translation keys with texts per language', 'Text', 'translation_key: -> TranslationKey cascade'],
    ['events with a title, participants and a place', 'Participant', 'event: -> Event cascade'],
  ])('is a part of it by what it is called: %s', (text, name, key) => {
    expect(fieldsOf(text)[name]).toContain(key)
  })
})

describe('a word for several kinds', () => {
  it('is what was named before, and no thing beside it', () => {
    const text = 'Customers book cameras and lenses for a date range, the same item must never be booked twice.'
    expect(Object.keys(fieldsOf(text)).toSorted()).toEqual(['Booking', 'Camera', 'Lens'])
    expect(
      readRequest(text, null)
        .subjects.find(({ name }) => name === 'Booking')
        ?.apart?.map(({ by }) => by),
    ).toEqual(['Camera', 'Lens'])
    expect(unreadOf(text)).toEqual([])
  })
  test.each([
    ['Customers rent bikes and scooters. The same vehicle must never be rented twice at the same time.', 'Vehicle'],
    ['Members reserve kayaks and canoes; no boat may be booked twice for the same time.', 'Boat'],
    ['Volunteers walk dogs and cats, and the same animal is walked at most twice a day.', 'Animal'],
  ])('makes no table: %s', (text, name) => {
    expect(Object.keys(fieldsOf(text))).not.toContain(name)
  })
  test.each([
    ['A shop with vehicles and items; each item has a price.', 'Item'],
    ['Animals are in pens, and each animal has a name and a species.', 'Animal'],
  ])('is a thing where it is one: %s', (text, name) => {
    expect(Object.keys(fieldsOf(text))).toContain(name)
  })
})

describe('who gets something', () => {
  it('is what each of those is of, and how many there are is counted', () => {
    const text = 'Design an API with households and parcels. A household gets at most one parcel per week.'
    expect(fieldsOf(text)['Parcel']).toEqual(['household: -> Household? set-null'])
    expect(unreadOf(text)).toEqual([])
  })
})

describe('whom a tenant-isolated backend is for', () => {
  const tenantOf = (text: string): string | null | undefined =>
    readRequest(text, null).capabilities.find(({ name }) => name === 'tenants')?.of
  it('is the tenant', () => {
    expect(tenantOf('Create a tenant-isolated backend for dental practices with patients and invoices.')).toBe(
      'DentalPractice',
    )
    expect(tenantOf('Create a tenant-isolated API for law firms with cases and clients.')).toBe('LawFirm')
  })
  it('is nobody where things are spoken of', () => {
    expect(tenantOf('Build a multi-tenant backend for invoices with line items.')).toBeNull()
  })
})

test.each([
  ['Add a caching layer to our product catalogue endpoint, entries should expire after 10 minutes.', 'Entry'],
  ['Design an API for imported bank statements with transactions.', 'ImportedBankStatement'],
  ['Design an API for recorded lectures with chapters.', 'RecordedLecture'],
  ['Build an API for a film equipment rental house: customers book cameras.', 'FilmEquipmentRentalHouse'],
  ['Create a backend for a community garden with plots and gardeners.', 'CommunityGarden'],
  ['Plan a zero-downtime migration that splits our customers.full_name into two columns.', 'ZeroDowntime'],
])('no table of what is no thing: %s', (text, name) => {
  expect(Object.keys(fieldsOf(text))).not.toContain(name)
})

test('a price per product is a row of the list, and no list is of one', () => {
  const { PriceList, Price } = fieldsOf(
    'Design a schema for price lists with a validity period and a price per product.',
  )
  expect(PriceList).toEqual([])
  expect(Price).toEqual(['price_list: -> PriceList cascade', 'product: -> Product'])
})

test('what is noted is no note', () => {
  const text = 'Tutors give lessons to students and note the hours and the topic of each lesson.'
  expect(Object.keys(fieldsOf(text))).not.toContain('Note')
  expect(Object.keys(fieldsOf('A notebook with notes and tags.'))).toContain('Note')
})

test('what is listed behind a clause is no more of what the clause says', () => {
  const { Boat, Reservation } = fieldsOf('A marina API with berths, boats that belong to customers, and reservations.')
  expect(Boat).toContain('customer: -> Customer cascade')
  expect(Boat?.join()).not.toContain('Reservation')
  expect(Reservation?.join()).toContain('-> Berth')
})

test('where one of several is says nothing of the others', () => {
  const { Pupil, Lesson } = fieldsOf('An API with pupils, lessons in rooms and teachers.')
  expect([Pupil?.join(), Lesson?.join()]).toEqual([
    expect.not.stringContaining('Room'),
    expect.stringContaining('-> Room'),
  ])
  const { Donor, Appointment } = fieldsOf(
    'A backend with donors with a blood type, appointments at donation sites, and pledges.',
  )
  expect([Donor?.join(), Appointment?.join()]).toEqual([
    expect.not.stringContaining('DonationSite'),
    expect.stringContaining('-> DonationSite'),
  ])
})

test('what is booked side by side is not of each other', () => {
  const { Desk, Booking } = fieldsOf('A coworking backend: members book desks and meeting rooms.')
  expect(Desk?.join()).not.toContain('MeetingRoom')
  expect(Booking?.join()).toContain('-> MeetingRoom')
})

test('what something costs is no field of what stands before it, and the front of something is no thing', () => {
  const { Rental } = fieldsOf('Rentals have a start and an end date, a late return costs 20 euros per day.')
  expect(Rental?.join()).not.toContain('late')
  expect(Object.keys(fieldsOf('Add a Redis cache in front of our product catalogue.'))).toEqual(['Product'])
})
