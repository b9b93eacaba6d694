import { ruleWhateverItIs, whoIs } from '../rights/access.ts'
import { deniesOwn, exceptOwn } from '../rights/denied.ts'
import { type Draft, highest } from '../things/draft.ts'
import { whileOpen } from './locks.ts'
import type { Around } from '../rights/ways.ts'
import { type Who, either, roleOf } from '../people/who.ts'

/** Who does it as it is said: all of a role, or those whose own it is. */
export const mayDo = (operation: string, draft: Draft, around: Around): string =>
  whileOpen(mayDoEver(operation, draft, around), operation, draft, around.request, around.people)

/** Who does it, however a row stands. */
export function mayDoEver(operation: string, draft: Draft, around: Around): string {
  const { people, request } = around
  const isOthers = deniesOwn(draft.name, { operation }, request)
  const whos = doersOf(operation, draft, around)
  const rule = whos === null ? ruleWhateverItIs('update', draft, around) : either(whos, people)
  return isOthers ? exceptOwn(rule, draft, around) : rule
}

/** Those who are said to do it; null where nobody is. */
export function doersOf(operation: string, draft: Draft, around: Around): readonly Who[] | null {
  const { people, request } = around
  const said = (request.rules ?? []).filter(
    (rule) => rule.of === draft.name && rule.operation?.replaceAll('-', '_') === operation && rule.how !== 'not',
  )
  if (said.length === 0 || people.isPublic) return null
  const whos = said.flatMap((rule) => whoIs(rule, 'operation', draft, around))
  return [...whos, ...(said.some(({ how }) => how === 'only') ? [] : [roleOf(highest(people))])]
}
