import type { AskedField, AskedStates, Subject } from '../../model/index.ts'
import type { Facts, Holding } from './facts.ts'
import { fieldName, fieldsOf } from './fields.ts'
import { lengthsIn, withLengths } from './lengths.ts'
import { onceOf } from './once.ts'
import type { Page } from './page.ts'
import { marksOf, setterOf } from './marks.ts'
import { parentsIn } from './parents.ts'
import { isSource } from './sources.ts'
import type { Thing, Things } from './things.ts'
import { formatsSaid } from './uploaded.ts'
import { meaningOf, withoutOwn } from './usual-fields.ts'
import { isOnlyBeside, kindOf } from './vocabulary/kinds/index.ts'
import { type Kind, NAMELESS } from './vocabulary/kinds/kind.ts'

/** The things of a request as subjects: with their fields, what they belong to, and the states they go through. */
export function subjectsIn(facts: Facts, things: Things, page: Page): readonly Subject[] {
  const parents = parentsIn(facts, things, page)
  const holdings = heldBy(facts, things)
  const lengths = lengthsIn(page)
  return things.all.map((thing) => {
    const told = withStates(fieldsOf(thing, holdings.get(thing) ?? [], things, page), thing, facts, things)
    const plain =
      told.length > 0 || thing.table !== null ? withUsual(told, thing, things, page) : usual(thing, things, page)
    const all = [...plain.map(setterOf(thing, facts, things)), ...marksOf(thing, plain, facts, things)]
    const said = (parents.get(thing) ?? []).filter(({ type }) => !/^(->|many )/.test(type)).map(({ name }) => name)
    const own = withLengths(all, thing, lengths, { facts, things, page }).filter(
      ({ name, typed }) => typed === 'said' || !said.includes(name),
    )
    const references = (parents.get(thing) ?? []).filter(
      ({ name, type, typed }) =>
        !own.some(
          (field) => field.name === name || (typed === 'by its name' && targetOf(field.type) === targetOf(type)),
        ),
    )
    const states = statesOf(thing, facts, holdings.get(thing) ?? [], things, page)
    const fields = withoutKeys([...references, ...own])
    const once = onceOf(thing, fields, facts, things)
    return {
      name: thing.name,
      from: page.words(thing.noun.from, thing.noun.to),
      table: thing.table,
      fields,
      ...(once.length > 0 ? { once } : {}),
      ...(states.length > 0 ? { states } : {}),
    }
  })
}

/** A reference says more than a key or a name. */
function withoutKeys(fields: readonly AskedField[]): readonly AskedField[] {
  const pointing = new Map(fields.flatMap((field) => (field.type.startsWith('->') ? [[field.name, field]] : [])))
  return fields.filter(
    (field) =>
      (pointing.get(field.name) ?? field) === field && !pointing.has(/^(\w+)_(?:id|name)$/.exec(field.name)?.[1] ?? ''),
  )
}

/** What a reference points to; '' for what is none. */
const targetOf = (type: string): string => /^-> (\w+)/.exec(type)?.[1] ?? ''

/** What is said of each thing to hold. */
function heldBy({ holdings }: Facts, things: Things): ReadonlyMap<Thing, readonly Holding[]> {
  const found = new Map<Thing, Holding[]>()
  for (const holding of holdings) {
    const thing = things.of(holding.owner)
    if (thing === null) continue
    const own = found.get(thing)
    if (own) own.push(holding)
    else found.set(thing, [holding])
  }
  return found
}

/** `audio files`, `videos`: which files they are. */
function formatsOf(words: readonly string[]): string | null {
  if (words.some((word) => /^(audio|song|track|recording)$/.test(word))) return 'mp3 wav'
  if (words.some((word) => /^(video|movie|clip)$/.test(word))) return 'mp4'
  if (words.some((word) => /^(word|docx)$/.test(word)) && words.at(-1) !== 'word') return 'docx'
  if (words.length > 1 && words[0] === 'csv') return 'csv'
  return words.some((word) => /^(image|picture|photo)$/.test(word)) ? 'png jpg webp' : null
}

/** What such things usually hold, where nobody says what this one does. */
function usual({ words, noun }: Thing, things: Things, page: Page): readonly AskedField[] {
  const known = knownHere(words, things)?.holds
  const written = formatsSaid(noun).join(' ')
  const isFile = written !== '' && (known === undefined || 'file' in known)
  const fields = isFile ? { title: 'str(1..200)', ...known, file: `file(${written}) <= 20MB` } : (known ?? NAMELESS)
  const from = page.words(noun.from, noun.to)
  const formats = formatsOf(words)
  return Object.entries(fields).map(([name, type]) => ({
    name,
    type: formats === null ? type : type.replace(/^file\([^)]*\)/, `file(${formats})`),
    from,
    typed: 'by its name',
  }))
}

/** What a word means that means several things: this only where what such a thing is of is spoken of. */
function knownHere(words: readonly string[], things: Things): Kind | null {
  const kind = kindOf(words, things.isSpoken)
  // `travel policies`, of which questions are asked: they are documents.
  if (kind === null && things.areRead && isSource(words.at(-1)!)) return kindOf(['document'])
  // `messages` of nothing that is named: from one to another.
  if (words.join(' ') === 'message' && !isOfAnything(kind, things)) return kindOf(['direct', 'message'])
  if (kind === null || !isOnlyBeside(words) || kind.of.length === 0) return kind
  return isOfAnything(kind, things) ? kind : null
}

const isOfAnything = (kind: Kind | null, things: Things): boolean =>
  (kind?.of ?? []).some((group) => things.all.some((one) => group.includes(one.words.at(-1)!)))

/**
 * What is said, and beside one or two fields said in passing what such things usually hold; beside a list of fields, only
 * something to tell rows apart by, and when they are: `tasks with due dates` have a title as well.
 */
function withUsual(said: readonly AskedField[], thing: Thing, things: Things, page: Page): readonly AskedField[] {
  if (thing.table !== null) return said
  // `a lesson with a duration`: what says how long it takes says when it ends.
  const isLong = said.some(({ name }) => /^(duration|length|minutes|hours)/.test(name))
  const open = usual(thing, things, page).filter(
    ({ name, type }) =>
      !(isLong && /^ends_(at|on)$/.test(name)) &&
      // Who gets a message is supposed only where nothing is said of it.
      name !== 'receiver' &&
      !said.some((field) => isSame(withoutOwn(field.name, thing), name, thing) || areOneChoice(field.type, type)),
  )
  if (isInPassing(said)) return isOnlyDone(thing, said) ? said : [...open, ...said]
  if (kindOf(thing.words) === null || said.some(({ change }) => change !== undefined)) return said
  const isTold = said.some(tellsApart)
  const isTimed = said.some(({ type }) => type.startsWith('date'))
  // What takes place does so at some time, whatever else is said of it.
  const when = isTimed ? /^$/ : /^(starts|ends|started|happened|measured|recorded|visited|inspected)_(at|on)$/
  const names = open.filter(({ name }) => /^(name|title)$/.test(name))
  const known = names.length > 0 ? names : open.filter(({ type }) => type.endsWith(' unique'))
  return [...open.filter((field) => when.test(field.name) || (!isTold && known.includes(field))), ...said]
}

/** A cleaning, an entry of a log: known by when it was, and bears no name. */
const isOnlyDone = ({ words }: Thing, said: readonly AskedField[]): boolean =>
  kindOf(words) === null && /(.{3}ing|^entry)$/.test(words.at(-1)!) && said.some(({ type }) => type.startsWith('date'))

/** What one knows a row by: `breed` and `payment terms` say how it is, and are the same for many. */
const tellsApart = ({ name, type }: AskedField): boolean =>
  / unique\b/.test(type) ||
  /^(text|email|url)/.test(type) ||
  (type.startsWith('str') &&
    name !== 'phone_number' &&
    /(^|_)(name|title|subject|headline|number|code|key|label|slug|sku|question|body|address|plate|isbn|barcode|term|word|phrase|make|model|author|recipient)$/.test(
      name,
    ))

/** How it is, and no list of what it holds: its status, or one field. */
const isInPassing = (said: readonly AskedField[]): boolean =>
  said.every(({ change, name }) => change === undefined && !/^(name|title)$/.test(name)) &&
  said.filter(({ type, name }) => !type.startsWith('->') && !type.includes('|') && !/^(status|state)$/.test(name))
    .length < 2

/** `monthly|yearly|day_pass` beside `monthly|yearly`: what such a thing usually is one of is said. */
const areOneChoice = (one: string, other: string): boolean => {
  const [own = '', usual = ''] = [one, other].map((type) => type.split(/[ ?]/)[0])
  return usual.includes('|') && usual.split('|').every((value) => own.split('|').includes(value))
}

const isSame = (one: string, other: string, thing: Thing): boolean =>
  meaningOf(one, thing) === meaningOf(other, thing) ||
  // `grades with a date`: when it was graded.
  (one === 'date' && /^(?!end|return|expire|due|valid).*_(on|at)$/.test(other))

/** A field whose values are named elsewhere holds those. */
function withStates(fields: readonly AskedField[], thing: Thing, facts: Facts, things: Things): readonly AskedField[] {
  const held = new Map(fields.map((field) => [field.name, field]))
  for (const said of facts.states) {
    if (ownerOf(said, things) !== thing || held.get(said.field)?.typed === 'said') continue
    const type = said.isOpen ? `${said.values.join('|')}?` : `${said.values.join('|')} = ${said.values[0]}`
    held.set(said.field, { name: said.field, type, from: said.from, typed: 'said' })
  }
  return [...held.values()]
}

/** Where nobody says whose states they are, they are those of the first thing. */
function ownerOf({ of }: Facts['states'][number], things: Things): Thing | null {
  const usual = things.all.find(({ words }) => 'status' in (kindOf(words)?.holds ?? {}))
  return (of === null ? null : things.of(of)) ?? usual ?? things.all.find(({ name }) => name !== 'User') ?? null
}

function statesOf(
  thing: Thing,
  { states }: Facts,
  holdings: readonly Holding[],
  things: Things,
  page: Page,
): readonly AskedStates[] {
  const listed = holdings
    .flatMap(({ items }) => items)
    .flatMap(({ choice, noun, from, to }): readonly AskedStates[] =>
      choice?.hasSteps === true
        ? [{ field: fieldName(noun.words, false, thing), steps: choice.steps, from: page.words(from, to) }]
        : [],
    )
  return [...listed, ...saidStates(thing, states, things)]
}

const saidStates = (thing: Thing, states: Facts['states'], things: Things): readonly AskedStates[] =>
  states.flatMap((said) =>
    ownerOf(said, things) === thing && said.steps.length > 0
      ? [{ field: said.field, steps: said.steps, from: said.from }]
      : [],
  )
