import { listed } from '../../../kernel/english.ts'
import type { DesignRequest, Table, Words } from '../../../model/index.ts'
import { operationDoing } from '../../../model/queries/index.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { isTest } from '../../../python/modules/places.ts'
import type { Ground } from '../ground.ts'
import { Classes } from '../source/classes.ts'

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
  return words.flatMap((one) => [
    ...columnsIn(ground, one),
    ...mailsIn(ground, one),
    ...timeIn(ground, request, one),
    ...statesIn(ground, request, one),
  ])
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
  const found = functionsIn(
    code,
    ({ file, node }) => /(?:mail|notif)\w*\.py$/i.test(file.path) || /(?:mail|notify)/i.test(node.name),
  )
  return found.length === 0 ? [] : [`“${text}”: mails are sent by ${named(found)}, beside which it belongs`]
}

/** `a delivered status`: which choice it is a value of. */
const statesIn = ({ code, backend }: Ground, { subjects }: DesignRequest, { text }: Words): readonly string[] =>
  !/\badd\b.*\b(?:status|state)\b/i.test(text)
    ? []
    : subjects.flatMap(({ table: id }) => {
        const table = backend.data.tables.find((one) => one.id === id || one.name === id)
        const model = table && new Classes(code).named(table.model ?? '')[0]
        return (table?.columns ?? []).flatMap(({ name, attribute, choice }): readonly string[] => {
          if (!choice?.values.length || !model) return []
          const at = model.file.placeOfName(model.node)
          return [
            `“${text}”: ${table!.name}.${name} is one of ${choice.values.join(', ')} (\`${model.node.name}.${attribute}\`, ${at.file}:${at.line}): one more value goes into that choice, with a revision for its type, and into whatever asks what it is`,
          ]
        })
      })

/** `within 14 days` of what stands so: whether a row says since when it does. */
function timeIn({ code, backend }: Ground, { subjects }: DesignRequest, { text }: Words): readonly string[] {
  if (!/\bwithin\s+\w+\s+(?:minute|hour|day|week|month|year)s?\b/i.test(text)) return []
  return subjects.flatMap(({ fields }) =>
    fields.flatMap(({ stands, type }): readonly string[] => {
      const target = backend.data.tables.find(({ model }) => model !== null && new RegExp(`^-> ${model}\\b`).test(type))
      const [state] = stands?.states ?? []
      if (!target || state === undefined) return []
      return [`“${text}”: ${sinceWhen(code, backend, target, state)}`]
    }),
  )
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

const functionsIn = ({ files }: Code, isOne: (of: CodeFunction) => boolean): readonly CodeFunction[] =>
  files
    .filter(({ path }) => !isTest(path))
    .flatMap((file) => file.functions)
    .filter(isOne)

const named = (found: readonly CodeFunction[]): string =>
  listed(
    found.slice(0, MOST).map(({ file, node }) => {
      const { file: path, line } = file.placeOfName(node)
      return `\`${node.name}\` (${path}:${line})`
    }),
  )
