import { isObject, type Json } from '../../kernel/json.ts'
import { code, sentence, text } from '../../kernel/markdown.ts'

/** So many records of one answer are told; the rest is said to be there. */
const MOST = 12

/** What names a record, where it has that. */
const nameKeys = [
  'name',
  'title',
  'operation',
  'table',
  'rule',
  'about',
  'variable',
  'job',
  'caller',
  'model',
  'column',
  'statement',
  'phase',
  'id',
]

/** An answer of a tool as Markdown: what it says first, then its records, one a line. */
export function recordLines(answer: Json): readonly string[] {
  const plain = Object.entries(answer).filter(([key, value]) => key !== 'hints' && key !== 'next' && told(value))
  const lists = plain.filter(([, value]) => Array.isArray(value)) as readonly (readonly [string, readonly unknown[]])[]
  const rest = plain.filter(([, value]) => !Array.isArray(value))
  const summary = rest.filter(([key]) => key === 'summary').map(([, value]) => `${inWords(value)}.`)
  const others = rest.filter(
    ([key]) => key !== 'summary' && !(key === 'total' && (lists.length > 0 || summary.length > 0)),
  )
  return [
    ...summary,
    ...(others.length > 0 ? [others.map(([key, value]) => `${key}: ${inWords(value)}`).join(', ')] : []),
    ...lists.flatMap(([, items]) => listLines(items, Number(answer['total'] ?? items.length))),
  ]
}

function listLines(items: readonly unknown[], total: number): readonly string[] {
  const shown = items.slice(0, MOST)
  const left = Math.max(total, items.length) - shown.length
  return ['', ...shown.map((item) => `- ${recordLine(item)}`), ...(left > 0 ? [`- and ${left} more`] : [])]
}

function recordLine(item: unknown): string {
  if (!isObject(item)) return inWords(item)
  const name = nameKeys.find((key) => typeof item[key] === 'string' || typeof item[key] === 'number')
  const rest = Object.entries(item).filter(([key, value]) => key !== name && told(value))
  const rested = rest.map(([key, value]) => `${words(key)} ${inWords(value)}`).join('; ')
  if (name === undefined) return rested
  return rested === '' ? `**${inWords(item[name])}**` : `**${inWords(item[name])}**: ${rested}`
}

const told = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join(', ')
  if (!isObject(value)) return inMarkdown(String(value))
  if (typeof value['file'] === 'string' && typeof value['line'] === 'number')
    return code(`${value['file']}:${value['line']}`)
  return Object.entries(value)
    .filter(([, each]) => told(each))
    .map(([key, each]) => `${words(key)} ${inWords(each)}`)
    .join(', ')
}

const words = (key: string): string => text(key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase())

const special = /[\\*_[\]<>|~#!]/

/** A text as it is, with what Markdown would take for its own as code: the whole of it, or the words of a sentence. */
function inMarkdown(value: string): string {
  if (!special.test(value.replaceAll(/`[^`]*`/g, ''))) return sentenceOf(value)
  return value.includes('`') || value.split(' ').length > 12 ? sentenceOf(value) : code(value)
}

const sentenceOf = (value: string): string =>
  value
    .split(/(`[^`]*`)/)
    .map((part, at) => (at % 2 === 1 ? sentence(part) : part.replaceAll(/[^\s`]+/g, wordOf)))
    .join('')

const wordOf = (word: string): string => (special.test(word) ? code(word) : word)
