import type { Draft } from '../things/draft.ts'

/**
 * `employees submit reports, managers approve them`: what others decide on is changed no more by whoever handed it in. How it
 * stands before that; null where nothing is handed in.
 */
export function statesBeforeHandedIn({ done = [], steps = [] }: Draft): string | null {
  const own = steps.find(({ isOfDeeds }) => isOfDeeds === true)
  if (own === undefined || !done.includes('submit') || !done.some((one) => DECIDING.test(one))) return null
  const from = own.steps.flatMap((step) => /^(\w+) -> submitted\b/.exec(step)?.[1] ?? [])
  return from.length === 0 ? null : `${own.field} = ${from.join('|')}`
}

const DECIDING = /^(approve|accept|reject|decline|deny|refuse|confirm)$/
