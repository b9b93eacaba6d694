import { mentionsIn } from '../evidence/mentions.ts'
import { numbersIn } from '../evidence/numbers.ts'
import { stem } from '../evidence/stems.ts'
import type { Named } from './topics.ts'

/**
 * What a question names of what the backend has. `tables` come first among what is known: where a domain is called the
 * same, the table is meant. `users` is the table that is meant by users.
 */
export function namedIn(
  question: string,
  tables: readonly string[],
  others: readonly string[],
  users: string | null,
): Named {
  const known = [...tables, ...others]
  const named = thingsIn(question, known)
  const things = users === null || named.includes(users) ? named : [...named, users]
  return {
    question,
    things,
    rows: numbersIn(question)
      .filter(({ value, unit }) => value >= 1 && unit === null)
      .flatMap(({ value, end }) => {
        const after = stem(/^\s{0,3}(?:rows?\s(?:of|in)\s)?`?(\w{2,60})/.exec(question.slice(end))?.[1] ?? '')
        const table = (tables.length > 0 ? tables : known).find((name) => stem(name) === after)
        return table === undefined ? [] : [`${table}=${value}`]
      }),
    rule: /\b([a-z]{3,20}\/[a-z][a-z-]{2,50})\b/.exec(question)?.[1] ?? null,
    base: /\b(?:since|against|from|between)\s`?([\w./-]{1,60})/.exec(question)?.[1] ?? null,
  }
}

const USERS = /\b(?:users?|accounts?|callers?)\b/i

/** Whether a question says users where no table is called so. */
export const sayingUsers = (question: string, tables: readonly string[]): boolean =>
  USERS.test(question) && !tables.some((name) => USERS.test(name) || USERS.test(name.replaceAll('_', ' ')))

const path = /(?:\b(GET|POST|PUT|PATCH|DELETE)\s)?(?<![\w.])(\/[\w{}./-]{1,120})/g

function thingsIn(question: string, known: readonly string[]): readonly string[] {
  const written = [...question.matchAll(path)].map(([whole]) => whole.trim().replace(/[.,]$/, ''))
  const rest = question.replaceAll(path, ' ')
  const exact = mentionsIn(rest, new Set(known.map((name) => name.toLowerCase()))).map(({ name }) => name)
  const words = [...rest.matchAll(/\w{3,60}/g)].map(([word]) => stem(word))
  const alike = known.filter((name) => words.includes(stem(name)))
  const found = known.filter((name) => exact.includes(name.toLowerCase()) || alike.includes(name))
  const once = found.filter((name, at) => found.findIndex((other) => stem(other) === stem(name)) === at)
  return [...new Set([...written, ...once])].slice(0, 4)
}
