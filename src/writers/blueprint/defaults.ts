import type { Column, JsonSchema } from '../../model/index.ts'
import { isWord } from './conditions.ts'

/** What a field begins with, and what of it the grammar does not hold. */
export interface WrittenDefault {
  /** ` = todo`, '' for nothing. */
  readonly text: string
  readonly unsaid: string
}

/** By the type as it is written: a default must be one the field itself takes. */
export function writtenDefault({ serverDefault, default: own }: Column, type: string): WrittenDefault {
  const given = serverDefault === null ? ofProgram(own, type) : ofServer(serverDefault)
  const value = given === null ? null : valueFor(type, given)
  if (value !== null) return { text: ` = ${value}`, unsaid: '' }
  const source = serverDefault ?? own
  return { text: '', unsaid: source === null ? '' : `begins with ${source}` }
}

/** What a request may leave out, where no column can say what it then begins with. */
export function sentDefault(sent: JsonSchema | null, isLeft: boolean, type: string): WrittenDefault {
  const given = sent?.['default']
  const plain = given === undefined || given === null ? null : String(given as string | number | boolean)
  // Left out without a value, it is what the program makes of the moment.
  const value = plain === null ? (isLeft ? valueFor(type, 'now') : null) : valueFor(type, plain)
  return { text: value === null ? '' : ` = ${value}`, unsaid: '' }
}

/** `'todo'::varchar`, `now()`, `0`, `false`. */
function ofServer(sql: string): string | null {
  const bare = sql.replace(/::[\w ]+$/, '').trim()
  const text = /^'((?:[^']|'')*)'$/.exec(bare)?.[1]
  if (text !== undefined) return text.replaceAll("''", "'")
  if (/^(now\(\)|current_(timestamp|date|time)(\(\))?)$/i.test(bare)) return 'now'
  return laterThanNow(sql) ?? (/^(-?\d+(\.\d+)?|true|false)$/i.test(bare) ? bare.toLowerCase() : null)
}

/** `now() + interval '14 days'`, `CURRENT_DATE + 14` */
function laterThanNow(sql: string): string | null {
  const days = /^\(?current_date \+ (\d+)\)?$/i.exec(sql.trim())?.[1]
  if (days !== undefined) return `now + ${days}d`
  const [, length, unit] =
    /^\(?now\(\) \+ (?:interval )?'(\d+) (day|hour|minute)s?'(?:::interval)?\)?$/i.exec(sql.trim()) ?? []
  return unit === undefined ? null : `now + ${length}${unit.charAt(0).toLowerCase()}`
}

/** `"todo"`, `Status.todo`, `False`, `0`, `get_utc_now`. */
function ofProgram(text: string | null, type: string): string | null {
  if (text === null) return null
  const quoted = /^(["'])(.*)\1$/s.exec(text)?.[2]
  if (quoted !== undefined) return quoted
  if (/^(True|False)$/.test(text)) return text.toLowerCase()
  const number = /^(?:Decimal\(["']?)?(-?\d+(?:\.\d+)?)(?:["']?\))?$/.exec(text)?.[1]
  if (number !== undefined) return number
  if (/^(datetime|date|time)\b/.test(type))
    return /(^|[._])(utc_?now|now|today)(\([\w.=]*\))?$|datetime_utc/.test(text) ? 'now' : null
  return /^[A-Z]\w*\.\w+$/.test(text) ? (text.split('.')[1] ?? null) : null
}

function valueFor(type: string, given: string): string | null {
  if (type.includes('|')) return type.split('|').find((word) => word.toLowerCase() === given.toLowerCase()) ?? null
  const [, kind = ''] = /^(\w+)/.exec(type) ?? []
  if (kind === 'bool') return /^(true|t|1)$/.test(given) ? 'true' : /^(false|f|0)$/.test(given) ? 'false' : null
  if (/^(int|float|decimal)$/.test(kind)) return isNumberOf(type, given) ? given : null
  if (/^(datetime|date|time)$/.test(kind)) return /^now( \+ \d+[dhm])?$/.test(given) ? given : null
  if (kind === 'role') return isWord(given) ? given : null
  if (!/^(str|text|email|url)$/.test(kind)) return null
  if (isWord(given) && !/^(me|now|true|false)$/.test(given)) return given
  return given.includes("'") || /[\p{Cc}"]/u.test(given) ? null : `'${given}'`
}

function isNumberOf(type: string, given: string): boolean {
  if (!/^-?\d+(\.\d+)?$/.test(given) || (type.startsWith('int') && given.includes('.'))) return false
  const [, least = '', most = ''] = /\((-?\d*)\.\.(-?\d*)\)/.exec(type) ?? []
  return (least === '' || Number(given) >= Number(least)) && (most === '' || Number(given) <= Number(most))
}
