import type { Expected } from './requests.ts'

/** What has no plural of its own, what is measured, and people who are kept. */
export const severalAlike: readonly Expected[] = [
  {
    asks: 'pond management with ponds, fish and water values (pH, nitrite, iron)',
    intent: 'create',
    things: {
      Pond: 'name',
      Fish: 'pond: -> Pond cascade, name',
      WaterValue: 'pond: -> Pond cascade, ph: float(0..14), nitrite: float, iron: float',
    },
  },
  {
    asks: 'airport with flights, passengers and luggage',
    intent: 'create',
    things: { Flight: 'number', Passenger: 'name', Luggage: 'passenger: -> Passenger cascade' },
  },
  {
    asks: 'wildlife survey with sites, species and sightings',
    intent: 'create',
    things: { WildlifeSurvey: '', Site: 'name', Species: 'name', Sighting: 'species: -> Species cascade' },
  },
  {
    asks: 'sports club with athletes and test results (sprint, weight)',
    intent: 'create',
    things: { Athlete: 'name', TestResult: 'sprint: float, weight: float' },
  },
  {
    asks: 'graves and deceased persons',
    intent: 'create',
    things: { Grave: 'number', DeceasedPerson: 'grave: -> Grave cascade, name' },
  },
  {
    asks: 'school with pupils, authorized persons and absences',
    intent: 'create',
    things: { Pupil: 'name', AuthorizedPerson: 'name', Absence: 'pupil: -> Pupil cascade' },
  },
  {
    asks: 'aquarium log with tanks, fish and water tests (pH, iron)',
    intent: 'create',
    things: { Tank: 'name', Fish: 'tank: -> Tank cascade', WaterTest: 'tank: -> Tank cascade, ph, iron: float' },
  },
  {
    asks: 'apartments with balcony, pets allowed and number of rooms',
    intent: 'create',
    things: { Apartment: 'balcony, pets_allowed: bool = false, number_of_rooms: int(0..)' },
  },
  {
    asks: 'crime desk with suspects, wanted persons and evidence',
    intent: 'create',
    things: { Suspect: 'name', WantedPerson: 'name', Evidence: '' },
  },
  {
    asks: 'email change log with old address and new address',
    intent: 'create',
    things: { EmailChangeEvent: 'old_address, new_address' },
    asked: ['accounts'],
    rules: [
      'only nobody create EmailChangeEvent',
      'only nobody update EmailChangeEvent',
      'only nobody delete EmailChangeEvent',
    ],
  },
  {
    asks: 'fuel log with date, litres and price',
    intent: 'create',
    things: { FuelLog: 'date, litres: float, price: decimal(12 2)' },
  },
  {
    asks: 'flights with delays and star ratings',
    intent: 'create',
    things: { Flight: 'star_rating: int(1..5)', Delay: 'flight: -> Flight cascade, minutes: int(0..)' },
  },
  {
    asks: 'hospice with residents, next of kin and visits',
    intent: 'create',
    things: { Resident: 'name', NextOfKin: 'resident: -> Resident cascade', Visit: '' },
  },
  {
    asks: 'gym tests with results (push-ups, plank, pulse)',
    intent: 'create',
    things: { GymTest: '', Result: 'push_up: float, plank: float, pulse: int(0..)' },
  },
  {
    asks: 'moving company with trucks, furniture and estimates',
    intent: 'create',
    things: { Truck: '', Furniture: '', Estimate: 'amount' },
  },
  {
    asks: 'posts with username and text',
    intent: 'create',
    things: { Post: 'username: str(1..60), text' },
  },
]
