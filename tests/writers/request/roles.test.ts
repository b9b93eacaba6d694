import { expect, test } from 'vitest'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

function designed(asked: string): string {
  const text = blueprintOf(readRequest(asked, null))
  expect(checkBlueprint(text).problems).toEqual([])
  return text
}

const rolesOf = (asked: string): string => /roles: (.*)/.exec(designed(asked))?.[1] ?? ''

/** What a blueprint says of a resource, in one line. */
const said = (asked: string, resource: string): string =>
  (new RegExp(`^  ${resource}:\\n([\\s\\S]*?)(?=\\n\\n|\\n$)`, 'm').exec(designed(asked))?.[1] ?? '').replaceAll(
    /\s+/g,
    ' ',
  )

test.each([
  ['Customers place orders, couriers deliver orders.', 'admin > courier > customer'],
  ['Teachers set homework, students hand it in, parents see homework.', 'admin > teacher > parent > student'],
  ['Drivers log trips, dispatchers plan trips.', 'admin > dispatcher > driver > member'],
  ['Staff refund orders with a reason.', 'admin > staff > member'],
  ['Employees hand in leave requests, managers approve them.', 'admin > manager > employee'],
  ['Farmers record fields with an area.', 'admin > farmer'],
])('whoever registers comes from outside, and is never one who works there: %s', (asks, roles) => {
  expect(rolesOf(asks)).toBe(roles)
})

test('who comes from outside does nothing that is said of somebody else', () => {
  const asks = 'Customers place orders, couriers deliver orders. Suppliers add products with a price.'
  expect(said(asks, 'Order')).toContain('create: me.role = customer or admin')
  expect(said(asks, 'Order')).toContain('set by courier')
  expect(said(asks, 'Product')).toContain('create: me.role = supplier or admin')
})

test('a manager may what staff may, and an editor not what authors may', () => {
  const house = 'Managers approve purchases. Technicians record repairs with a date. Users report faults.'
  expect(said(house, 'Repair')).toContain('create: technician')
  const press = 'Authors write articles, reviewers review articles, editors publish articles.'
  expect(said(press, 'Article')).toContain('create: me.role = author or admin')
  expect(said(press, 'Article')).toContain(
    'draft -> reviewed if me.role = reviewer or admin, reviewed -> published if editor',
  )
})

test('where only those who work there are named, nobody else is let in by what nobody says', () => {
  const asks = 'Technicians repair machines and add spare parts with a number. Coordinators plan visits.'
  expect(rolesOf(asks)).toBe('admin > technician > coordinator > member')
  expect(said(asks, 'Machine')).toContain('create: coordinator')
  expect(said(asks, 'Visit')).toContain('read: coordinator')
  expect(said(`${asks} Users see machines.`, 'Machine')).toContain('create: member')
})

test('restaurants that order of farmers are no tenants, and see what is theirs', () => {
  const asks =
    'Farmers list products with a price, and restaurants place orders for products. Restaurants see only their own orders.'
  expect(designed(asks)).not.toContain('tenancy')
  expect(rolesOf(asks)).toBe('admin > farmer > member')
  expect(said(asks, 'Order')).toMatch(/read: owner or restaurant\.owner/)
  expect(said(asks, 'Restaurant')).toContain('create: member')
})

test.each([
  'School administration: pupils, classes, grades. Each school sees only its own pupils.',
  'Clinics manage patients and invoices. Customers may see invoices. Each clinic sees only its own data.',
  'Property management for several companies: buildings and leases. Each company sees only its own buildings.',
])('all of it is of one of them, who are kept apart: %s', (asks) => {
  expect(designed(asks)).toContain('tenancy: { by: ')
})

test.each([
  'Clinics send samples to labs, labs enter results. Clinics see only their own samples.',
  'Companies post vacancies and applicants apply to them. Companies see only their own applications.',
  'Hotels publish rooms, guests book them. Shops sell souvenirs. Shops see only their own souvenirs.',
])('who deals with others keeps nothing apart from them: %s', (asks) => {
  expect(designed(asks)).not.toContain('tenancy')
})

test('who carries it, sends it or gets it is one of each row', () => {
  const carried = 'Each parcel is carried by a courier. Customers file parcels.'
  expect(said(carried, 'Parcel')).toContain('courier_user: -> User? set-null')
  expect(said(carried, 'Parcel')).toContain('read: owner or courier_user or admin')
  const sent = 'Couriers deliver parcels. Senders and recipients can follow the status of a parcel.'
  expect(said(sent, 'Parcel')).toContain('read: owner or sender_user or recipient_user or courier')
  expect(said(sent, 'Parcel')).toContain('registered set by courier')
  expect(rolesOf(sent)).toBe('admin > courier > sender > recipient > member')
  const own = 'Senders hand in parcels. Senders can see parcels, recipients can see parcels.'
  expect(said(own, 'Parcel')).not.toContain('sender_user')
  expect(said(own, 'Parcel')).not.toContain('set by recipient')
})

test('what a house has is kept by it, where only those who work there are named, and people are no part of it', () => {
  const asks =
    'Create a prescription API for clinics with patients and prescriptions. Only doctors write prescriptions.'
  expect(said(asks, 'Clinic')).toContain('access: { read: doctor, create: admin, update: admin, delete: admin }')
  expect(said(asks, 'Clinic')).not.toContain('owner:')
  expect(said(asks, 'Patient')).not.toContain('read: doctor, create: admin')
})
