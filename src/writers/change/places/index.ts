import { listed } from '../../../kernel/english.ts'
import type { DesignRequest, Table, Words } from '../../../model/index.ts'
import { operationDoing } from '../../../model/queries/index.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { isTest } from '../../../python/modules/places.ts'
import type { Ground } from '../ground.ts'

/** More places say nothing more. */
const MOST = 3

/** What everything has, and says nothing of where a word belongs. */
const USUAL =
  /^(?:id|name|title|text|state|status|type|kind|description|body|content|date|time|value|number|order|active)$/

const MAIL = /\b(?:e-?mails?|mails?|e-?mailed|mailed|notif(?:y|ies|ied|ication|ications))\b/i

/** Where of the program the words belong that people write by hand. */
export function placesOf(ground: Ground, request: DesignRequest): readonly string[] {
  const { byHand = [], unread } = request
  const words = [...new Map([...byHand, ...unread].map((one) => [one.start, one])).values()]
  return words.flatMap((one) => [...columnsIn(ground, one), ...mailsIn(ground, one), ...timeIn(ground, request, one)])
}

/** `the stock goes back up`: who sets `book.stock` today. */
const columnsIn = ({ code, backend }: Ground, { text }: Words): readonly string[] =>
  backend.data.tables.flatMap((table) =>
    table.columns.flatMap(({ name, attribute }): readonly string[] => {
      const isKey =
        table.primaryKey?.columns.includes(name) === true || table.foreignKeys.some((key) => key.columns.includes(name))
      if (isKey || USUAL.test(name) || !new RegExp(`\\b${name.replaceAll('_', '[ _-]')}\\b`, 'i').test(text)) return []
      const sets = new RegExp(`\\.${attribute}\\s*[-+*]?=(?!=)|\\.values\\([^\\n]*\\b${attribute}\\s*=`)
      const found = functionsIn(code, (of) => sets.test(of.file.text(of.node)))
      return found.length === 0
        ? []
        : [`“${text}”: ${table.name}.${name} is set in ${named(found)}, beside which it belongs`]
    }),
  )

/** `email them`: what sends mails today. */
function mailsIn({ code }: Ground, { text }: Words): readonly string[] {
  if (!MAIL.test(text)) return []
  const found = mailing(code)
  return found.length === 0 ? [] : [`“${text}”: mails are sent by ${named(found)}, beside which it belongs`]
}

/** `within 14 days` of what stands so: whether a row says since when it does. */
function timeIn({ code, backend }: Ground, { subjects }: DesignRequest, { text }: Words): readonly string[] {
  if (!/\bwithin\s+\w+\s+(?:minute|hour|day|week|month|year)s?\b/i.test(text)) return []
  const stepped = subjects.flatMap(({ table: id, becomes = [] }) => {
    const target = backend.data.tables.find((one) => one.id === id || one.name === id)
    return becomes.flatMap(({ before: [state] }) =>
      target && state !== undefined ? [`“${text}”: ${sinceWhen(code, backend, target, state)}`] : [],
    )
  })
  const named = subjects.flatMap(({ fields }) =>
    fields.flatMap(({ stands, type }): readonly string[] => {
      const target = backend.data.tables.find(({ model }) => model !== null && new RegExp(`^-> ${model}\\b`).test(type))
      const [state] = stands?.states ?? []
      if (!target || state === undefined) return []
      return [`“${text}”: ${sinceWhen(code, backend, target, state)}`]
    }),
  )
  return [...stepped, ...named]
}

function sinceWhen(code: Code, backend: Ground['backend'], target: Table, state: string): string {
  const column = target.columns.find(({ name }) => name === `${state}_at` || name === `${state}_on`)
  if (column) return `${target.name}.${column.name} says since when`
  const operation = operationDoing(state, target, backend)?.operation
  const sets = new RegExp(`\\.\\w+\\s*=\\s*(?:\\w+\\.)*["']?${state}\\b`)
  const found = functionsIn(code, (of) => sets.test(of.file.text(of.node)))
  const where = found.length > 0 ? `, in ${named(found)}` : operation ? `, in ${operation.id}` : ''
  return `no column of ${target.name} says since when it is ${state}: that needs a \`${state}_at\` that is set where it becomes so${where}`
}

export const mailing = (code: Code): readonly CodeFunction[] =>
  functionsIn(
    code,
    ({ file, node }) =>
      /(?:mail|notif)\w*\.py$/i.test(file.path) ||
      /^(?:send|notify|deliver|mail)_|_(?:mail|email|notification)s?_?to_|(?:^|_)notify(?:_|$)/i.test(node.name),
  )

const functionsIn = ({ files }: Code, isOne: (of: CodeFunction) => boolean): readonly CodeFunction[] =>
  files
    .filter(({ path }) => !isTest(path))
    .flatMap((file) => file.functions)
    .filter(isOne)

export const named = (found: readonly CodeFunction[]): string =>
  listed(
    found.slice(0, MOST).map(({ file, node }) => {
      const { file: path, line } = file.placeOfName(node)
      return `\`${node.name}\` (${path}:${line})`
    }),
  )
