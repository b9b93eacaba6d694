import { expect, test } from 'vitest'
import { contradictionsIn } from './contradictions.ts'

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
