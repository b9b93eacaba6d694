import type { AskedField, DesignRequest, Subject } from '../../../model/index.ts'
import type { Timed } from './in-time.ts'

interface Moment {
  readonly path: string
  readonly isDate: boolean
  /** Where nobody says when, it may be done whenever it is. */
  readonly isOptional: boolean
}

/** What has to hold of the moment while it may be done: `starts_at > now + 24h`; null where nothing says when that is. */
export function conditionOf({ how, length, moment }: Timed, subject: Subject, request: DesignRequest): string | null {
  const found = momentOf(moment, subject, request)
  if (found === null) return null
  const { path, isDate } = found
  const now = isDate ? 'today' : 'now'
  if (how === 'within') return length === null ? null : `${path} > ${now} - ${length}`
  const holds = length === null ? `${path} ${isDate ? '>=' : '>'} ${now}` : `${path} > ${now} + ${length}`
  return found.isOptional ? `(${path} = null or ${holds})` : holds
}

/** A field of the row, or of what it is of: a booking begins with its class. */
function momentOf(said: string, subject: Subject, { subjects }: DesignRequest): Moment | null {
  if (/^(|creation|posting|posted|creating it|making it)$/.test(said))
    return { path: 'created_at', isDate: false, isOptional: false }
  const own = fieldOf(said, subject)
  if (own !== null) return { path: own.name, ...kindOf(own) }
  for (const { name, type } of subject.fields) {
    const whole = subjects.find((one) => one.name === /^-> (\w+)(?!\w*\?)/.exec(type)?.[1])
    const field = whole === undefined ? null : fieldOf(said, whole)
    if (field !== null) return { path: `${name}.${field.name}`, ...kindOf(field) }
  }
  return null
}

function fieldOf(said: string, { fields }: Subject): AskedField | null {
  const times = fields.filter(({ type }) => /^(date|datetime)\b/.test(type))
  const named = said.replaceAll(/[ -]/g, '_')
  const family = FAMILIES.find((one) => one.said.test(named))
  return (
    times.find(({ name }) => name === named) ??
    (family === undefined ? null : (times.find(({ name }) => family.called.test(name)) ?? null))
  )
}

const FAMILIES = [
  {
    said: /^(starts?|begins?|beginning|started|begun|start_(time|date)|kick_?off|departure|departs|departed|check_?in)$/,
    called: /^(starts|begins|departs)_(at|on)$|^(start|begin|departure|kick_?off|check_in)(_(time|date|at|on))?$/,
  },
  { said: /^(ends?|ended|end_(time|date))$/, called: /^ends_(at|on)$|^end(_(time|date))?$/ },
  {
    said: /^(deadline|due_date|closing|closed|closing_(time|date))$/,
    called: /^(due|closes|deadline)(_(at|on|date))?$/,
  },
  { said: /^(delivery|delivered|delivery_date)$/, called: /^delivered_(at|on)$/ },
] as const

const kindOf = ({ type }: AskedField): Pick<Moment, 'isDate' | 'isOptional'> => ({
  isDate: /^date\b/.test(type),
  isOptional: /^(date|datetime)\?/.test(type),
})
