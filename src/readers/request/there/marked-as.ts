import type { AskedBecoming, Backend, DesignRequest, Subject, Table, Words } from '../../../model/index.ts'
import { knownBase, singular, verbBases } from '../vocabulary/forms.ts'
import { ACTIONS, DOINGS, NOUNS_TOO, OPERATIONS, PARTICIPLES } from '../vocabulary/verbs.ts'
import { calledBesides } from './called-besides.ts'
import { BEFORE, STANDING, type Sentence, nameOf, tableNamed, understood, wordsOf } from './sentences.ts'

const NOUN = `(?:${BEFORE}\\s+)*(?<noun>[a-z-]+(?:\\s+[a-z-]+){0,4}?)`
const TO = '(?<to>(?:(?:on|in|no)[ _-])?[a-z][a-z_-]*)["\'”]?'
const MARKED = [
  `(?<who>[a-z]+(?:(?:,\\s*|\\s+(?:and|or)\\s+)[a-z]+)*\\s+)?(?:(?:can|may|should|must|will|to)\\s+)?(?:(?:be able to|also)\\s+)*(?:mark|flag|set)s?\\s+${NOUN}\\s+(?:as|to)\\s+(?:being\\s+)?["'“]?${TO}`,
  `${NOUN}\\s+(?:can|may|should|must|is|are)\\s+(?:be\\s+)?(?:marked|flagged|set)\\s+(?:as|to)\\s+(?:being\\s+)?["'“]?${TO}(?:\\s+by\\s+(?:the\\s+)?(?<who>[a-z]+(?:\\s+(?:and|or)\\s+[a-z]+)*))?`,
].map((one) => new RegExp(`\\b${one}`, 'i'))

/** `mark a shipped order as returned`, where orders have a state: a value of it and a step to it, and no mark beside it. */
export function markedAs(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  for (const form of MARKED) {
    const found = form.exec(sentence.text)
    const read = found === null ? null : asStep(request, sentence, backend, found)
    if (read) return read
  }
  return request
}

function asStep(
  request: DesignRequest,
  sentence: Sentence,
  backend: Backend,
  found: RegExpExecArray,
): DesignRequest | null {
  const { noun = '', to: word = '', who = '' } = found.groups ?? {}
  const led = ledIn(noun, backend)
  const column = led?.table.columns.find(({ attribute, choice }) => STANDING.test(attribute) && choice !== undefined)
  const subject = request.subjects.find((one) => one.table === led?.table.name || one.table === led?.table.id)
  const values = column?.choice?.values ?? []
  if (!led || !column || !subject || values.length === 0) return null
  const said = wordsOf(sentence, found.index, found[0])
  const to = word.toLowerCase().replaceAll(/[ -]/g, '_')
  const step: AskedBecoming = {
    field: column.attribute,
    verb: verbOf(to),
    to: values.find((one) => one.toLowerCase() === to) ?? to,
    before: values.filter((one) => led.said.includes(one.toLowerCase().replaceAll('_', ' '))),
    also: [],
    who: rolesIn(who, request),
    from: said,
  }
  // Whatever else stands before the noun says which of them, and is no state of theirs.
  if (led.said !== '' && step.before.length === 0) return null
  return withBesides(understood(withStep(request, subject, step), said), subject, step, sentence, led.table, backend)
}

/** The table some words end with or begin with, and what is said of its rows: `shipped order`, `order that was shipped`. */
function ledIn(words: string, backend: Backend): { readonly table: Table; readonly said: string } | null {
  const late =
    /^(?<noun>[a-z-]+(?: [a-z-]+)?)\s+(?:that|which)\s+(?:is|are|was|were|has been|have been)\s+(?<said>.+)$/i
  const { noun, said } = late.exec(words)?.groups ?? {}
  const table = noun === undefined ? null : tableNamed(noun, backend)
  if (table) return { table, said: said!.toLowerCase() }
  const parts = words.split(/\s+/)
  for (const at of parts.keys()) {
    const own = tableNamed(parts.slice(at).join(' '), backend)
    if (own) return { table: own, said: parts.slice(0, at).join(' ').toLowerCase() }
  }
  return null
}

const VERBS = {
  has: (word: string) => [OPERATIONS, ACTIONS, NOUNS_TOO].some((one) => one.has(word)) || DOINGS.has(word),
}

/** `returned`: `return`; what is no participle of anything is marked so. */
function verbOf(to: string): string {
  const known = PARTICIPLES.get(to) ?? (to.endsWith('ed') ? knownBase(to, VERBS) : null)
  if (known) return known
  const [, stem, other] = to.endsWith('ed') ? verbBases(to) : []
  if (stem === undefined) return `mark_${to}`
  return /(?:[aeiou][cgsvz]|[^aeiou]l|r[cgsv]|at|ut|in|ir|id)$/.test(stem) && other !== undefined ? other : stem
}

function rolesIn(who: string, { roles = [] }: DesignRequest): readonly string[] {
  const named = who
    .trim()
    .toLowerCase()
    .split(/,\s*|\s+(?:and|or)\s+|\s+/)
  return roles.flatMap(({ name }) => (named.some((one) => one === name || singular(one) === name) ? [name] : []))
}

/** With the step, and without what was made of its words otherwise. */
function withStep(request: DesignRequest, subject: Subject, step: AskedBecoming): DesignRequest {
  const { from, to, verb } = step
  const isIn = (one: Words): boolean => from.start <= one.start && one.end <= from.end
  const overlaps = (one: Words): boolean => one.start < from.end && from.start < one.end
  const isSame = (name: string): boolean => name === to || name === `is_${to}`
  const isNow = ({ name, fields, table }: Subject): boolean =>
    table === null && fields.length === 0 && nameOf(name) === nameOf(to)
  return {
    ...request,
    intent: 'change',
    subjects: request.subjects
      .filter((one) => !isNow(one))
      .map((one) =>
        one.name === subject.name
          ? {
              ...one,
              fields: one.fields.filter((field) => !isSame(field.name) && !isIn(field.from)),
              becomes: [...(one.becomes ?? []).filter((other) => other.verb !== null || other.to !== to), step],
            }
          : one,
      ),
    capabilities: request.capabilities.filter(
      (one) => one.name !== 'operation' || !overlaps(one.from) || one.of?.split('.')[0] !== subject.name,
    ),
    rules: (request.rules ?? []).filter(
      (one) =>
        !overlaps(one.from) || one.of !== subject.name || (one.operation !== verb && !one.verbs.includes('update')),
    ),
  }
}

/** `and put the stock back`, where a function of the program that is called so does that elsewhere. */
function withBesides(
  request: DesignRequest,
  subject: Subject,
  step: AskedBecoming,
  sentence: Sentence,
  table: Table,
  backend: Backend,
): DesignRequest {
  const behind = step.from.end - sentence.start
  const clauses = [...sentence.text.slice(behind).matchAll(/(?:^|,|\band\b)(?<said>.*?)(?=,|\band\b|$)/g)]
  const found = clauses.flatMap(({ 0: whole, index, groups }) => {
    const said = groups!['said']!
    const words = wordsOf(sentence, behind + index + whole.length - said.length, said)
    return calledBesides(words, table, backend).map((name) => ({ words, name }))
  })
  const also = found.map(({ words, name }) => ({ name, said: words.text }))
  const read = found.reduce((one, { words }) => understood(one, words), request)
  return {
    ...read,
    subjects: read.subjects.map((one) =>
      one.name === subject.name
        ? { ...one, becomes: one.becomes!.map((other) => (other === step ? { ...step, also } : other)) }
        : one,
    ),
  }
}
