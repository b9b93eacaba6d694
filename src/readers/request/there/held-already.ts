import type { Backend, DesignRequest, Subject, Words } from '../../../model/index.ts'
import { namedBefore } from './named-before.ts'
import { spoken } from '../../../kernel/english.ts'
import { type Sentence, nameOf, sentencesIn, snakeName, tableNamed, understood } from './sentences.ts'

const EACH = '(?:(?:a|an|the|its|their|one)\\s+)?(?:[a-z]+ )?[a-z]+'
/** `with a reason`, `a subject and a text` */
const NAMED = new RegExp(
  `(?:\\bwith\\s+)?\\b(?:a|an|the|its)\\s+(?:[a-z]+ )?[a-z]+(?:(?:,|\\s+and|,\\s+and)\\s+${EACH})*$`,
  'i',
)
const ARTICLE = /^(?:a|an|the|its|their|one)\s+/i

/** As people say it, and as such a field is called. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  text: ['body', 'content', 'message', 'description', 'comment'],
  message: ['body', 'text', 'content'],
  subject: ['title'],
  title: ['subject', 'name'],
  explanation: ['reason'],
  stars: ['rating'],
}

/** What nobody read and is in what is new all the same is told to nobody as if it were not. */
export const withoutHeld = (request: DesignRequest, backend: Backend): DesignRequest =>
  sentencesIn(request.text).reduce((read, sentence) => heldAlready(read, sentence, backend), request)

function heldAlready(request: DesignRequest, { text, start }: Sentence, backend: Backend): DesignRequest {
  const own = request.unread.filter((one) => start <= one.start && one.end <= start + text.length)
  return own.reduce((read, words) => {
    const held = heldIn(read, words, backend)
    return held === null ? read : understood(read, held)
  }, request)
}

function heldIn(request: DesignRequest, words: Words, backend: Backend): Words | null {
  if (isUnique(words, request)) return words
  const subject = namedBefore(request, words.end)
  if (subject === null) return null
  const once = onceIn(words, subject)
  if (once !== null) return once
  if (isOnceEach(words, subject, backend) || isSeveral(words, subject, backend)) return words
  if (isOfSeveral(request, words, subject)) return words
  const found = NAMED.exec(words.text)
  if (!found) return null
  const names = found[0]
    .replace(/^with\s+/i, '')
    .split(/,\s*(?:and\s+)?|\s+and\s+/i)
    .map((one) => snakeName(one.trim().replace(ARTICLE, '')))
  const has = (name: string): boolean =>
    [name, ...(ALIKE[name] ?? [])].some((one) => subject.fields.some((field) => field.name === one))
  if (!names.every(has)) return null
  const at = words.start + found.index
  return { text: found[0], start: at, end: words.end }
}

/** `only once`, where who and which are all it says: each pair is there once. */
function onceIn({ text, start }: Words, { table, fields }: Subject): Words | null {
  const found = /^(?:only|at most|just|exactly)\s+once\b(?=\s*(?:,|$|and\b))/i.exec(text)?.[0]
  const isPair = table === null && fields.length === 2 && fields.every(({ type }) => type.startsWith('-> '))
  return found === undefined || !isPair ? null : { text: found, start, end: start + found.length }
}

/** `each book once`, where each pair is there once. */
function isOnceEach({ text }: Words, { fields }: Subject, backend: Backend): boolean {
  const noun = /^(?:each|every|any|a)\s+([a-z]+)\s+(?:only\s+|at most\s+|just\s+)?once$/i.exec(text.trim())?.[1]
  const model = noun === undefined ? null : (tableNamed(noun, backend)?.model ?? null)
  return (
    model !== null &&
    fields.length === 2 &&
    fields.every(({ type }) => type.startsWith('-> ')) &&
    fields.some(({ type }) => new RegExp(`^-> ${model}\\b`).test(type))
  )
}

/** `several books`, where it has many of them. */
function isSeveral({ text }: Words, { fields }: Subject, backend: Backend): boolean {
  const noun = /^(?:several|many|multiple)\s+([a-z]+)$/i.exec(text.trim())?.[1]
  const model = noun === undefined ? null : (tableNamed(noun, backend)?.model ?? null)
  return model !== null && fields.some(({ type }) => new RegExp(`^many ${model}\\b`).test(type))
}

/** `several photos`, `several reading` of `several reading lists`, where what is new leads to what has them. */
function isOfSeveral({ text }: DesignRequest, words: Words, { name, fields }: Subject): boolean {
  const noun = /^(?:several|many|multiple)\s+([a-z]+)$/i.exec(words.text.trim())?.[1]
  const next = /^\s+([a-z]+)/i.exec(text.slice(words.end))?.[1] ?? ''
  const isCalled = (said: string): boolean => nameOf(said) === nameOf(spoken(name))
  return (
    noun !== undefined &&
    fields.some(({ type }) => type.startsWith('-> ')) &&
    (isCalled(noun) || isCalled(`${noun} ${next}`))
  )
}

/** `unique`, behind a field that is. */
const isUnique = ({ text, start }: Words, { subjects }: DesignRequest): boolean =>
  /^(?:(?:is|are|must be|and)\s+)?unique$/i.test(text.trim()) &&
  subjects
    .flatMap(({ fields }) => fields)
    .filter(({ from }) => from.end <= start)
    .toSorted((a, b) => b.from.end - a.from.end)[0]
    ?.type.includes(' unique') === true
