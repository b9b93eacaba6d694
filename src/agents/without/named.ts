import { mentionsIn } from '../evidence/mentions.ts'
import { numbersIn } from '../evidence/numbers.ts'
import { stem } from '../evidence/stems.ts'
import type { Named } from './topic.ts'

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
    operations: [],
    demand: null,
    doing: doingIn(question),
    status:
      /\b(?:return|answer|respond|status|code|fail|end)\w{0,3}\s(?:with\s|in\s|an?\s|code\s){0,2}`?([1-5]\d\d)\b/i.exec(
        question,
      )?.[1] ?? null,
    tables: things.filter((name) => tables.includes(name)),
    base: /\b(?:since|against|from|between)\s`?([\w./-]{1,60})/.exec(question)?.[1] ?? null,
  }
}

/** Whether it asks after what is written, or read. */
export function doingIn(question: string): Named['doing'] {
  if (/\b(?:chang|writ|wrote|modif|updat|insert|alter|mutat|stor(?:es?|ing)\b)/i.test(question)) return 'writes'
  return /\b(?:reads?|reading|select)/i.test(question) ? 'reads' : null
}

const USERS = /\b(?:users?|accounts?|callers?)\b/i

/** Whether a question says users where no table is called so. */
export const sayingUsers = (question: string, tables: readonly string[]): boolean =>
  USERS.test(question) && !tables.some((name) => USERS.test(name) || USERS.test(name.replaceAll('_', ' ')))

/** `/orders`, `GET /orders/{id}` */
export const path = /(?:\b(GET|POST|PUT|PATCH|DELETE)\s)?(?<![\w.])(\/[\w{}./-]{1,120})/g

/** `SECRET_KEY` */
export const CAPITALS = /^[A-Z][A-Z0-9_]*$/

/** What is written in capitals is spoken of only so: the setting `SECRET` is not what is secret. */
const isWritten = (name: string, question: string): boolean => !CAPITALS.test(name) || question.includes(name)

function thingsIn(question: string, all: readonly string[]): readonly string[] {
  const known = all.filter((name) => isWritten(name, question))
  const written = [...question.matchAll(path)].map(([whole]) => whole.trim().replace(/[.,]$/, ''))
  const rest = question.replaceAll(path, ' ')
  const exact = mentionsIn(rest, new Set(known.map((name) => name.toLowerCase()))).map(({ name }) => name)
  const words = [...rest.matchAll(/\w{3,60}/g)].map(([word]) => stem(word))
  const phrases = ` ${words.join(' ')} `
  // `shopping_lists` are shopping lists, and no lists.
  const spoken = (name: string): string =>
    ` ${name
      .split(/[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])/)
      .map(stem)
      .join(' ')} `
  const said = known.filter((name) => phrases.includes(spoken(name)))
  const alike = said.filter(
    (name) =>
      !said.some((other) => other !== name && spoken(other).includes(spoken(name)) && spoken(other) !== spoken(name)),
  )
  const found = known.filter(
    (name) => (exact.includes(name.toLowerCase()) && !said.includes(name)) || alike.includes(name),
  )
  const once = found.filter((name, at) => found.findIndex((other) => stem(other) === stem(name)) === at)
  const code = [...rest.matchAll(/\b[A-Za-z]\w*_\w+/g)]
    .map(([whole]) => whole)
    .filter((one) => !found.some((name) => name.includes(one)))
  return [...new Set([...written, ...once, ...code])].slice(0, 4)
}
