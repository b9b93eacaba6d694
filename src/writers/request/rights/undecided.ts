import type { AskedRule, DesignRequest } from '../../../model/index.ts'
import type { Draft, DraftField } from '../things/draft.ts'
import { rulesOf } from '../people/makers.ts'
import { GRANTED, REFUSED, WAITING, valuesOf } from '../states/values.ts'

type Verb = AskedRule['verbs'][number]

const DECIDING = /^(approve|reject|accept|decline|deny|refuse|grant|confirm|award|decide)$/

/**
 * What others decide of is changed and deleted by whoever made it as long as nobody decided, where nobody says otherwise:
 * what was approved is what was asked for.
 */
export function whileUndecided(rule: string, verb: Verb, draft: Draft, request: DesignRequest): string {
  const open = verb === 'read' || verb === 'create' ? null : undecidedOf(draft, request)
  if (open === null || draft.owner === null || isSaid(draft, verb, request)) return rule
  return held(rule, draft.owner, open)
}

/** What is handed in with it stays with it. */
export function whileWholeIsUndecided(
  rule: string,
  verb: Verb,
  draft: Draft,
  drafts: readonly Draft[],
  request: DesignRequest,
): string {
  const whole = PART.test(draft.name) ? drafts.find(({ name }) => name === draft.parent?.of) : undefined
  const open = whole === undefined || verb === 'read' ? null : undecidedOf(whole, request)
  if (open === null || whole!.owner === null || draft.owner !== null || isSaid(draft, verb, request)) return rule
  const { field } = draft.parent!
  return held(rule, `${field}.${whole!.owner!}`, `${field}.${open}`)
}

/** A part that is nothing by itself: it is seen and handed in with what it is of. */
export const PART =
  /(Line|Item|Position|Row|Detail|Attachment|File|Document|Photo|Image|Picture|Video|Scan|Upload|Receipt)$/

/** Whether that is supposed of it. */
export const isHeldOnceDecided = (draft: Draft, request: DesignRequest): boolean =>
  draft.owner !== null &&
  undecidedOf(draft, request) !== null &&
  !(['update', 'delete'] as const).every((verb) => isSaid(draft, verb, request))

/** Whoever made it alone; others, who decide of it, as ever. */
function held(rule: string, owner: string, open: string): string {
  const terms = rule.split(' or ')
  if (rule.includes('(') || !terms.includes(owner)) return rule
  // What holds of one side only stands behind the others.
  return [...terms.filter((term) => term !== owner), `${owner} and ${open}`].join(' or ')
}

/** `status = draft|submitted`: how it stands before others decide; null where nobody does. */
function undecidedOf(draft: Draft, request: DesignRequest): string | null {
  if (draft.keepers.length > 0) return null
  const before = statesBeforeHandedIn(draft)
  if (before !== null) return before
  const state = draft.fields.find((field) => isDecidedByOthers(field, draft, request))
  if (state === undefined) return null
  const values = valuesOf(state)
  const decided = values.findIndex((one) => GRANTED.test(one) || REFUSED.test(one))
  const open = values.slice(0, decided).filter((one, at) => at === 0 || WAITING.test(one))
  return `${state.name} = ${open.join('|')}`
}

function isDecidedByOthers(field: DraftField, draft: Draft, request: DesignRequest): boolean {
  const values = valuesOf(field)
  const first = values.findIndex((one) => GRANTED.test(one) || REFUSED.test(one))
  if (first < 1 || !/^(status|state|stage|decision)$/.test(field.name)) return false
  const isByDeed = rulesOf(draft.name, request).some(
    ({ operation, who, by }) =>
      operation !== undefined &&
      DECIDING.test(operation) &&
      (by !== undefined || (!/^(owner|anyone|nobody|signed in)$/.test(who) && !draft.makers.includes(who))),
  )
  const setter = / set by (.*)$/.exec(field.type)?.[1] ?? 'server'
  const isBoth = [GRANTED, REFUSED].every((some) => values.some((one) => some.test(one)))
  return isByDeed || (isBoth && setter !== 'server' && setter !== draft.owner)
}

/** The request says who changes or deletes it, or how it stands then. */
const isSaid = ({ name }: Draft, verb: Verb, request: DesignRequest): boolean =>
  rulesOf(name, request).some(({ verbs }) => verbs.includes(verb)) ||
  (request.subjects.find((one) => one.name === name)?.locks ?? []).some(({ does }) => does.includes(verb))

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
