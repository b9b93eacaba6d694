import type { Draft } from './draft.ts'

/** `employees submit reports, managers approve them`: what others decide on is changed no more by whoever handed it in. */
export function whileNotHandedIn(owner: string, draft: Draft): string {
  const states = openStates(draft)
  return states === null ? owner : `${owner} and ${states}`
}

export const isHandedInBySteps = (draft: Draft): boolean => openStates(draft) !== null

function openStates({ done = [], steps = [] }: Draft): string | null {
  const own = steps.find(({ isOfDeeds }) => isOfDeeds === true)
  if (own === undefined || !done.includes('submit') || !done.some((one) => DECIDING.test(one))) return null
  const from = own.steps.flatMap((step) => /^(\w+) -> submitted\b/.exec(step)?.[1] ?? [])
  return from.length === 0 ? null : `${own.field} = ${from.join('|')}`
}

const DECIDING = /^(approve|accept|reject|decline|deny|refuse|confirm)$/
