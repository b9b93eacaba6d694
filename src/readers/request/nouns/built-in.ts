import type { Page } from '../page/page.ts'
import type { Noun } from './noun.ts'

/** A row of a part that comes with a backend, and no other: keys of programs, tries of what is sent, where people are signed in. */
export function isOfBuiltIn(page: Page, { words, from, to, isPlural }: Noun): boolean {
  const name = words.join(' ')
  if (/^(?:active )?(?:key|token)$/.test(name)) return areKeysAsked(page)
  // `the secret is shown only once`: of each of them.
  if (/^(?:(?:key|token|api|plain) )?secret$/.test(name)) return !isPlural && areKeysAsked(page)
  if (/^(?:attempt|retry|delivery attempt|retry attempt)$/.test(name))
    return page.speaksOf(isTriedAgain) && !page.speaksOf(isTakenByPeople)
  // `records expire after a day`: of the keys a request comes with again.
  if (/^(?:idempotency )?record$/.test(name)) return page.speaksOf((word) => word.startsWith('idempoten'))
  if (/^(?:token |key )?rotation$/.test(name)) return page.hasPair('refresh', 'token')
  if (/^(?:reuse|token family|family)$/.test(name)) return page.hasPair('refresh', 'token')
  if (!/^(?:user )?device$/.test(name) || !page.speaksOf(isOfStaying) || page.speaksOf(isMeasuring)) return false
  return (
    /^(?:several|multiple|many|all|other|their|signed|trusted|known)$/.test(page.word(from)) ||
    /^(?:per|for)$/.test(page.word(to))
  )
}

/** `API keys`, `personal access tokens`: what programs sign in with. */
const areKeysAsked = (page: Page): boolean =>
  [
    ['api', 'key'],
    ['api', 'token'],
    ['access', 'token'],
    ['access', 'key'],
  ].some(([before, word]) => page.hasPair(before!, word!))

const isTriedAgain = (word: string): boolean => /^(?:webhooks?|queues?|celery|workers?|jobs?|outbox)$/.test(word)
/** What people try is kept. */
const isTakenByPeople = (word: string): boolean =>
  /^(?:quiz|quizzes|exams?|tests?|questions?|students?|learners?|players?|puzzles?|lifts?|couriers?|drivers?|phone|calls?)$/.test(
    word,
  )
const isOfStaying = (word: string): boolean => /^(?:refresh|sessions?|jwts?|logins?|sign-ins?)$/.test(word)
/** A device that sends something is a thing. */
const isMeasuring = (word: string): boolean =>
  /^(?:sensors?|readings?|telemetry|firmware|iot|meters?|measurements?|assets?|inventory|repairs?)$/.test(word)
