import type { Draft } from './draft.ts'
import { highest } from './draft.ts'
import { isHouse } from './people.ts'
import { rulesOf } from './makers.ts'
import { readType } from './types.ts'
import { type Around, ownersBehind, theirs } from './ways.ts'
import { type Who, either, roleOf } from './who.ts'

/** What somebody asks of others, who say what becomes of it. */
const ASKED =
  /(Booking|Order|Reservation|Appointment|Enrollment|Enrolment|Loan|Purchase|Rental|Application|Submission|Claim|Request|Expense|Registration|Bid)$/

/** Whoever books does not confirm it himself: how it stands is told by whom it is asked of. */
export function withGuardedStates(around: Around): readonly Draft[] {
  return around.drafts.map((one) => {
    const draft: Draft = {
      ...one,
      fields: one.fields.map((field) => ({ ...field, type: withAbove(field.type, around) })),
    }
    const { name, owner, fields } = draft
    const isAsked = ASKED.test(name)
    if (owner === null || !(isAsked || fields.some(isJudged))) return draft
    const rule = either(othersOf(draft, around), around.people)
    return {
      ...draft,
      fields: fields.map((field) =>
        isState(field) && (isAsked || isJudged(field)) ? { ...field, type: `${field.type} set by ${rule}` } : field,
      ),
    }
  })
}

/** `set by finance`: nobody who merely stands above it. */
const withAbove = (type: string, { people }: Around): string =>
  type.replace(/ set by (\w+)$/, (said, role: string) =>
    people.roles.includes(role) ? ` set by ${either([roleOf(role), roleOf(highest(people))], people)}` : said,
  )

const isState = ({ name, type }: { readonly name: string; readonly type: string }): boolean =>
  /^((verification|approval)_)?(status|state|stage)$/.test(name) &&
  readType(type)?.type.kind === 'enum' &&
  !/ set by /.test(type)

const GRANTED = /^(approved|accepted|granted|upheld|confirmed|verified|succeeded)$/
const REFUSED = /^(rejected|declined|denied|refused|dismissed|failed)$/

/** What others make of a row. */
const JUDGED: ReadonlySet<string> = new Set(
  'approved accepted rejected declined granted denied paid_out repaid reimbursed refunded received completed processing offered taken left'.split(
    ' ',
  ),
)

/** `pending|approved|rejected`, `submitted|in_review|granted|refused`: past its beginning it is only what others make of it. */
function isJudged({ type }: { readonly type: string }): boolean {
  const read = readType(type)?.type
  const values = read?.kind === 'enum' ? read.values.map(({ text }) => text) : []
  const isDecided = values.some((one) => GRANTED.test(one)) && values.some((one) => REFUSED.test(one))
  return isDecided || (values.length > 1 && values.slice(1).every((one) => JUDGED.has(one)))
}

/** Whoever has what it is of, whoever does something with it, and whoever works there. */
function othersOf(draft: Draft, around: Around): readonly Who[] {
  const { request, people } = around
  const doing = rulesOf(draft.name, request).flatMap(({ who, verbs, operation }) =>
    people.roles.includes(who) && !draft.makers.includes(who) && (operation !== undefined || verbs.includes('update'))
      ? [who]
      : [],
  )
  const house = people.roles.filter((role) => isHouse(role, people) && !draft.makers.includes(role))
  // The farm whose product it is, and no other one.
  const roles = (doing.length > 0 ? doing : house).filter(
    (role) => isHouse(role, people) || theirs(role, draft, around) === null,
  )
  return [...ownersBehind(draft, around), ...roles.map(roleOf), roleOf(highest(people))]
}
