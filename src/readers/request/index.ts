import type { Backend, Capability, DesignRequest, StatedFigure, Words } from '../../model/index.ts'
import type { Facts } from './facts.ts'
import { askedThings } from './asked-things.ts'
import { calledIn, firstWordsOf } from './called.ts'
import { asidesIn } from './asides/index.ts'
import { readCompounds } from './compounds.ts'
import { figuresIn } from './figures.ts'
import type { SaidFigure } from './rates.ts'
import { claimKnown, lostIn } from './lost.ts'
import { capabilitiesIn } from './phrases.ts'
import { fieldName } from './fields.ts'
import { singular, wordsIn } from './forms.ts'
import { intentOf } from './intent.ts'
import { isForeign } from './language.ts'
import { hasArchetype, isKnownWord, isOfVocabulary } from './lexicon.ts'
import { rulesOfMarks } from './marks.ts'
import { ownRules } from './own.ts'
import { Page } from './page.ts'
import { askedToTell } from './question.ts'
import { rolesIn, rulesIn } from './roles.ts'
import { factsIn } from './sentences.ts'
import { settled } from './settled.ts'
import { ofWhatIsThere } from './there/index.ts'
import { subjectsIn } from './subjects.ts'
import { type Thing, type Things, thingsIn } from './things.ts'
import { type Noun, nounAt } from './noun.ts'
import { tokensOf } from './tokens.ts'
import { unaccounted } from './ledger.ts'
import { unreadIn } from './unread.ts'
import { DOINGS, OPERATIONS } from './vocabulary/verbs.ts'

/** Longer ones are a book, and no request. */
const LONGEST = 400_000

/** What somebody asks for, in English, of the backend that is there or of one that is not. */
export function readRequest(text: string, backend: Backend | null): DesignRequest {
  const whole = new Page(text, tokensOf(text.slice(0, LONGEST), { isKnown: isKnownWord, isMeant: isOfVocabulary }))
  const words = whole.tokens.filter(({ kind }) => kind === 'word').map(({ lower }) => lower)
  if (isForeign(words)) return { ...NOTHING, text, unread: wholeOf(text) }
  const counted = figuresIn(whole)
  const asides = asidesIn(whole, capabilitiesIn(whole))
  const page = whole.without(asides)
  const facts = factsIn(page)
  if (backend === null) readCompounds(facts)
  facts.mentions.push(...mentionedIn(counted))
  if (backend !== null) facts.mentions.push(...tablesNamed(whole, facts, backend))
  const things = thingsIn(facts, backend)
  const asks = backend === null ? null : askedToTell(whole)
  const intent = asks === null ? intentOf(facts, things, words, backend) : 'review'
  const told = subjectsIn(facts, things, page).filter(
    ({ table, from }) => intent !== 'review' || table !== null || from.text.split(/\W+/).some(hasArchetype),
  )
  const roles = rolesIn(facts, things, page)
  const said = rulesIn(facts, things, roles, rulesOfMarks(facts, told, things))
  const { kept: rules, open, subjects } = ownRules(said.rules, told, roles)
  const figures = figuresOf(counted, things, backend)
  claimKnown(
    facts,
    things,
    page,
    roles.map(({ name }) => name),
  )
  const lost = lostIn(facts, things, page, [...said.without, ...open.map(({ from }) => from), ...figures.without])
  const capabilities = capabilitiesOf(facts, things)
  const declined = capabilitiesOf(facts, things, true)
  const called = calledIn(whole) ?? (subjects.length === 0 ? firstWordsOf(whole) : null)
  const understood = [
    ...subjects.flatMap((subject) => [subject, ...subject.fields, ...(subject.states ?? [])]),
    ...facts.capabilities,
    ...capabilities,
    ...declined,
    ...roles,
    ...rules,
    ...figures.known,
  ]
  const unread = unreadIn(page, whole, things, asides, [...lost, ...unaccounted(page, facts, things, understood)])
  if (asks !== null && backend !== null) {
    const spoken = askedThings(whole, asks, backend, unread)
    return { text, intent, capabilities: [], figures: figures.known, ...spoken }
  }
  const read = settled({
    text,
    intent,
    subjects,
    capabilities,
    figures: figures.known,
    unread: withoutParts(unread, [...subjects, ...capabilities, ...subjects.flatMap(({ fields }) => fields)]),
    ...(called === null ? {} : { called }),
    ...(declined.length > 0 ? { declined } : {}),
    ...(roles.length > 0 ? { roles } : {}),
    ...(rules.length > 0 ? { rules } : {}),
  })
  return backend === null ? read : withSomething(ofWhatIsThere(read, backend))
}

/** A wish of which nothing is understood is no understood one, though each of its words is known. */
const withSomething = (read: DesignRequest): DesignRequest =>
  read.intent !== 'change' || read.unread.length > 0 || isUnderstood(read)
    ? read
    : { ...read, unread: wholeOf(read.text) }

/** `answers from about 800 manuals`, `50 orders per minute`: those there are, whoever speaks of them. */
const mentionedIn = (counted: readonly SaidFigure[]): Facts['mentions'] =>
  counted.flatMap(({ kind, of }) =>
    typeof of !== 'string' && (kind === 'rows' || (kind === 'requests per second' && !isAnyRow(of)))
      ? [{ noun: of, how: 'beside' as const }]
      : [],
  )

/** What is part of something that was read is read. */
const withoutParts = (unread: readonly Words[], read: readonly { readonly from: Words }[]): readonly Words[] =>
  unread.filter((words) => !read.some(({ from }) => isWithin(words, from)))

const isWithin = (words: Words, { start, end }: Words): boolean => start <= words.start && words.end <= end

/** Where nothing that was read is there already, what is named anywhere in the text. */
function tablesNamed(page: Page, facts: Facts, backend: Backend): Facts['mentions'] {
  const known = thingsIn(facts, backend)
  if (known.all.some(({ table }) => table !== null)) return []
  return page.tokens.flatMap((_, at) => {
    const isTold = page.word(at) === facts.intents[0]?.verb && page.isEnd(at - 1)
    const noun = page.isWord(at) && !isTold ? nounAt(page, at) : null
    return noun === null || !isTable(noun, backend) ? [] : [{ noun, how: 'beside' as const }]
  })
}

const isTable = ({ words }: Noun, { data }: Backend): boolean =>
  data.tables.some(({ name, model }) =>
    [name, model ?? ''].some((one) => wordsIn(one).map(singular).join(' ') === words.join(' ')),
  )

const NOTHING: Omit<DesignRequest, 'text' | 'unread'> = {
  intent: 'create',
  subjects: [],
  capabilities: [],
  figures: [],
}

/** A text of which not a word is English is not read at all. */
function wholeOf(text: string): readonly Words[] {
  const start = text.length - text.trimStart().length
  return [{ text: text.trim(), start, end: start + text.trim().length }]
}

/** Whether there is anything to design: a thing, or something that is asked of a backend. */
export const isUnderstood = ({ subjects, capabilities, figures, intent }: DesignRequest): boolean =>
  subjects.length > 0 || figures.length > 0 || capabilities.length > 0 || intent === 'review'

/** Figures of things that are none are nobody's. */
function figuresOf(
  said: readonly SaidFigure[],
  things: Things,
  backend: Backend | null,
): { readonly known: readonly StatedFigure[]; readonly without: readonly Words[] } {
  const all = said.map((figure) => ({
    ...figure,
    of:
      typeof figure.of === 'string'
        ? figure.of
        : (things.of(figure.of)?.name ?? anyOf(figure.of, figure) ?? byColumn(figure, things, backend)),
  }))
  return {
    known: all.flatMap(({ of, ...figure }) => (of === null ? [] : [{ ...figure, of }])),
    without: all.flatMap(({ of, from }) => (of === null ? [from] : [])),
  }
}

/** `2,000 events a second`, where no events are spoken of: so much is written, of whatever it is. */
function anyOf({ words }: Noun, { kind }: SaidFigure): string | null {
  // How large a file may be is of files, whatever they are called.
  if (kind === 'bytes') return ''
  return kind === 'requests per second' && isAnyRow({ words }) ? 'write' : null
}

const isAnyRow = ({ words }: Pick<Noun, 'words'>): boolean =>
  words.length === 1 && /^(event|record|row|item|insert|entry|update)$/.test(words[0]!)

/** `2 million titles`: so many of the one thing spoken of that has one. */
function byColumn({ of, kind }: SaidFigure, things: Things, backend: Backend | null): string | null {
  if (kind !== 'rows' || typeof of === 'string') return null
  const has = things.all.filter(({ table }) =>
    backend?.data.tables.some(
      ({ id, columns }) => id === table && columns.some(({ name }) => name === of.words.join('_')),
    ),
  )
  return has.length === 1 ? has[0]!.name : null
}

function capabilitiesOf(facts: Facts, things: Things, isDeclined = false): readonly Capability[] {
  const said = facts.capabilities.filter((one) => one.isDeclined === isDeclined)
  const found = said.map(({ name, of, field, from }): Capability => {
    const thing = of === null ? null : things.of(of)
    const column = thing === null ? null : columnOf(thing, field, name, from.text, things)
    return { name, of: thing === null ? null : column === null ? thing.name : `${thing.name}.${column}`, from }
  })
  const operations = isDeclined
    ? []
    : [...facts.operations, ...facts.deeds.map(({ verb, of, from }) => ({ verb, of: of[0] ?? null, from }))].flatMap(
        ({ verb, of, from }): readonly Capability[] => {
          const thing = of === null ? null : things.of(of)
          return thing === null || !isOperation(verb)
            ? []
            : [{ name: 'operation', of: `${thing.name}.${verb.replaceAll('-', '_')}`, from }]
        },
      )
  return once([...found, ...operations])
}

/** `status history of orders`: the field it is asked for. */
function columnOf(thing: Thing, field: Noun | null, name: string, said: string, things: Things): string | null {
  if (field !== null && things.of(field) === null) return fieldName(field.words, false, thing)
  return name === 'history' && /\bstatus\b/i.test(said) ? 'status' : null
}

/** What is said twice is asked for once; what is asked of a thing says more than what is asked of all. */
function once(found: readonly Capability[]): readonly Capability[] {
  const seen = new Set<string>()
  return found.filter(({ name, of }) => {
    const key = `${name} ${of ?? ''}`
    if (seen.has(key) || (of === null && found.some((other) => other.name === name && other.of !== null))) return false
    seen.add(key)
    return true
  })
}

const isOperation = (verb: string): boolean => OPERATIONS.has(verb) && !DOINGS.has(verb)
