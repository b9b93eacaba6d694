import type { Column, JsonSchema } from '../../model/index.ts'

/** A type with what requests say of it that a column does not: the least length, the kind of a text. */
export function sizedType(text: string, { type, choice }: Column, sent: JsonSchema | null): string {
  if (choice && text.startsWith('list ')) return choice.values.length > 1 ? `list ${choice.values.join('|')}` : text
  if (text.startsWith('list '))
    return `list ${sizedText(text.slice(5), type.replace(/\[\]$/, ''), (sent?.['items'] ?? null) as JsonSchema | null)}`
  return sizedText(text, type, sent)
}

/** The kind and length of a text, by what is sent. */
export function sizedText(text: string, type: string, sent: JsonSchema | null): string {
  if (sent?.['type'] !== 'string' || !/^(str|text|email|url)\b/.test(text)) return text
  const { format } = sent
  if (type === 'VARCHAR(320)' && text === 'email' && format !== 'email') return ranged('str', least(sent), 320)
  if (type === 'VARCHAR(2048)') return format === 'uri' ? 'url' : ranged('str', least(sent), 2048)
  if (text === 'text') return ranged('text', least(sent), most(sent))
  const [, length] = /^VARCHAR\((\d+)\)$/.exec(type) ?? []
  return text.startsWith('str') && length !== undefined ? ranged('str', least(sent), Number(length)) : text
}

const USUAL_LENGTH = 255

const least = ({ minLength }: JsonSchema): number | null =>
  typeof minLength === 'number' && minLength > 0 ? minLength : null
const most = ({ maxLength }: JsonSchema): number | null => (typeof maxLength === 'number' ? maxLength : null)

const ranged = (kind: 'str' | 'text', from: number | null, to: number | null): string => {
  const end = kind === 'str' && to === USUAL_LENGTH ? null : to
  return from === null && end === null ? kind : `${kind}(${from ?? ''}..${end ?? ''})`
}

const INTEGER = [-2_147_483_648, 2_147_483_647] as const

/** A number that no check of the server holds, with the ends of what may be sent. */
export function rangedType(text: string, sent: JsonSchema | null): string {
  if (!/^(int|float)$/.test(text) || sent === null) return text
  const [from, to] = [sent['minimum'], sent['maximum']].map((one) => (typeof one === 'number' ? one : null))
  const low = from === null || from === undefined || isEnd(from) ? '' : from
  const high = to === null || to === undefined || isEnd(to) ? '' : to
  return low === '' && high === '' ? text : `${text}(${low}..${high})`
}

/** What a whole number of the server ends at. */
const isEnd = (value: number): boolean =>
  (INTEGER as readonly number[]).includes(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER
