import { expect, test } from 'vitest'
import { contradictionsIn, widerIn } from './contradictions.ts'

test.each(
  `Design an API for a blood bank: donors, donations, blood units and hospitals; nurses record donations and hospitals request units.
Build a dental practice backend with dentists, patients, treatments and invoices; dentists record treatments and the front desk writes invoices.
Create a backend for a driving school: instructors, students, lessons and vehicles. Students book lessons, instructors confirm or decline them.
Design a school library API with books, copies, loans and pupils; librarians lend copies to pupils.
Build a backend for a museum with exhibits, galleries, guides and tours; visitors book tours.
Build an insurance claims API: policyholders file claims with documents and an amount, adjusters approve or reject claims.
Create an equipment maintenance API: machines, work orders and technicians; technicians complete work orders and planners create them.
Create a delivery API with warehouses, parcels, drivers and routes; dispatchers assign parcels to drivers.
Design a car workshop API with customers, vehicles, repair orders and parts; mechanics add parts to repair orders.
Design a legal case management backend with clients, cases, documents and hearings; paralegals upload documents.
Design a tender platform where buyers publish tenders, suppliers submit bids with a price, and the buyer awards one bid.
Build an equipment rental API: customers rent items for a period and pay a deposit, warehouse staff record damages with photos when an item comes back.
Create a prescription API for clinics with patients, doctors, prescriptions and medications. Only doctors may write prescriptions, pharmacists can mark them as dispensed.
Let staff refund a shipped order with a reason.
Let customers keep a wishlist of at most 50 books; staff may see how many people want a book but not who.
Design a kindergarten backend: groups, children, parents and absences; parents report absences and teachers see them.
Create a vaccination backend: doctors, patients, vaccines and vaccinations; nurses record vaccinations with a batch number.
Build a recruiting API with jobs, candidates, applications and interviews; recruiters see all applications and hiring managers only those for their own jobs
Build a water utility backend with customers, meters, readings and bills; field workers enter readings, the billing team issues bills.
Create a sports club backend with teams, players, coaches and trainings; coaches record attendance of players.`.split(
    '\n',
  ),
)('nothing is said against itself: %s', (text) => {
  expect(contradictionsIn(text)).toEqual([])
})

test.each(
  `Create a veterinary clinic backend with owners, pets, appointments and vaccinations. Vets write the medical notes, receptionists can only book and cancel appointments.
Create a tenant-isolated backend for dental practices with patients, treatments and invoices; dentists edit treatments, receptionists only see the invoices.
Design a backend for a brewery with batches, tanks and gravity readings. Brewers add readings, and only the head brewer may discard a batch.
A hotel with rooms, bookings and guests. Housekeepers only see rooms, receptionists create bookings.
Build a library backend with books, members and loans; librarians can only issue and return loans, admins manage the books.
An accounting backend with invoices and payments; auditors see only the invoices and payments, accountants create invoices.
A bank with accounts and transfers. Tellers can only create transfers and view accounts, managers approve transfers.
A warehouse API with products, locations and stock movements. Warehouse workers record movements, only managers may change products.
A museum with exhibits and loans: volunteers may only view exhibits, curators record loans.
A shop with products, orders and order items: customers can only place orders and view products.`.split('\n'),
)('nobody may more than is said of him: %s', (text) => {
  expect(widerIn(text)).toEqual([])
})
