import type { Capability, DesignRequest, Subject } from '../../../model/index.ts'
import { singular, snakeOf, wordsIn } from '../vocabulary/forms.ts'
import { verbBase } from '../vocabulary/lexicon.ts'
import type { Sentence } from './settled.ts'
import { MADE } from '../vocabulary/verbs.ts'

/** What becomes of a mail that is asked for: when it is sent, or null where nothing says it. */
export function mailed(one: Capability, request: DesignRequest, { text, start }: Sentence): Capability | null {
  const { subjects } = request
  if (/verif|reset|password|invit/i.test(`${one.from.text} ${nearest(text, one)}`)) return one
  if (isReceived(text)) return null
  const own = subjects.find(({ name }) => name === one.of) ?? null
  const things = subjects.filter(({ name }) => name !== 'User')
  const spoken = named(text, things)
  if (/remind/i.test(text) || /newsletter|mailing list/i.test(one.from.text)) {
    const due = [own, ...spoken].flatMap((thing) => timeOf(thing, text) ?? [])
    const all = things.flatMap((thing) => timeOf(thing, text) ?? [])
    const [first] = due.length > 0 ? due : all.length === 1 ? all : []
    return first === undefined ? null : { ...one, of: first }
  }
  // `notifications of new comments by email`
  if (own !== null && /\b(?:of|about|for|on)\s+(?:new|incoming)\s/i.test(one.from.text))
    return { ...one, of: `${own.name}.created` }
  // `a manager approves it, and the employee gets an email about that`: what stands behind the mail first.
  const told = toldIn(text.slice(Math.max(0, one.from.start - start))) ?? toldIn(text) ?? ''
  const decided = /\b(decisions?|outcome)\b/i.test(told) ? decidedOf(request, things) : undefined
  if (decided !== undefined) return { ...one, of: `${decided.name}.decided` }
  const about = named(told, things)[0] ?? (/\b(they|it|that|this)\b/i.test(told) ? spoken[0] : undefined)
  const event = about === undefined ? null : eventIn(told, about, request)
  if (about !== undefined && event !== null) return { ...one, of: `${about.name}.${event}` }
  // `when an agent replies`, `each donation is acknowledged by email`
  if (about !== undefined && isDone(about)) return { ...one, of: `${about.name}.created` }
  if (about !== undefined) return null
  const each = /\b(?:every|each)\s+([\w\s]{1,40}?)\s+(?:is|are|gets?)\s+\w+ed\b/i.exec(text)?.[1] ?? ''
  const sent = own ?? named(each, things)[0]
  if (sent !== undefined) return { ...one, of: `${sent.name}.created` }
  const taken = things.filter(({ name }) =>
    /(Booking|Order|Reservation|Appointment|Registration|Purchase|Enrollment)$/.test(name),
  )
  return /confirm/i.test(one.from.text) && taken.length === 1 ? { ...one, of: `${taken[0]!.name}.created` } : null
}

const toldIn = (text: string): string | null =>
  /\b(?:when|whenever|once|after|as soon as|if|on|upon|about|for (?:each|every))\b((?:(?!\band (?:the|an?|its|their)\b).)*)/i.exec(
    text,
  )?.[1] ?? null

/** What is decided by somebody: approved or rejected, accepted or declined. */
const decidedOf = ({ capabilities }: DesignRequest, things: readonly Subject[]): Subject | undefined =>
  things.find(({ name }) =>
    capabilities.some(({ of }) => /\.(approve|accept|reject|decline)$/.test(of ?? '') && of!.startsWith(`${name}.`)),
  )

/** What is called as what people do: a reply is there once somebody replies. */
const isDone = ({ name }: Subject): boolean => [...MADE.values()].includes(name.toLowerCase())

/** The clause around, where another one says something else. */
const nearest = (text: string, { from }: Capability): string =>
  text.split(/[,;:]| and (?=\w+ )/).find((part) => part.includes(from.text)) ?? ''

/** `customers reply to tickets by email`: what comes in is sent by nobody here. */
export const isReceived = (text: string): boolean =>
  /\b(?!(?:and|or|to|then|please|also|system|it|we|api|backend|service|app|server)\b)[a-z]+\s+(?:(?:can|may|could|should|will|must|also)\s+)*(?:repl(?:y|ies)|responds?|answers?|writes?|submits?|forwards?|reports?|opens?|creates?)\b[^,.;]*\b(?:by|via|per|through)\s+e-?mail/i.test(
    text,
  )

/** Things the words name, in the order of the words. */
function named(text: string, things: readonly Subject[]): readonly Subject[] {
  const words = wordsIn(text).map((word) => singular(word))
  const at = ({ name }: Subject): number => {
    const own = wordsIn(name)
    return words.findIndex((_, index) => own.every((word, i) => words[index + i] === word))
  }
  return things.filter((one) => at(one) >= 0).toSorted((a, b) => at(a) - at(b))
}

/** The field that says when something is, or has to be. */
function timeOf(thing: Subject | null, text: string): string | null {
  const moments = (thing?.fields ?? []).filter(
    ({ name, type }) =>
      /^(date|datetime)\b/.test(type) &&
      !/born|birth|(?<!schedul|plann|expect|need)ed_(at|on)$|(seen|read|sent|caught)_(at|on)$/.test(name) &&
      /start|due|begin|date|deadline|_at$|_on$|time/.test(name),
  )
  // `30 days before a contract ends`, and not before it begins.
  const said = MOMENTS.find(([words]) => words.test(text))?.[1]
  const field =
    moments.find(({ name }) => said?.test(name) === true) ??
    moments.find(({ name }) => !/end|until/.test(name)) ??
    moments[0]
  return field === undefined ? null : `${thing!.name}.${field.name}`
}

/** What is said of the time, and what a field of it is called. */
const MOMENTS: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(ends?|expires?|expiry|renewals?|runs? out)\b/i, /end|expir|until|due/],
  [/\b(due|overdue|deadlines?)\b/i, /due|deadline|until/],
  [/\b(starts?|begins?|beginning)\b/i, /start|begin/],
]

const EVENTS: readonly (readonly [string, RegExp])[] = [
  [
    'created',
    /\b(new|created?|creates|added|adds?|posted|placed|places|made|registered|received|receives?|arrives?|submitted|booked|ordered)\b/i,
  ],
  ['deleted', /\b(deleted|deletes?|removed|removes?)\b/i],
  ['updated', /\b(updated?|updates|changed?|changes|edited|modified)\b/i],
]

/** What happens to it: a state it reaches by steps, a change of another kind, or that it is made or goes. */
function eventIn(text: string, { name, fields, states }: Subject, { capabilities }: DesignRequest): string | null {
  const said = snakeOf(wordsIn(text))
  const isDecided = /\b(approved|accepted)\b/i.test(text) && /\b(rejected|declined)\b/i.test(text)
  if (isDecided && decidedOf({ capabilities } as DesignRequest, [{ name } as Subject]) !== undefined) return 'decided'
  const values = (states ?? []).flatMap(({ steps }) => steps.map(({ to }) => to))
  const reached = values.find((value) => said.includes(value))
  if (reached !== undefined) return reached
  // `when a ticket is closed`, where agents close tickets
  const own = capabilities.flatMap(({ name: what, of }) =>
    what === 'operation' && of?.startsWith(`${name}.`) ? [of.split('.')[1]!] : [],
  )
  const done = wordsIn(text).find((word) => word.endsWith('ed') && own.includes(verbBase(word) ?? ''))
  if (done !== undefined) return done
  const isValue = fields.some(
    ({ type }) =>
      /^[a-z_]+(\|[a-z_]+)+/.test(type) &&
      type.split(/[|\s]/).some((value) => value.length > 3 && said.includes(value)),
  )
  return isValue ? 'updated' : (EVENTS.find(([, words]) => words.test(text))?.[0] ?? null)
}
