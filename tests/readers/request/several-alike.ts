import type { Expected } from './requests.ts'

/** What has no plural of its own, what is measured, and people who are kept. */
export const severalAlike: readonly Expected[] = [
  {
    asks: 'pond management with ponds, fish and water values (pH, nitrite, iron)',
    intent: 'create',
    things: { Pond: 'name', Fish: 'name', WaterValue: 'ph: float(0..14), nitrite: float, iron: float' },
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
    asks: 'flights with delays and star ratings',
    intent: 'create',
    things: { Flight: 'star_rating: int(1..5)', Delay: 'flight: -> Flight cascade, minutes: int(0..)' },
  },
]
