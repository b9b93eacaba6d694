import { spoken } from '../../../kernel/english.ts'
import type { AskedRule, Backend, Capability, DesignRequest, Subject, Words } from '../../../model/index.ts'
import { type Sentence, callerIn, nameOf, tableNamed, understood } from './sentences.ts'

const OF =
  /^\s+(?:of|from|by|in|for)\s+(?:a|an|any|each|every|one|some|the|their|his|her|its|a given|a single)\s+(?:own\s+)?(?<noun>[a-z]+)\b/i

/** `anyone can list the books of a publisher`: a list that is asked for by what its rows lead to, and not the whole of it. */
export function listedOf(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  return (request.rules ?? [])
    .filter((rule) => rule.verbs.includes('read') && rule.how !== 'not' && isIn(sentence, rule.from))
    .reduce((read, rule) => ofOther(read, rule, backend), request)
}

function ofOther(request: DesignRequest, rule: AskedRule, backend: Backend): DesignRequest {
  const subject = request.subjects.find(({ name, table }) => name === rule.of && table !== null)
  const found = OF.exec(request.text.slice(rule.from.end))
  if (!subject || !found) return request
  const noun = found.groups?.['noun'] ?? ''
  const key = keyTo(noun, subject, request, backend)
  if (key === null) return request
  const end = rule.from.end + found[0].length
  const from: Words = { text: request.text.slice(rule.from.start, end), start: rule.from.start, end }
  const read = understood(request, from)
  if (isListedBy(key, subject, backend))
    return { ...read, rules: (read.rules ?? []).map((one) => (one === rule ? { ...one, from } : one)) }
  const search: Capability = { name: 'search', of: `${subject.name}.${key.replace(/_id$/, '')}`, from }
  const filtered = { ...read, capabilities: [...read.capabilities, search] }
  // `only admins can list the books of a publisher`: others go on listing all of them, and no operation tells the two apart.
  return rule.how === 'only'
    ? { ...filtered, rules: (read.rules ?? []).filter((one) => one !== rule), unread: [...read.unread, from] }
    : filtered
}

/** What rows of a thing lead to another one by, there or as it is asked for; whose they are is no list to choose from. */
function keyTo(noun: string, subject: Subject, { subjects }: DesignRequest, backend: Backend): string | null {
  const target = tableNamed(noun, backend)
  const called = target?.model ?? subjects.find(({ name }) => nameOf(spoken(name)) === nameOf(noun))?.name
  if (called === undefined || (target !== null && target.id === callerIn(backend)?.id)) return null
  const asked = subject.fields.find(({ type }) => new RegExp(`^-> ${called}\\b`).test(type))
  if (asked) return `${asked.name}_id`
  const table = backend.data.tables.find(({ id, name }) => id === subject.table || name === subject.table)
  const keys = (table?.foreignKeys ?? []).filter(({ references }) => references.table === target?.id)
  return keys.length === 1 && keys[0]!.columns.length === 1 ? keys[0]!.columns[0]! : null
}

/** `GET /books/{book_id}/reviews` lists the reviews of a book. */
const isListedBy = (key: string, { table }: Subject, { api }: Backend): boolean =>
  api.operations.some(
    ({ id, parameters }) =>
      id.startsWith('GET ') &&
      nameOf(id.split('/').at(-1)!) === nameOf(table!.split('.').at(-1)!) &&
      parameters.some(({ name }) => name === key),
  )

const isIn = ({ text, start }: Sentence, from: Words): boolean => start <= from.start && from.end <= start + text.length
