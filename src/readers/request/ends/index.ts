import { inWholeUnits } from '../../../blueprint/storage/lengths.ts'
import type { AskedField, DesignRequest, Subject, Words } from '../../../model/index.ts'
import { cut } from '../unread/cut.ts'
import { plural } from '../../../kernel/english.ts'
import { wordsIn } from '../vocabulary/forms.ts'
import { type Length, lengthsIn } from './length.ts'

/**
 * When something is due, or over, so long after it was made: `must be returned within 14 days`, `permits expire after one
 * year`, where nobody else reads it. The field that says when begins so.
 */
export const withEnds = (request: DesignRequest): DesignRequest =>
  request.intent === 'create' ? request.unread.reduce(withEnd, request) : request

const withEnd = (request: DesignRequest, words: Words): DesignRequest =>
  lengthsIn(words.text).reduce((so, length) => begun(so, fieldOf(words, length, so)), request)

function begun(request: DesignRequest, found: Found | null): DesignRequest {
  if (found === null) return request
  const { of, field, from } = found
  return {
    ...request,
    subjects: request.subjects.map((one) => (one.name === of.name ? withField(one, field) : one)),
    unread: request.unread.flatMap((other) => cut(other, from, request.text)),
  }
}

const withField = (subject: Subject, field: AskedField): Subject => ({
  ...subject,
  fields: subject.fields.some(({ name }) => name === field.name)
    ? subject.fields.map((one) => (one.name === field.name ? field : one))
    : [...subject.fields, field],
})

interface Found {
  readonly of: Subject
  readonly field: AskedField
  readonly from: Words
}

const DUE = /^(due|return_by)(_on|_at|_date)?$/

function fieldOf(words: Words, length: Length, request: DesignRequest): Found | null {
  const end = words.start + length.end + (/^ only\b/.test(words.text.slice(length.end)) ? ' only'.length : 0)
  const begin = beginOf(words, request.text)
  const said = request.text.slice(begin, end)
  // What happens only sometimes, no row begins with.
  if (/\b(if|when|whenever|unless|once|not|before|cancel\w*|refund\w*)\b/i.test(said)) return null
  const back = BACK.exec(said)
  const found = back ?? OVER.exec(said)
  if (found === null) return null
  const [of, field] =
    back === null ? endOf(request, begin + LEAD.exec(said.slice(0, found.index))!.index) : dueIn(request)
  const type = field === null ? 'datetime' : /^date(time)?\b/.exec(field.type)?.[0]
  if (of === null || type === undefined || (type === 'date' && length.seconds % DAY > 0)) return null
  const lead = LEAD.exec(said.slice(0, found.index))!.index
  const start = isName(said.slice(0, lead), of) ? begin : Math.max(words.start, begin + lead)
  const from = { text: request.text.slice(start, end), start, end }
  const isDue = field !== null && DUE.test(field.name)
  const begins = `${type} = now + ${textOf(length.seconds)}${isDue ? '' : ' set by server'}`
  return { of, field: { name: field?.name ?? 'expires_at', type: begins, from, typed: 'said' }, from }
}

/** Where the clause begins that holds some words. */
function beginOf({ start }: Words, text: string): number {
  const before = text.slice(0, start)
  const last = [...before.matchAll(/[.;:!?,\n]\s*|\b(?:and|but) /g)].at(-1)
  return last === undefined ? 0 : last.index + last[0].length
}

/** `each permit`: nothing but what it is about. */
const isName = (text: string, { name }: Subject): boolean => {
  const said = text
    .toLowerCase()
    .replaceAll(/\b(an?|the|each|every|all|such|these|those|and)\b/g, '')
    .trim()
  const own = wordsIn(name).join(' ')
  return said !== '' && [own, plural(own), wordsIn(name).at(-1)!, plural(wordsIn(name).at(-1)!)].includes(said)
}

/** `must return them within`, `due after`, `borrow books for two weeks` */
const BACK =
  /\b(?:(?:return|returned|bring|brought|give|given|hand|handed)\b.{0,30}?\b(?:within|after|in)|due\b.{0,20}?\b(?:within|after|in)|(?:borrow|lend|lent|loan|rent|hire)\w*\b.{0,60}?\bfor(?: at most| up to)?) \S+[ -]\S+$/i
/** `expire after`, `is valid for`, `last` */
const OVER =
  /\b(?:(?:expir(?:e|es|ing)|lapses?|runs? out)\b(?: automatically)? after|valid (?:for|up to)|holds? for|lasts?(?: for)?) (?:only |up to )?\S+[ -]\S+(?: only)?$/i
/** What stands before a verb, and says no more than that it is so. */
const LEAD = /(?:\b(?:and|which|that|must|have to|has to|should|shall|need to|are|is|be|only|to) )*$/i

const DAY = 86_400

/** What says when it has to be back. */
function dueIn({ subjects }: DesignRequest): readonly [Subject, AskedField] | readonly [null, null] {
  const all = subjects.flatMap((one) =>
    one.fields.flatMap((field) => (DUE.test(field.name) ? [[one, field] as const] : [])),
  )
  return all.length === 1 ? all[0]! : [null, null]
}

/** What stands right before it, or `it`; and the field that says until when that holds, null where it has none yet. */
function endOf(request: DesignRequest, before: number): readonly [Subject, AskedField | null] | readonly [null, null] {
  const text = request.text.slice(0, before).toLowerCase()
  const places = request.subjects.map((one) => {
    // `a permit`, where parking permits are spoken of, and no others.
    const short = wordsIn(one.name).at(-1)!
    const isShort = request.subjects.filter(({ name }) => wordsIn(name).includes(short)).length === 1
    const name = isShort ? short : wordsIn(one.name).join(' ')
    const [many, single] = [text.lastIndexOf(plural(name)), text.lastIndexOf(name)]
    return { one, at: Math.max(many, single), end: many >= single ? many + plural(name).length : single + name.length }
  })
  const [last] = places.filter(({ at }) => at >= 0).toSorted((a, b) => b.end - a.end || a.at - b.at)
  if (last === undefined || /^(User|Session)$/.test(last.one.name) || last.one.table !== null) return [null, null]
  if (!/^(?:[\s,;.]|(?:that|which|and|it|they|these|each|one)\b)*$/.test(text.slice(last.end))) return [null, null]
  return [last.one, last.one.fields.find(({ name }) => UNTIL.test(name) || DUE.test(name)) ?? null]
}

const UNTIL = /^(expires?|expiry|expiration|valid_until|valid_to|ends)(_on|_at|_date)?$/

function textOf(seconds: number): string {
  const [length, unit] = inWholeUnits(seconds)
  return `${length}${unit.charAt(0)}`
}
