import type { DesignRequest } from '../../../model/index.ts'
import { type Draft, highest } from '../things/draft.ts'
import { isTaken } from '../things/kinds.ts'
import { rulesOf } from '../people/makers.ts'
import { isHouse } from '../people/people.ts'
import { isForSomebody, isStaff } from './serving.ts'
import { referenceIn } from '../things/types.ts'
import type { Around } from './ways.ts'
import { type Who, roleOf } from '../people/who.ts'

/** Deeper ones nobody has before them while they work. */
const DEEPEST = 3

/** Whoever works with what names a row reads the row: nobody prescribes what he cannot find, for whom he cannot find. */
export function workingWith(draft: Draft, around: Around): readonly Who[] {
  const { people, request } = around
  const { name, fields } = draft
  // Once it is published it is there for all, and before that for those who write it.
  if (fields.some(({ type }) => /\bpublished\b/.test(type))) return []
  const roles = leadingTo(name, around.drafts).flatMap((one) => [...one.keepers, ...doing(one.name, request)])
  return [...new Set(roles)]
    .filter((role) => role !== highest(people) && people.roles.includes(role))
    .filter((role) => !COLLEAGUE.test(role) && (isHouse(role, people) || isStaff(role, people)))
    .filter((role) => !isPutOn(role, draft, around))
    .map(roleOf)
}

/** One of them is put on it, or on what it is a part of: `the office assigns a plumber`. */
export function isPutOn(role: string, draft: Draft, around: Around, depth = 0): boolean {
  if (draft.fields.some(({ name, type }) => name === `${role}_user` && type.startsWith('-> User'))) return true
  const whole = around.drafts.find(({ name }) => name === draft.parent?.of)
  return whole !== undefined && depth < DEEPEST && isPutOn(role, whole, around, depth + 1)
}

/** `record them for their own wards`: those of others are none of their business. */
export const isForTheirOwn = (name: string, request: DesignRequest): boolean =>
  rulesOf(name, request).some(
    ({ from, within }) =>
      within !== undefined || /\b(their|his|her)\b/i.test(request.text.slice(from.start, from.end + LATER)),
  )
const LATER = 50

/** Those who are said to do something with all of them, and not with what is theirs. */
const doing = (name: string, request: DesignRequest): readonly string[] =>
  rulesOf(name, request).flatMap(({ who, as, by, within }) => ((as ?? by ?? within) === undefined ? [who] : []))

/** All who work somewhere, whatever they do. */
const COLLEAGUE = /(^|_)(employee|worker|colleague|coworker)$/

function leadingTo(name: string, drafts: readonly Draft[]): readonly Draft[] {
  const found = new Set<Draft>()
  let ends = new Set([name])
  for (let depth = 0; depth < DEEPEST && ends.size > 0; depth += 1) {
    const next = drafts.filter(
      (one) =>
        one.name !== name &&
        one.name !== 'User' &&
        !found.has(one) &&
        one.fields.some(({ type }) => ends.has(referenceIn(type)?.to ?? '')),
    )
    for (const one of next) found.add(one)
    ends = new Set(next.map((one) => one.name))
  }
  return [...found]
}

/** Whoever signs in may order it, or what holds it: he finds what he orders, though nobody speaks of him. */
export const isNamedByAll = ({ name }: Draft, { drafts }: Around): boolean =>
  !isForSomebody(name) &&
  drafts.some((one) => {
    const whole = drafts.find((other) => other.name === one.parent?.of)
    const taken = isTaken(one.name)
      ? one
      : one.owner === null && whole !== undefined && isTaken(whole.name)
        ? whole
        : null
    return (
      taken !== null &&
      taken.owner !== null &&
      taken.makers.length === 0 &&
      one.fields.some(({ type }) => referenceIn(type)?.to === name)
    )
  })
