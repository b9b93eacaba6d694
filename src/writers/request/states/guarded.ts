import type { Draft, DraftField } from '../things/draft.ts'
import { highest } from '../things/draft.ts'
import { hosts, isAsked, isBrought, servers } from '../rights/serving.ts'
import { tenantOf } from '../whole/tenant.ts'
import { readType, referenceIn } from '../things/types.ts'
import { type Around, ownersBehind, ownersOf } from '../rights/ways.ts'
import { either, roleOf } from '../people/who.ts'
import { GRANTED, REFUSED, valuesOf } from './values.ts'

/** Whoever books does not confirm it himself: how it stands is told by whom it is asked of. */
export function withGuardedStates(around: Around): readonly Draft[] {
  return around.drafts.map((one) => {
    const all: Draft = {
      ...one,
      fields: one.fields.map((field) => ({ ...field, type: withAbove(field.type, around) })),
    }
    const draft = withHandedOver(all, around)
    const { name, owner, fields } = draft
    const serving = [...hosts(draft, around), ...servers(draft, around)]
    const isOfOthers =
      isAsked(name) || isBought(draft, around) || (isBrought(name, around.request) && serving.length > 0)
    // `expense reports of an employee`: whose the whole is, and who asks.
    if (owner === null) return isAskedInside(draft, around) ? withJudged(draft, around) : draft
    if (!(isOfOthers || fields.some(isJudged))) return draft
    const rule = either([...serving, roleOf(highest(around.people))], around.people)
    const isTaken = isAsked(name) && isTakenOfOthers(draft, around)
    return {
      ...draft,
      fields: fields.map((field) =>
        name.endsWith('Application') && field.name === draft.parent?.field && !/ immutable\b/.test(field.type)
          ? { ...field, type: `${field.type} immutable` }
          : isState(field) && (isOfOthers || isJudged(field))
            ? { ...field, type: `${field.type} set by ${rule}` }
            : isTaken && isTerm(field)
              ? { ...field, type: `${field.type.replace(/^(date|datetime)\b\??/, '$1?')} set by ${rule}` }
              : field,
      ),
    }
  })
}

/** A subscription to a plan runs because it is paid, and not because whoever has it says so. */
const isBought = ({ name, fields }: Draft, { drafts }: Around): boolean =>
  /(Subscription|Membership|Licen[cs]e)$/.test(name) &&
  fields.some(({ type }) => drafts.some((one) => one.owner === null && referenceIn(type)?.to === one.name))

/** `draft|submitted|approved|rejected`: whoever writes it hands it in, and what becomes of it then is said by others. */
function withHandedOver(draft: Draft, around: Around): Draft {
  const { people, request } = around
  const field = draft.fields.find((one) => isState(one) && isDecided(one) && valuesOf(one)[0] === 'draft')
  const values = field === undefined ? [] : valuesOf(field)
  const isSaid = request.subjects.some(({ name, states }) => name === draft.name && (states ?? []).length > 0)
  const own = ownersOf(draft, around).filter(({ kind }) => kind === 'path')
  if (field === undefined || isSaid || values.length < 4 || own.length === 0 || draft.keepers.length > 0) return draft
  const others = [
    ...(draft.owner === null ? [] : hosts(draft, around)),
    ...servers(draft, around),
    roleOf(highest(people)),
  ]
  const rule = either(others, people)
  const steps = values.slice(1).flatMap((from, at) => values.slice(at + 2).map((to) => `${from} -> ${to} if ${rule}`))
  return {
    ...draft,
    steps: [{ field: field.name, steps: [`draft -> ${values[1]}`, `${values[1]} -> draft`, ...steps] }],
    fields: draft.fields.map((one) =>
      one === field ? { ...one, type: `${one.type} set by ${either([...own, ...others], people)}` } : one,
    ),
  }
}

/** A part of what is somebody's own, which others grant or refuse: not by whoever made it. */
const isAskedInside = (draft: Draft, around: Around): boolean =>
  draft.keepers.length === 0 &&
  tenantOf(around.request) === null &&
  ownersBehind(draft, around).some(({ kind }) => kind === 'path')

function withJudged(draft: Draft, around: Around): Draft {
  const { people } = around
  const rule = either([...servers(draft, around), roleOf(highest(people))], people)
  return {
    ...draft,
    fields: draft.fields.map((field) =>
      isState(field) && isDecided(field) ? { ...field, type: `${field.type} set by ${rule}` } : field,
    ),
  }
}

/** `set by finance`: nobody who merely stands above it. */
const withAbove = (type: string, { people }: Around): string =>
  type.replace(/ set by (\w+)$/, (said, role: string) =>
    people.roles.includes(role) ? ` set by ${either([roleOf(role), roleOf(highest(people))], people)}` : said,
  )

/** Until when somebody has something, and when it came back, is told by whoever lends it. */
const isTerm = ({ name, type }: DraftField): boolean =>
  /^(due|returned|checked_in|checked_out|collected|handed_out|handed_over|approved|confirmed|decided|paid|redeemed)_(on|at)$/.test(
    name,
  ) && /^(date|datetime)\??$/.test(type)

/** Somebody is said to take it, or others keep what it is of: whoever made the row has nothing to lend. */
const isTakenOfOthers = ({ makers, fields }: Draft, { drafts }: Around): boolean =>
  makers.length > 0 ||
  fields.some(({ type }) => drafts.some(({ name, keepers }) => keepers.length > 0 && referenceIn(type)?.to === name))

const isState = ({ name, type }: DraftField): boolean =>
  /^((verification|approval)_)?(status|state|stage)$/.test(name) &&
  readType(type)?.type.kind === 'enum' &&
  !/ set by /.test(type)

/** What others make of a row. */
const JUDGED: ReadonlySet<string> = new Set(
  'approved accepted rejected declined granted denied paid_out repaid reimbursed refunded received completed processing offered taken left'.split(
    ' ',
  ),
)

/** `pending|approved|rejected`, `submitted|in_review|granted|refused`: past its beginning it is only what others make of it. */
function isJudged(field: DraftField): boolean {
  const values = valuesOf(field)
  return isDecided(field) || (values.length > 1 && values.slice(1).every((one) => JUDGED.has(one)))
}

/** It ends well or badly: of a payment, too. */
function isDecided(field: DraftField): boolean {
  const values = valuesOf(field)
  return (
    values.some((one) => GRANTED.test(one) || one === 'succeeded') &&
    values.some((one) => REFUSED.test(one) || one === 'failed')
  )
}
