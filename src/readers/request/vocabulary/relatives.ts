import { setOf } from './words.ts'

/** Whom people sign in with. */
export const PROVIDERS = setOf(
  'google github gitlab bitbucket microsoft apple facebook linkedin twitter discord slack okta auth0 keycloak azure entra cognito amazon',
)

/** Words for the same: where one is a thing, the other one before `API` or `board` says no more. */
const ALIKE: readonly ReadonlySet<string>[] = [
  setOf('booking appointment reservation'),
  setOf('todo task'),
  setOf('job posting vacancy opening position'),
  setOf('chat message conversation'),
  setOf('order purchase'),
  setOf('contact customer lead'),
]

export const areAlike = (one: string, other: string): boolean =>
  one !== other && ALIKE.some((words) => words.has(one) && words.has(other))

/** What somebody looks at, and what shows other things: no thing of its own where it is somebody's own. */
export const VIEWS = setOf('calendar dashboard overview agenda schedule timetable history feed timeline summary')

/**
 * What things of a name usually are of, where both are named and nothing is said: of each group the first that is there.
 */
export const USUALLY_OF: Readonly<Record<string, readonly string[]>> = {
  message: ['room channel conversation chat thread'],
  'read receipt': ['message'],
  'delivery receipt': ['message'],
  reaction: ['message post comment'],
  comment: ['task ticket issue post article recipe photo video'],
  reply: ['ticket comment post topic'],
  task: ['project board list'],
  issue: ['project repository'],
  milestone: ['project'],
  sprint: ['project'],
  card: ['column list board deck'],
  column: ['board'],
  module: ['course'],
  lesson: ['module course'],
  quiz: ['lesson course'],
  question: ['quiz survey poll exam'],
  option: ['poll question'],
  enrollment: ['course class', 'student'],
  enrolment: ['course class', 'student'],
  grade: ['course exam assignment', 'student'],
  ticket: ['event concert match screening'],
  season: ['show series'],
  episode: ['podcast season show series'],
  chapter: ['book'],
  loan: ['book copy'],
  application: ['posting vacancy job'],
  posting: ['company'],
  deal: ['company', 'contact'],
  contact: ['company'],
  appointment: ['patient customer client pet', 'doctor dentist therapist vet stylist'],
  prescription: ['patient', 'doctor'],
  vaccination: ['pet patient animal'],
  visit: ['pet patient animal'],
  payslip: ['employee'],
  invoice: ['customer client'],
  payment: ['invoice order'],
  shipment: ['order'],
  refund: ['payment order'],
  'line item': ['invoice order'],
  ingredient: ['recipe dish'],
  variant: ['product'],
  track: ['album'],
  album: ['artist band'],
  measurement: ['sensor device meter'],
  reading: ['sensor device meter'],
}

/** `subtask`: of a task; null for what is no part by its name. */
export const wholeOfPart = (word: string): string | null => /^sub-?([a-z]{4,})$/.exec(word)?.[1] ?? null
