import type { AskedRule, Backend, DesignRequest, Subject, Words } from '../../../model/index.ts'
import { type ColumnWords, columnSaid } from './columns.ts'
import { rulesWithout } from './rows-of-people.ts'
import { type Sentence, callerIn, understood, wordsOf } from './sentences.ts'

const CHANGE = '(?:chang(?:es?|ing)|edits?|updates?|modifications?)'
const LOG = '(?:(?:change )?(?:history|histories|log|logs))'
const EACH = '(?:(?:a|an|the|each|every|any|all|full|complete|old|past)\\s+)*'
const KEPT =
  '(?:kept|keeps?|recorded|records?|logged|logs?|stored|stores?|tracked|tracks?|saved|remembered|written down)'
/** What the history of a field holds of each change. */
const TOLD =
  '(?:(?:the|a|an|its|of|and|or|with|including|together|by|to|from|who|whom|which|when|that|it|them|was|were|is|has|made|did|changed|change|old|new|former|previous|earlier|time|times|timestamp|date|moment|person|people|user|author|actor|caller|value|values|state|states)\\b|,(?=\\s+(?:(?:and|with|the|who|when|old|new|its|it)\\s+)*(?:time|date|person|user|author|old|new|who|when|value|moment)\\b))'

/** `the buyer can see` */
const SEEING =
  '(?:(?:the|an?|every|each|all)\\s+)?[a-z]+\\s+(?:can|may|must|should)\\s+(?:also\\s+)?(?:see|read|view|list|look at)\\s+'

const histories = ({ table, column, both }: ColumnWords): readonly string[] => {
  const said = [
    `${EACH}(?:${CHANGE}|${LOG})(?:\\s+of\\s+${EACH}${CHANGE})?\\s+(?:of|to|in|on)\\s+${both}`,
    `${EACH}${both}\\s+(?:${CHANGE}|${LOG})`,
    `${EACH}${column}\\s+(?:${CHANGE}|${LOG})\\s+(?:of|for|per|on|in)\\s+${table}`,
  ].join('|')
  return [
    `(?:${SEEING}|${KEPT}\\s+)?(?:${said})(?:\\s+(?:is|are|get|gets|must be|should be|to be)\\s+${KEPT})?(?:\\s*${TOLD})*`,
  ]
}

/** `every change of an order's state is kept with the time`: the history of a column that is there, and no new thing. */
export function changesKept(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const found = columnSaid(sentence.text, backend, histories)
  if (!found || !isHistory(found.text, sentence.text)) return request
  const { table, column } = found
  const model = table.model!
  const said = wordsOf(sentence, found.index, trimmed(found.text))
  const holds = request.subjects.find((one) => one.table === table.name || one.table === table.id)
  const gone = request.subjects.filter(
    (one) => one !== holds && one.fields.length === 0 && isNamedIn(one, said, backend),
  )
  const made = request.subjects.filter((one) => one.table === null && isWithin(one.from, said))
  const names = new Set([...gone, ...made].map(({ name }) => name))
  // `and the buyer can read it`: the history, which is told whole.
  const rules = (request.rules ?? []).filter(({ of }) => of !== null && names.has(of))
  const from = rules.reduce((words, rule) => spanning(request.text, words, rule.from), said)
  const kept = request.subjects.filter((one) => !names.has(one.name))
  const read: DesignRequest = {
    ...request,
    intent: 'change',
    ...rulesWithout({ ...request, rules: (request.rules ?? []).filter((one) => !rules.includes(one)) }, said),
    subjects: holds ? kept : [...kept, { name: model, from: said, table: table.name, fields: [] }],
    capabilities: [
      ...request.capabilities.filter((one) => !isWithin(one.from, said) && !names.has(one.of ?? '')),
      { name: 'history', of: `${model}.${column.name}`, from },
    ],
  }
  return understood(withoutRolesOf(read, from, rules, backend), from)
}

/** Changes alone are no history: they are kept, or looked at. */
const isHistory = (said: string, sentence: string): boolean =>
  /\b(?:history|histories|log|logs)\b/i.test(said) ||
  new RegExp(`\\b${KEPT}\\b|\\b(?:see|sees|read|reads|view|views|list|lists|look at|looks at)\\b`, 'i').test(sentence)

const trimmed = (said: string): string =>
  said.replace(/(?:\s|,|\b(?:the|a|an|its|of|and|or|with|to|from|by|that|which|is|are|was|were|has)\b)+$/i, '')

const isNamedIn = ({ table, from }: Subject, said: Words, backend: Backend): boolean =>
  isWithin(from, said) && (table === null || table === callerIn(backend)?.name || table === callerIn(backend)?.id)

const isWithin = (one: Words, { start, end }: Words): boolean => start <= one.start && one.end <= end

function spanning(text: string, one: Words, other: Words): Words {
  const [start, end] = [Math.min(one.start, other.start), Math.max(one.end, other.end)]
  return { text: text.slice(start, end), start, end }
}

/** Who was named only for what is no thing: no role the backend asks for. */
function withoutRolesOf(
  request: DesignRequest,
  said: Words,
  gone: readonly AskedRule[],
  { api }: Backend,
): DesignRequest {
  const held = new Set(api.operations.flatMap(({ access }) => access.roles.map((one) => one.toLowerCase())))
  const still = new Set((request.rules ?? []).map(({ who }) => who))
  const roles = (request.roles ?? []).filter(
    ({ name, from }) =>
      held.has(name) || still.has(name) || !(isWithin(from, said) || gone.some(({ who }) => who === name)),
  )
  return { ...request, roles }
}
