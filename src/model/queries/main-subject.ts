import type { DesignRequest, Subject } from '../request.ts'

/** What most of a request is about: the thing most others refer to, the one named first among several; null where none is named. */
export function mainSubject({ subjects }: Pick<DesignRequest, 'subjects'>): Subject | null {
  const own = subjects.filter(({ name }) => name !== 'User')
  const referrers = ({ name }: Subject): number =>
    // Where people are, by which others are told apart: what it is about is what they do.
    PLACES.test(name) && own[0]?.name !== name
      ? 0
      : own.filter((other) => other.name !== name && other.fields.some(({ type }) => refersTo(type, name))).length
  return own.toSorted((one, other) => referrers(other) - referrers(one))[0] ?? null
}

const PLACES = /^(Team|Department|Group|Crew|Branch|Office|Region|District|Unit|Ward)$/

/** Whatever is of it; what holds several of others is no part of those. */
const refersTo = (type: string, name: string): boolean => /^-> (\w+)/.exec(type)?.[1] === name
