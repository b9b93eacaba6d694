import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { answered, designRequested, questionsOf } from '../../src/flows/clarify.ts'

const REQUESTS = `user profiles with followers and a verified badge
public profiles with a visibility setting per field
account settings with language, time zone and email notifications
let users delete their account and everything that belongs to it
knowledge base search with chunking and nightly reindexing of documents
chatbot over the employee handbook in English and German
semantic search over contracts, lawyers only find contracts of their own clients
question answering over product manuals per tenant, only the current version
retrieval over meeting minutes with feedback on answers
audit trail of changes to salaries, kept for ten years
status history of orders with a reason for each change
two-factor authentication with backup codes
password reset by email with a link valid for one hour
session management: users see their devices and can sign out of all of them
equipment lending with deposit, warranty and serial number
plant nursery with plants, watering intervals and frost tolerance
volunteers with skills, availability and emergency contact
museum loans with insurance value, courier and condition report
theatre costumes with size, fabric and last cleaning; a costume is hanging, worn or at the tailor
orchard with trees, harvests and pruning plan
petition platform where citizens sign a petition, with a goal, signatures and an end date
retrieval over our clinical guidelines, nurses only get passages from guidelines that are still valid
tutors with subjects and hourly rates; students can rate a tutor only after a lesson
bakery pre-orders with cake, quantity and pick-up date; bakers only see the orders of the day
bus lines, stops and departures, with delays reported by drivers
cemetery register with graves, deceased persons and lease end dates
aquarium log with tanks, fish and water values (pH, temperature, nitrate)
address book with phone numbers, email addresses and birthdays
hackathon: participants form teams, each team submits one project and judges score it from 1 to 10
login history with IP address, device and country
gardens with plots, tenants and yearly rent
choir with rehearsals, sheet music and attendance
beekeeping diary with hives, inspections and honey yield
ferry timetable with crossings, vehicle lengths and weather warnings
dental lab orders with shade, material and try-in date
wine cellar with bottles, drinking window and storage position
escape rooms with difficulty, group size and a hint system
film archive with reels, condition and digitised copies
allotment waiting list with wishes and preferred area
lost property office with finds, finder and reward`.split('\n')

test.each(REQUESTS)('each answer that is on offer builds what it says: %s', (text) => {
  const designed = designRequested(text, null)
  for (const { id, answers, usual } of questionsOf(designed)) {
    const supposed = answered(designed, { [id]: usual })
    for (const { name } of answers) {
      const next = answered(designed, { [id]: name })
      expect(checkBlueprint(next.blueprint).problems, `${id}=${name}`).toEqual([])
      if (name === usual) continue
      expect([next.blueprint, next.request?.byHand], `${id}=${name}`).not.toEqual([
        supposed.blueprint,
        supposed.request?.byHand,
      ])
      if (!/^(unread|type|person)\//.test(id)) continue
      expect(
        questionsOf(next).map((one) => one.id),
        `${id}=${name}`,
      ).not.toContain(id)
    }
  }
})
