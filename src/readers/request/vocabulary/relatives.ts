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

/** What things of a name usually are of, where both are named and nothing is said: the first of these that is there. */
export const USUALLY_OF: Readonly<Record<string, readonly string[]>> = {
  message: ['room', 'channel', 'conversation', 'chat', 'thread'],
  'read receipt': ['message'],
  'delivery receipt': ['message'],
  reaction: ['message', 'post', 'comment'],
  comment: ['task', 'ticket', 'issue', 'post', 'article', 'recipe', 'photo', 'video'],
  reply: ['ticket', 'comment', 'post', 'topic'],
  lesson: ['module', 'course'],
  quiz: ['lesson', 'course'],
  question: ['quiz', 'survey', 'poll', 'exam'],
  enrollment: ['course', 'class'],
  enrolment: ['course', 'class'],
  ticket: ['event', 'concert', 'match', 'screening'],
  episode: ['podcast', 'season', 'show', 'series'],
  chapter: ['book'],
  application: ['posting', 'vacancy', 'job'],
  posting: ['company'],
  vaccination: ['pet', 'patient', 'animal'],
  payslip: ['employee'],
  'line item': ['invoice', 'order'],
  ingredient: ['recipe', 'dish'],
  option: ['poll', 'question'],
  milestone: ['project'],
  variant: ['product'],
  track: ['album'],
  visit: ['pet', 'patient', 'animal'],
}
