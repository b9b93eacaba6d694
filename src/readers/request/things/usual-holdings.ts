import type { AskedField } from '../../../model/index.ts'
import type { Page } from '../page/page.ts'
import { isSource } from '../capabilities/sources.ts'
import type { Thing, Things } from './things.ts'
import { formatsSaid } from './uploaded.ts'
import { meaningOf, withoutOwn } from './usual-fields.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { isAnyKind, isOnlyBeside, kindOf } from '../vocabulary/kinds/index.ts'
import { type Kind, NAMELESS } from '../vocabulary/kinds/kind.ts'
import { UNIT_NAMES } from '../vocabulary/units.ts'
import { setOf } from '../vocabulary/words.ts'

/** `audio files`, `videos`: which files they are. */
function formatsOf(words: readonly string[]): string | null {
  if (words.some((word) => /^(audio|song|track|recording)$/.test(word))) return 'mp3 wav'
  if (words.some((word) => /^(video|movie|clip)$/.test(word))) return 'mp4'
  if (words.some((word) => /^(word|docx)$/.test(word)) && words.at(-1) !== 'word') return 'docx'
  if (words.length > 1 && words[0] === 'csv') return 'csv'
  return words.some((word) => /^(image|picture|photo)$/.test(word)) ? 'png jpg webp' : null
}

/** What such things usually hold, where nobody says what this one does. */
export function usual({ words, noun }: Thing, things: Things, page: Page): readonly AskedField[] {
  const kind = knownHere(words, things)
  const [known, groups] = [kind?.holds, kind?.of ?? []]
  const written = formatsSaid(noun).join(' ')
  const isFile = written !== '' && (known === undefined || 'file' in known)
  const fields = isFile
    ? { title: 'str(1..200)', ...known, file: `file(${written}) <= 20MB` }
    : (known ?? namelessOf(words))
  const from = page.words(noun.from, noun.to)
  const formats = formatsOf(words)
  // `subscriptions`, where plans are kept: one of those, and no name of it.
  const isThing = (name: string): boolean => things.all.some((one) => one.noun !== noun && one.words.join('_') === name)
  const isOneState = isOfOneState(words)
  const held = Object.entries(fields).filter(
    ([name]) => !(isOneState && name === 'status') && !(name === 'amount' && isSumOfParts(words, things)),
  )
  const own = held.map(([name, type]): readonly [string, string] => {
    const other = type.startsWith('str') && isThing(name) ? things.named(name.replaceAll('_', ' ')) : null
    // `subscriptions` of channels, and of no plan anybody speaks of: not each has one.
    const isStandIn = type.startsWith('str') && groups.some((group) => group.includes(name)) && !type.includes('?')
    const said = isStandIn && !things.isSpoken(name) ? type.replace(/^(str\([^)]*\))/, '$1?') : type
    return [name, other === null ? said : `-> ${other.name}`]
  })
  return own.map(([name, type]) => ({
    name,
    type: formats === null ? type : type.replace(/^file\([^)]*\)/, `file(${formats})`),
    from,
    typed: 'by its name',
  }))
}

/** A transaction of postings is worth what those are. */
const isSumOfParts = (words: readonly string[], things: Things): boolean =>
  /^(transaction|entry)$/.test(words.at(-1)!) &&
  things.all.some((one) => /^(posting|split)$/.test(one.words.at(-1)!) && one.words.join(' ') !== words.join(' '))

/** `flagged posts`, `reported comments`: how all of them are is said, and they go through none of what others go through. */
const isOfOneState = (words: readonly string[]): boolean =>
  words.length > 1 && OF_ONE_STATE.has(words[0]!) && !isAnyKind(words.join(' '))
const OF_ONE_STATE = setOf(
  'flagged reported hidden blocked banned suspended muted removed deleted archived abandoned rejected quarantined cancelled canceled failed expired disputed escalated spammed bookmarked saved liked starred pinned featured',
)

/** `temperatures`: so much each, and nothing with a name. */
const namelessOf = (words: readonly string[]): Kind['holds'] =>
  isMeasure(words) ? { value: typeByName(words.at(-1)!).type.replace(/ = .*/, '') } : NAMELESS

/** What a word means that means several things: this only where what such a thing is of is spoken of. */
function knownHere(words: readonly string[], things: Things): Kind | null {
  const kind = kindOf(words, things.isSpoken)
  // `travel policies`, of which questions are asked: they are documents.
  if (kind === null && things.areRead && isSource(words.at(-1)!)) return kindOf(['document'])
  // `messages` of nothing that is named: from one to another.
  if (words.join(' ') === 'message' && !isOfAnything(kind, things) && !('role' in (kind?.holds ?? {})))
    return kindOf(['direct', 'message'])
  if (kind === null || !isOnlyBeside(words) || kind.of.length === 0) return kind
  const isNamed = kind.of.some((group) => group.some((word) => things.isSpoken(word)))
  return isNamed || isOfAnything(kind, things) ? kind : null
}

const isOfAnything = (kind: Kind | null, things: Things): boolean =>
  [...(kind?.of ?? []), kind?.between?.of ?? []].some((group) =>
    things.all.some((one) => group.includes(one.words.at(-1)!)),
  )

/**
 * What is said, and beside one or two fields said in passing what such things usually hold; beside a list of fields, only
 * something to tell rows apart by, and when they are: `tasks with due dates` have a title as well.
 */
export function withUsual(
  said: readonly AskedField[],
  thing: Thing,
  things: Things,
  page: Page,
): readonly AskedField[] {
  if (thing.table !== null) return said
  // `a lesson with a duration`: what says how long it takes says when it ends.
  const isLong = said.some(({ name }) => /^(duration|length|minutes|hours)/.test(name))
  const open = usual(thing, things, page).filter(
    ({ name, type }) =>
      !(isLong && /^ends_(at|on)$/.test(name)) &&
      // Who gets a message is supposed only where nothing is said of it.
      name !== 'receiver' &&
      // `harvests with weight in kilograms`: what is called after its unit is said by another name.
      !said.some((field) => field.name !== name && unitOf(name) !== null && isIn(unitOf(name)!, field.name)) &&
      // `answers from 1 to 10`, `transcripts as PDF`: that, and nothing that is written.
      !(name === 'body' && said.some((field) => /^(value|file)$/.test(field.name) && field.typed === 'said')) &&
      !(name === 'stars' && said.some((field) => field.name === 'value' && field.typed === 'said')) &&
      // `scores per game`: the score is its value.
      !(name === 'value' && said.some((field) => field.name === thing.words.at(-1))) &&
      !said.some((field) => isSame(withoutOwn(field.name, thing), name, thing) || areOneChoice(field.type, type)),
  )
  if (isInPassing(said)) return isOnlyDone(thing, said) || isBetween(thing, things) ? said : [...open, ...said]
  if (said.some(({ change }) => change !== undefined)) return said
  const value = said.some(({ type }) => /^(decimal|float)/.test(type)) ? undefined : valueOf(thing, open)
  if (kindOf(thing.words) === null) return value === undefined ? said : [value, ...said]
  const isTold = said.some(tellsApart)
  const isTimed = said.some(({ type }) => type.startsWith('date'))
  // What takes place does so at some time, whatever else is said of it.
  const when = isTimed ? /^$/ : /^(starts|ends|started|happened|measured|recorded|visited|inspected)_(at|on)$/
  const names = open.filter(({ name }) => /^(name|title)$/.test(name))
  const known = names.length > 0 ? names : open.filter(({ type }) => type.endsWith(' unique'))
  return [
    ...open.filter(
      (field) => field === value || leadsThere(field) || when.test(field.name) || (!isTold && known.includes(field)),
    ),
    ...said,
  ]
}

/** Where a link leads, which is what it is there for. */
const leadsThere = ({ name, type }: AskedField): boolean => name === 'target' && type === 'url'

/** `tariffs per region and month`: the amount, whatever such things usually call it. */
function valueOf(thing: Thing, usual: readonly AskedField[]): AskedField | undefined {
  const named = usual.find(isValueOf(thing))
  if (named !== undefined || !isMeasure(thing.words)) return named
  const [first] = usual
  const last = thing.words.at(-1)!
  const counted = usual.find(({ type }) => /^(decimal|float|int)/.test(type))
  return counted ?? (first === undefined ? undefined : { ...first, name: last, type: typeByName(last).type })
}

/** What a thing that is called after its measure is there for: the rate of an exchange rate. */
const isValueOf =
  ({ words }: Thing) =>
  ({ name, type }: AskedField): boolean =>
    /^(decimal|float|int)/.test(type) && (name === words.at(-1) || (isMeasure(words) && /^(value|amount)$/.test(name)))

const isMeasure = (words: readonly string[]): boolean =>
  /^(decimal|float)/.test(typeByName(words.at(-1)!).type) || /^(score|points|quantity)$/.test(words.at(-1)!)

/** A cleaning, an entry of a log: known by when it was, and bears no name. */
const isOnlyDone = ({ words }: Thing, said: readonly AskedField[]): boolean =>
  kindOf(words) === null && /(.{3}ing|^entry)$/.test(words.at(-1)!) && said.some(({ type }) => type.startsWith('date'))

/** `quiz assignments`, where quizzes are kept: known by whose they are. */
const isBetween = ({ words }: Thing, { named }: Things): boolean =>
  kindOf(words) === null && words.at(-1) === 'assignment' && named(words.slice(0, -1).join(' ')) !== null

/** What one knows a row by: `breed` and `payment terms` say how it is, and are the same for many. */
const tellsApart = ({ name, type }: AskedField): boolean =>
  / unique\b/.test(type) ||
  type.startsWith('text') ||
  (type.startsWith('str') &&
    !/^(phone|office|room|extension)_number$/.test(name) &&
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

const unitOf = (name: string): string | null => UNIT_NAMES.get(name.split('_').at(-1)!) ?? null
const isIn = (unit: string, name: string): boolean => unitOf(name) === unit && name.includes('_')

const isSame = (one: string, other: string, thing: Thing): boolean =>
  meaningOf(one, thing) === meaningOf(other, thing) ||
  // `grades with a date`: when it was graded.
  (one === 'date' && /^(?!end|return|expire|due|valid).*_(on|at)$/.test(other))
