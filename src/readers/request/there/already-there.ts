import { spoken } from '../../../kernel/english.ts'
import type { AskedField, Backend, Column, DesignRequest, Subject, Table, Words } from '../../../model/index.ts'
import { type Sentence, nameOf, snakeName, understood } from './sentences.ts'

/** What says that everybody knows which one is meant. */
const DEFINITE = /^(?:the|its|their|his|her|our|this|that)\s+/i

/** What people call the whole they ask it of. */
const WHOLE =
  /^(?:app|application|system|service|site|website|web site|platform|api|backend|back end|software|program|project|repository|code ?base)$/i

/** `the shop`, `the stock goes up`: the program itself and columns that are there are no new things. */
export function alreadyThere(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  return withoutColumns(withoutWhole(request, sentence, backend), sentence, backend)
}

function withoutWhole(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const whole = request.subjects.find(
    (one) => isNewIn(one, sentence) && isDefinite(one.from) && isWhole(one, backend) && isUnsaid(one, request),
  )
  return whole ? understood(withoutThing(request, whole), whole.from) : request
}

/** `shop`, where the program is a `Bookshop`. */
function isWhole({ name }: Subject, { api }: Backend): boolean {
  const said = spoken(name).toLowerCase()
  const titles = api.applications.map(({ title }) => title.toLowerCase())
  return WHOLE.test(said) || titles.some((title) => title.replaceAll(/[^a-z]/g, '').endsWith(said.replaceAll(' ', '')))
}

/** Nobody makes one, and nothing is said of what it holds. */
const isUnsaid = ({ name, fields }: Subject, { rules = [] }: DesignRequest): boolean =>
  !rules.some(({ of, verbs }) => of === name && verbs.includes('create')) &&
  fields.every(({ typed }) => typed !== 'said')

function withoutColumns(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const again = request.subjects.find(
    (one) =>
      isNewIn(one, sentence) &&
      isDefinite(one.from) &&
      isUnsaid(one, request) &&
      columnCalled(spoken(one.name), one.from, request, backend) !== null,
  )
  if (again) return told(withoutThing(request, again), clauseAround(again.from, request))
  for (const subject of request.subjects) {
    if (subject.table !== null) continue
    const field = subject.fields.find(
      (one) =>
        isIn(sentence, one.from) &&
        isDefinite(before(one, request)) &&
        !new RegExp(`\\b(?:with|has|have|holds?|including|of)\\s+(?:[^,.;]*\\s)?$`, 'i').test(
          request.text
            .slice(0, before(one, request).start)
            .split(/[,.;]|\band\b/)
            .at(-1)!,
        ) &&
        columnCalled(one.name.replaceAll('_', ' '), one.from, request, backend) !== null,
    )
    if (!field) continue
    const without = {
      ...request,
      subjects: request.subjects.map((one) =>
        one === subject ? { ...one, fields: one.fields.filter((other) => other !== field) } : one,
      ),
    }
    return told(without, clauseAround(field.from, request))
  }
  return request
}

/** A plain column of what the request speaks of, or else of the one table that has it. */
function columnCalled(said: string, from: Words, { subjects }: DesignRequest, { data }: Backend) {
  const isPlain = ({ primaryKey, foreignKeys }: Table, { name }: Column): boolean =>
    primaryKey?.columns.includes(name) !== true && !foreignKeys.some(({ columns }) => columns.includes(name))
  const last = nameOf(said).split(' ').at(-1)
  const holders = data.tables.flatMap((table) =>
    table.columns
      .filter((one) => isPlain(table, one) && (one.name === snakeName(said) || (last === one.name && isOneWord(from))))
      .map((column) => ({ table, column })),
  )
  const spokenOf = holders.find(({ table }) =>
    subjects.some((one) => one.table === table.name || one.table === table.id),
  )
  return spokenOf ?? (holders.length === 1 ? holders[0]! : null)
}

const isOneWord = ({ text }: Words): boolean => text.replace(DEFINITE, '').split(/\s+/).length === 1

const isDefinite = ({ text }: Words): boolean => DEFINITE.test(text) && !/s$/i.test(text.replace(/ss$/i, ''))

/** A field with the word that stands before it. */
function before({ from }: AskedField, { text }: DesignRequest): Words {
  const ahead = /\b(?:the|its|their|his|her|our|this|that)\s+$/i.exec(text.slice(0, from.start))?.[0] ?? ''
  const start = from.start - ahead.length
  return { text: text.slice(start, from.end), start, end: from.end }
}

/** The part of a sentence that words stand in. */
function clauseAround({ start, end }: Words, { text }: DesignRequest): Words {
  const ahead = text
    .slice(0, start)
    .split(/[,.;:!?\n]|\b(?:and|but|so that)\b/i)
    .at(-1)!
  const behind = /^[^,.;:!?\n]*/.exec(text.slice(end))![0]
  const from = start - ahead.length
  const said = text.slice(from, end + behind.length)
  const shift = said.length - said.trimStart().length
  return { text: said.trim(), start: from + shift, end: from + shift + said.trim().length }
}

/** What nobody wrote is told whole, once. */
function told(request: DesignRequest, clause: Words): DesignRequest {
  const apart = request.unread.filter(({ start, end }) => end <= clause.start || clause.end <= start)
  return { ...request, unread: [...apart, clause].toSorted((a, b) => a.start - b.start) }
}

function withoutThing(request: DesignRequest, { name }: Subject): DesignRequest {
  const leads = new RegExp(`^(?:-> |many )${name}\\b`)
  const isOf = (of: string | null | undefined): boolean => of?.split('.')[0] === name
  return {
    ...request,
    subjects: request.subjects
      .filter((one) => one.name !== name)
      .map((one) => ({ ...one, fields: one.fields.filter(({ type }) => !leads.test(type)) })),
    capabilities: request.capabilities.filter(({ of }) => !isOf(of)),
    figures: request.figures.filter(({ of }) => !isOf(of)),
    ...(request.rules === undefined ? {} : { rules: request.rules.filter(({ of }) => !isOf(of)) }),
  }
}

const isNewIn = ({ table, from }: Subject, sentence: Sentence): boolean => table === null && isIn(sentence, from)

const isIn = ({ text, start }: Sentence, from: Words): boolean => start <= from.start && from.end <= start + text.length
