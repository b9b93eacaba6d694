import type { AskedRule, DesignRequest } from '../../../model/index.ts'
import type { People } from '../things/draft.ts'
import { isHandedIn } from '../things/kinds.ts'
import { isHouse } from './people.ts'

/** Who makes rows of a thing. */
export interface Makers {
  readonly roles: readonly string[]
  /** Whoever signs in, or whoever comes. */
  readonly others: 'anyone' | 'signed in' | null
  /** Nobody says it, and it follows from what they do with it. */
  readonly isInferred: boolean
}

const NOBODY: Makers = { roles: [], others: null, isInferred: false }
/** What is done with a row by whoever has written it. */
export const OF_MAKERS = /^(submit|publish|unpublish|draft|withdraw|list)$/

/** Who is said to make them, and else whose own they are said to be, or who hands them in or shows them to others. */
export function makersOf(name: string, request: DesignRequest, people: People): Makers {
  // Who makes them within what they are of makes none of his own.
  const rules = rulesOf(name, request).filter(({ within }) => within === undefined)
  const said = rules.filter(({ verbs }) => verbs.includes('create'))
  if (said.length > 0) {
    const roles = rolesIn(
      said.map(({ who }) => who),
      people,
    )
    const whos = said.map(({ who }) => who)
    const others = whos.includes('anyone')
      ? 'anyone'
      : whos.some((who) => isEverybody(who, people))
        ? 'signed in'
        : null
    return { roles, others, isInferred: false }
  }
  const own = rolesIn(
    rules.flatMap(({ who, as }) => (who === 'owner' && as !== undefined && !isNamed(name, as, request) ? [as] : [])),
    people,
  )
  if (own.length > 0) return { ...NOBODY, roles: own, isInferred: true }
  const doing = (which: RegExp): readonly string[] =>
    rolesIn(
      rules.flatMap(({ who, operation }) => (operation !== undefined && which.test(operation) ? [who] : [])),
      people,
    )
  // `authors submit papers, the office publishes them`: those of others.
  const handing = doing(/^submit$/)
  const done = handing.length > 0 ? handing : doing(OF_MAKERS)
  if (done.length > 0) return { ...NOBODY, roles: done, isInferred: true }
  // `teachers enter grades for their own courses`: the courses are theirs.
  const within = (request.rules ?? []).filter(
    (rule) =>
      rule.within === name &&
      rule.isOfGroup !== true &&
      (rule.verbs.includes('create') || rule.operation !== undefined) &&
      rule.how !== 'not' &&
      // `for the samples they work on`: others put them on it.
      !isNamed(name, rule.who, request),
  )
  const having = rolesIn(
    within.map(({ who }) => who),
    people,
  )
  return having.length > 0 ? { ...NOBODY, roles: having, isInferred: true } : NOBODY
}

/** `assistants only read them`, `only admins edit them`, `visible to HR only`: whoever may write them keeps them together. */
export function keepersOf(name: string, makers: Makers, request: DesignRequest, people: People): readonly string[] {
  const rules = rulesOf(name, request)
  const may = (some: readonly AskedRule[]): readonly string[] =>
    rolesIn(
      some.map(({ who }) => who),
      people,
    )
  const writing = rules.filter(({ verbs }) => verbs.includes('create') || verbs.includes('update'))
  if (makers.others !== null || writing.some(({ who }) => !people.roles.includes(who))) return []
  if (isOnlyRead(name, request, people)) return may(writing)
  const only = rules.filter(({ how, verbs }) => how === 'only' && verbs.includes('update'))
  // What is handed in is made by others, whoever works on it.
  return makers.roles.length === 0 && !isHandedIn(name) ? may(only) : []
}

/** `assistants only read them`: some read it, and all who write it are others. */
export function isOnlyRead(name: string, request: DesignRequest, people: People): boolean {
  const rules = rulesOf(name, request)
  return rules.some(
    ({ who, verbs, from, as, within, by }) =>
      people.roles.includes(who) &&
      verbs.join() === 'read' &&
      READING.test(from.text) &&
      // `readers only see published articles`: not all of them.
      !/\b(published|approved|public|own|their|his|her|finished|open|active)\b/i.test(from.text) &&
      (as ?? within ?? by) === undefined &&
      !rules.some((other) => other.who === who && other.verbs.some((verb) => verb !== 'read')),
  )
}

/** What they do with it, and nothing else. */
const READING = /\bonly (reads?|sees?|views?|downloads?|looks?|browses?)\b|\b(reads?|sees?|views?) (it |them )?only\b/i

/** `companies post vacancies`: whoever has one does that with it. */
export const isActing = (name: string, { rules }: DesignRequest): boolean =>
  (rules ?? []).some(
    ({ within, who, verbs, how }) => within === name && who === 'owner' && how !== 'not' && verbs.includes('create'),
  )

/** A part of what somebody does so with. */
export function isInActing(name: string, request: DesignRequest, depth = 0): boolean {
  const fields = request.subjects.find((one) => one.name === name)?.fields ?? []
  return fields.some(({ type }) => {
    const whole = /^-> (\w+)(?!\?)\b/.exec(type)?.[1]
    return (
      whole !== undefined &&
      whole !== name &&
      (isActing(whole, request) || (depth < 4 && isInActing(whole, request, depth + 1)))
    )
  })
}

/** A field of it says who that is, beside whoever made it. */
const isNamed = (name: string, as: string, { subjects }: DesignRequest): boolean =>
  subjects.some(
    (one) => one.name === name && one.fields.some((field) => field.name === as || field.name === `${as}_user`),
  )

export const rulesOf = (name: string, { rules }: DesignRequest): readonly AskedRule[] =>
  (rules ?? []).filter(({ of, how }) => of === name && how !== 'not')

const rolesIn = (whos: readonly string[], { roles }: People): readonly string[] => [
  ...new Set(whos.filter((who) => roles.includes(who))),
]

const isEverybody = (who: string, { roles }: People): boolean => !/^(anyone|nobody)$/.test(who) && !roles.includes(who)

/** Whether those who make it keep it together, so that it is nobody's own. */
export const isOfHouse = ({ roles, others }: Makers, people: People): boolean =>
  others === null && roles.length > 0 && roles.every((role) => isHouse(role, people))

/** Roles, and everybody who signs in as one of them. */
export const allOf = ({ roles, others }: Makers): readonly string[] => [
  ...roles,
  ...(others === 'signed in' ? ['signed in'] : []),
]
