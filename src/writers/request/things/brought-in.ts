import type { DesignRequest } from '../../../model/index.ts'
import { rulesOf } from '../people/makers.ts'
import { isHouse } from '../people/people.ts'
import { type People, highest } from './draft.ts'

/** What a program brings in is entered by nobody, so that nobody who calls is whose it is. */
export const isOfProgram = (name: string, request: DesignRequest): boolean => {
  const rules = rulesOf(name, request).filter(({ verbs }) => verbs.includes('create'))
  return rules.length > 0 && rules.every(({ who, how }) => who === 'nobody' && how === 'only')
}

/** `customers see their own readings`: of one of those, whoever brings them in. */
export const isOfOneWhoComes = (name: string, request: DesignRequest): boolean =>
  rulesOf(name, request).some(({ who }) => who === 'owner')

/** Whoever works there corrects it; nobody does where it is of one of those who come. */
export function keepersOfBrought(name: string, request: DesignRequest, people: People): readonly string[] {
  if (isOfOneWhoComes(name, request)) return []
  const working = people.roles.filter((role) => !people.supposed.includes(role) && isHouse(role, people))
  return working.length > 0 ? working : [highest(people)]
}
