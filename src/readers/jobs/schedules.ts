import type { Call, Expression } from '../../python/ast.ts'
import { type Names, isCall, keyword, pathOf, textOf } from '../../python/code/names.ts'

const CRON_FIELDS: readonly (readonly string[])[] = [
  ['minute'],
  ['hour'],
  ['day_of_month', 'day'],
  ['month_of_year', 'month'],
  ['day_of_week', 'weekday'],
]
const UNITS = ['weeks', 'days', 'hours', 'minutes', 'seconds', 'milliseconds']

/** When something runs, as a cron line or an interval; the code itself when it is neither. */
export function scheduleOf(value: Expression | undefined, names: Names, source: string): string {
  if (!value) return ''
  const cron = textOf(value)
  if (cron !== null) return cron
  if (value.kind === 'Constant' && typeof value.value === 'number') return interval([['seconds', String(value.value)]])
  if (value.kind === 'List' || value.kind === 'Tuple')
    return value.items
      .map((one) => scheduleOf(one, names, source))
      .filter((one) => one !== '')
      .join('; ')
  if (value.kind === 'Dict') return fromMapping(value, names, source)
  if (!isCall(value)) return written(value, source)
  return fromCall(value, names, source)
}

function fromCall(call: Call, names: Names, source: string): string {
  const path = pathOf(call.callee, names) ?? ''
  if (path.endsWith('from_crontab')) return textOf(call.args[0]) ?? written(call, source)
  if (/(crontab|CronTrigger|CronSchedule)$/.test(path) || /\bcron$/.test(path))
    return textOf(call.args[0]) ?? cronLine(call, source, path.endsWith('crontab'))
  const units = unitsOf(call, source)
  return units.length ? interval(units) : written(call, source)
}

/** `[{"cron": "*\/5 * * * *"}]`, `{"schedule": crontab(...)}` */
function fromMapping(value: Expression & { kind: 'Dict' }, names: Names, source: string): string {
  for (const { key, value: inner } of value.entries)
    if (/^(cron|schedule|interval)$/.test(textOf(key ?? undefined) ?? '')) return scheduleOf(inner, names, source)
  return ''
}

/** A cron line from named fields. What is left out runs always, but below the finest field given once. */
export function cronLine(call: Call, source: string, everyMinute: boolean): string {
  const given = CRON_FIELDS.map((aliases) => aliases.map((name) => keyword(call, name)).find((one) => one))
  const finest = given.findIndex((one) => one !== undefined)
  if (finest < 0) return everyMinute ? '* * * * *' : written(call, source)
  return given.map((one, i) => (one ? plain(one, source) : !everyMinute && i < finest ? '0' : '*')).join(' ')
}

const plain = (value: Expression, source: string): string =>
  textOf(value) ??
  (value.kind === 'Set' ? value.items.map((one) => written(one, source)).join(',') : written(value, source))

export const unitsOf = (call: Call, source: string): readonly (readonly [string, string])[] =>
  UNITS.flatMap((unit) => {
    const value = keyword(call, unit)
    return value ? [[unit, written(value, source)] as const] : []
  })

export const interval = (units: readonly (readonly [string, string])[]): string =>
  `every ${units.map(([unit, amount]) => `${amount} ${amount === '1' ? unit.slice(0, -1) : unit}`).join(' ')}`

export const written = (value: Expression, source: string): string =>
  source.slice(value.start, value.end).replace(/\s+/g, ' ').slice(0, 80)
