import { asNumber, asText } from '../../../../python/values/ask.ts'
import type { Value } from '../../../../python/values/value.ts'
import { literalText } from '../../../sqlalchemy/sql/quote.ts'

/** When a revision runs is not known; one time is as good as any other, and stays the same. */
const RUN_AT = '2000-01-01 00:00:00'

/** A moment, an identifier or a decimal of the program as a literal; undefined for anything else. */
export function plainText(value: Value & { kind: 'instance' }): string | null | undefined {
  const path = value.class.kind === 'external' ? value.class.path : ''
  const text = asText(value.args[0])
  if (path === 'uuid.UUID') return text === null ? null : literalText(hyphenated(text))
  if (path === 'decimal.Decimal') return text !== null && /^-?[\d.]+$/.test(text) ? text : null
  return momentText(value)
}

const hyphenated = (text: string): string =>
  text
    .replace(/[^0-9a-f]/gi, '')
    .toLowerCase()
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

function momentText(value: Value & { kind: 'instance' }): string | null | undefined {
  const path = value.class.kind === 'external' ? value.class.path : ''
  if (isClock(value)) return literalText(path.includes('.date.') ? RUN_AT.slice(0, 10) : RUN_AT)
  if (path !== 'datetime.datetime' && path !== 'datetime.date') return undefined
  const parts = NAMES.map((name, i) => value.keywords.get(name) ?? value.args[i]).map((one) =>
    one ? asNumber(one) : 0,
  )
  if (parts.includes(null)) return null
  const [year, month, day, hour, minute, second] = parts.map((one, i) => String(one).padStart(i === 0 ? 4 : 2, '0'))
  const date = `${year}-${month}-${day}`
  return literalText(path.endsWith('date') ? date : `${date} ${hour}:${minute}:${second}`)
}

const NAMES = ['year', 'month', 'day', 'hour', 'minute', 'second']

/** `datetime.now()`, and what is counted or put right from there. */
function isClock(value: Value | null | undefined): boolean {
  if (value?.kind !== 'instance' || value.class.kind !== 'external') return false
  const { path } = value.class
  if (/^datetime\.(datetime|date)\.(now|utcnow|today)$/.test(path)) return true
  if (/\.(replace|astimezone)$/.test(path)) return isClock(value.receiver)
  return /^operator\.[-+]$/.test(path) && value.args.some(isClock)
}
