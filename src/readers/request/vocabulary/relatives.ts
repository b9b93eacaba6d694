import { setOf } from './words.ts'

/** Whom people sign in with. */
export const PROVIDERS = setOf(
  'google github gitlab bitbucket microsoft apple facebook linkedin twitter discord slack okta auth0 keycloak azure entra cognito amazon',
)

/** Words for the same: where one is a thing, the other one before `API` or `board` says no more. */
const ALIKE: readonly ReadonlySet<string>[] = [
  setOf('booking appointment reservation'),
  setOf('todo task item'),
  setOf('job posting vacancy opening position'),
  setOf('chat message conversation'),
  setOf('order purchase'),
  setOf('contact customer lead'),
  setOf('parcel shipment package delivery'),
  setOf('podcast show'),
  setOf('url link'),
  setOf('property apartment unit building house listing tenant lease'),
  setOf('inventory product item sku stock'),
  setOf('rental booking reservation'),
  setOf('bug issue ticket defect'),
  setOf('equipment item tool'),
  setOf('survey questionnaire'),
  setOf('insurance policy'),
]

export const areAlike = (one: string, other: string): boolean =>
  one !== other && ALIKE.some((words) => words.has(one) && words.has(other))

/** What somebody looks at, and what shows other things: no thing of its own where it is somebody's own. */
export const VIEWS = setOf('calendar dashboard overview agenda schedule timetable history feed timeline summary')

/** What is a part of something by what it is called: `order items`, and no `donation slots`. */
export const PARTS = setOf(
  'item line version revision comment photo image picture file attachment document note entry member membership step option question answer reply review rating movement receipt event log history update tag label translation variant position detail result status booking reservation appointment rental loan registration enrollment enrolment rating claim bid',
)
