import { plural, spoken } from '../../kernel/english.ts'
import type { AskedRule, DesignRequest, Subject } from '../../model/index.ts'
import { snakeOf, wordsIn } from '../../readers/request/vocabulary/forms.ts'
import { verbBase } from '../../readers/request/vocabulary/lexicon.ts'
import { COLLECTIVES, GROUPS } from '../../readers/request/vocabulary/people.ts'
import { DOINGS, MADE } from '../../readers/request/vocabulary/verbs.ts'
import { withoutSubject } from './changed.ts'
import type { Ambiguity, Way } from './design.ts'
import { isNameless } from './things.ts'

/** `supermarkets offer surplus food`: places and firms that make something, each a row, though they may be who signs in. */
export const actingQuestions = (request: DesignRequest): readonly Ambiguity[] =>
  request.subjects.filter((one) => isActing(one, request)).map((one) => actingQuestion(one, request))

export function isActing(subject: Subject, { text, subjects, intent }: DesignRequest): boolean {
  const { name, table, fields, from } = subject
  const last = wordsIn(name).at(-1) ?? ''
  const verb = /^\s+([a-z]+)\s/.exec(text.slice(from.end))?.[1] ?? ''
  const isMaking = verbBase(verb) === verb && (MADE.has(verb) || (DOINGS.get(verb) ?? []).includes('create'))
  return (
    intent === 'create' &&
    table === null &&
    isMaking &&
    // Whose a company is asks for those who are in it.
    (GROUPS.has(last) ? isNameless(subject) : COLLECTIVES.has(last)) &&
    fields.every(({ typed, type }) => typed !== 'said' && !type.startsWith('->')) &&
    madeOf(name, subjects).length > 0
  )
}

/** What they make: it is of one of them. */
const madeOf = (name: string, subjects: readonly Subject[]): readonly Subject[] =>
  subjects.filter(({ fields }) => fields.some(({ type }) => new RegExp(`^-> ${name}\\b`).test(type)))

function actingQuestion({ name, from }: Subject, request: DesignRequest): Ambiguity {
  const who = plural(spoken(name))
  const made = madeOf(name, request.subjects)
  const things = made.map((one) => plural(spoken(one.name))).join(' and ')
  const role: Way = {
    name: 'role',
    title: `Those who sign in: each of the ${who} has an account, and enters its own ${things}`,
    changes: `a role ${snakeOf(wordsIn(name))}, and no table of ${who}`,
    asked: (one) => asRole(one, name, made),
  }
  return {
    id: `thing/${name}`,
    question: `Are the ${who} rows that somebody keeps, or do they sign in?`,
    because: `“${from.text}” do something here, and nothing says whether each of them has an account.`,
    usual: 'thing',
    answers: [
      { name: 'thing', title: 'A thing of its own', changes: `a table of ${who} with operations, as it is designed` },
      role,
    ],
  }
}

function asRole(request: DesignRequest, name: string, made: readonly Subject[]): DesignRequest {
  const from = request.subjects.find((one) => one.name === name)!.from
  const role = snakeOf(wordsIn(name))
  const rules = made.map((one): AskedRule => ({ who: role, verbs: ['create'], of: one.name, how: 'may', from }))
  const plain = withoutSubject(request, name)
  return {
    ...plain,
    roles: [...(plain.roles ?? []), { name: role, rank: 4.5, from }].toSorted((a, b) => a.rank - b.rank),
    rules: [...(plain.rules ?? []), ...rules],
  }
}
