import { plural } from '../../../kernel/english.ts'
import type { AskedField } from '../../../model/index.ts'
import { RESERVED_IN_PYTHON, RESERVED_IN_SQL, TAKEN_IN_MODELS } from '../../../blueprint/check/reserved.ts'
import type { Holding } from '../facts.ts'
import { snakeOf } from '../vocabulary/forms.ts'
import type { Item } from '../lists/item.ts'
import { isYesOrNo } from '../lists/choice.ts'
import type { Noun } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import type { Thing, Things } from './things.ts'
import { isHeldThing, isSingle } from './held-things.ts'
import { isPerson } from '../vocabulary/lexicon.ts'
import { setOf } from '../vocabulary/words.ts'
import { withMeasured } from './measured.ts'
import { GROUPS, SOMEBODY } from '../vocabulary/people.ts'
import { MAKERS, WORKS } from '../vocabulary/works.ts'
import { lengthOf, momentOf, usualType, withoutOwn } from './usual-fields.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { typeByName } from '../vocabulary/field-names.ts'

/** The fields a thing is said to have. What is said of them counts before what their names suggest. */
export function fieldsOf(
  thing: Thing,
  holdings: readonly Holding[],
  things: Things,
  page: Page,
): readonly AskedField[] {
  const found = new Map<string, AskedField>()
  for (const holding of holdings) {
    for (const item of holding.items) {
      const field = fieldOf(item, holding, thing, things, page)
      if (field !== null && !found.has(field.name)) found.set(field.name, field)
    }
  }
  // Beside a unit, a value is measured.
  const value = [...found.values()].find(({ name }) => withoutOwn(name, thing) === 'value')
  if (value?.typed === 'by its name') found.set(value.name, { ...value, type: valueType(thing, found, value.name) })
  // Beside a date, a time is one of the day.
  const time = found.get('time')
  if (found.has('date') && time?.type === 'datetime') found.set('time', { ...time, type: 'time' })
  return withMeasured([...found.values()], thing, things)
}

/** What is measured, what a key stands for, and what something is worth. */
function valueType({ words }: Thing, found: ReadonlyMap<string, AskedField>, name: string): string {
  if (found.has('unit') || /^(measurement|reading|sample|metric|observation|result)$/.test(words.at(-1)!))
    return 'float'
  return WORTH.has(words.at(-1)!) ? 'decimal(12 2)' : (found.get(name)?.type ?? 'str(1..200)')
}

/** Of these a value is money. */
const WORTH = setOf(
  'deal opportunity lead order invoice contract asset property voucher coupon gift card pledge bid offer quote proposal sale claim policy donation grant car house item product stock bond portfolio inventory collectible painting artwork stamp coin antique jewel instrument wine watch',
)

function fieldOf(said: Item, { change, was }: Holding, thing: Thing, things: Things, page: Page): AskedField | null {
  const item = withoutId(said, thing, things)
  const { noun } = item
  const other = things.of(noun)
  if (change === undefined && isHeldThing(item) && other !== null && other !== thing) return null
  // `an archive with films`: those are what it is about.
  if (change === undefined && noun.isPlural && noun.words.join(' ') === thing.words.join(' ')) return null
  const moment =
    item.saying.type === null && item.choice === null
      ? (momentOf(noun, thing, things.isSpoken) ?? lengthOf(noun, thing))
      : null
  const name = moment?.name ?? fieldName(withUnit(item), noun.isPlural && !isSingle(noun), thing)
  if (name === '') return null
  const from = page.words(item.from, item.choice?.rest?.from ?? item.to)
  const marks = new Set([...noun.adjectives, ...item.saying.words])
  if (moment !== null) return { name, type: withMarks(moment.type, marks), from, typed: 'said' }
  const told = change === undefined ? {} : { change }
  const named = { ...told, ...(was === undefined ? {} : { was: fieldName(was.words, was.isPlural, thing) }) }
  // `a parent category` of a category
  const isOver = noun.words.length > 1 && noun.words[0] === 'parent' && !noun.isPlural
  if (isOver && noun.words.slice(1).join(' ') === thing.words.join(' '))
    return { name: 'parent', type: `-> ${thing.name}? cascade`, from, typed: 'said', ...named }
  const isReference =
    other !== null &&
    other !== thing &&
    !noun.isPlural &&
    item.saying.type === null &&
    item.choice === null &&
    item.inner.length === 0 &&
    isSame(other, noun.words)
  if (isReference)
    return { name, type: `-> ${other.name}${isOptional(item) ? '?' : ''}`, from, typed: 'said', ...named }
  if (isSomebody(item, thing, things) && !isOnlyNamed(noun, thing, things))
    return { name, type: `-> User? set-null`, from, typed: 'by its name', ...named }
  const { type, isSaid } = typeOf(item, named.was ?? name, thing, things)
  return { name, type, from, typed: isSaid ? 'said' : 'by its name', ...named }
}

/** `device id`, where devices are spoken of: the device it is of. */
function withoutId(item: Item, thing: Thing, things: Things): Item {
  const { noun, saying, inner } = item
  const words = noun.words.slice(0, -1)
  if (words.length === 0 || noun.words.at(-1) !== 'id' || noun.isPlural || inner.length > 0) return item
  const other = things.of({ ...noun, words })
  const isOther = other === null ? words.length === 1 && isPerson(words[0]!) : other !== thing && isSame(other, words)
  if (!isOther) return item
  return { ...item, noun: { ...noun, words }, saying: { ...saying, type: null, most: null, least: null } }
}

/** One person, by what he is to the row: `a manager`, `an assignee`. */
const isSomebody = ({ noun, saying, choice, inner }: Item, thing: Thing, things: Things): boolean =>
  !noun.isPlural &&
  saying.type === null &&
  saying.most === null &&
  choice === null &&
  inner.length === 0 &&
  !noun.words.some((word) => /^(of|per)$/.test(word)) &&
  noun.words.join(' ') !== 'user agent' &&
  ((isPerson(noun.words.at(-1)!) && !OUTSIDE.has(noun.words.at(-1)!)) ||
    things.isRole(noun) ||
    // `a principal investigator`, where investigators do something
    things.isRole({ ...noun, words: noun.words.slice(-1) }) ||
    SOMEBODY.has(noun.words.at(-1)!) ||
    // `teams with members and a lead`
    (noun.words.join(' ') === 'lead' && GROUPS.has(thing.words.at(-1)!)))

/** The author of a book is known by name, and does not sign in. */
const isOnlyNamed = (noun: Noun, thing: Thing, things: Things): boolean =>
  (noun.words.length === 1 && kindOf(thing.words)?.holds[`${noun.words[0]!}_name`] !== undefined) ||
  (WORKS.has(thing.words.at(-1)!) && MAKERS.has(noun.words.at(-1)!) && !things.isRole(noun))

/** With whom there is something to do, and who need not sign in. */
const OUTSIDE = setOf('vendor supplier merchant seller sponsor publisher')

/** `a team`, and the `home team` of a match. */
const isSame = (other: Thing, words: readonly string[]): boolean =>
  other.words.join(' ') === words.join(' ') ||
  // `ticket`, where job tickets are spoken of
  (` ${other.words.join(' ')}`.endsWith(` ${words.join(' ')}`) && !typeByName(words.join('_')).known) ||
  (words.length === 2 && other.words.length === 1 && words[1] === other.words[0] && !typeByName(words.join('_')).known)

/** A name code can bear. */
export function fieldName(words: readonly string[], isPlural: boolean, thing: Pick<Thing, 'words'>): string {
  const plain = words.map((word) => word.normalize('NFD').replaceAll(/[^a-z0-9]/g, '')).filter((word) => word !== '')
  const own = isPlural && plain.length > 0 ? [...plain.slice(0, -1), plural(plain.at(-1)!)] : plain
  const name = snakeOf(own).slice(0, 50)
  const isTaken =
    RESERVED_IN_PYTHON.has(name) ||
    RESERVED_IN_SQL.has(name) ||
    TAKEN_IN_MODELS.has(name) ||
    name === 'id' ||
    /^\d/.test(name)
  return isTaken ? `${snakeOf(thing.words)}_${name}` : name
}

/** What a row calls the one it belongs to: `order`, and no `class`. */
export function referenceName(to: Pick<Thing, 'words'>, from: Pick<Thing, 'words'>): string {
  const name = snakeOf(to.words)
  return RESERVED_IN_PYTHON.has(name) || TAKEN_IN_MODELS.has(name) ? `${snakeOf(from.words)}_${name}` : name
}

const VALUE = /^[a-z][a-z0-9_]*$/

function typeOf(
  item: Item,
  name: string,
  thing: Thing,
  things: Things,
): { readonly type: string; readonly isSaid: boolean } {
  const { saying, choice, noun } = item
  if (saying.usual !== null && choice === null) return { type: usually(saying, saying.usual, name), isSaid: true }
  const values = choice?.values ?? []
  if (isYesOrNo(values)) return { type: 'bool = false', isSaid: true }
  const isChoice = values.length > 1 && values.every((value) => VALUE.test(value))
  const byName = typeByName(name)
  // `a rollout (0-100)`: from one number to another, and none of letters.
  const isNumber =
    !byName.known && saying.least !== null && saying.most !== null && !saying.words.includes('characters')
  const base = isNumber
    ? 'int(0..)'
    : isChoice
      ? `${[...new Set(values)].join('|')} = ${choice?.usual ?? values[0]}`
      : (saying.type ?? usualType(name, thing, things.isSpoken) ?? byName.type)
  const sized = isChoice ? base : withSize(base, saying.least, saying.most)
  const words = new Set([...noun.adjectives, ...saying.words].map((word) => (word === 'uniq' ? 'unique' : word)))
  const isSaid = isChoice || saying.type !== null || saying.most !== null
  return { type: withMarks(sized, words), isSaid }
}

/** `a fee of 5 euros`, `a time limit of 30 seconds` */
function usually(
  { type: said, least, most }: Item['saying'],
  { value, unit }: NonNullable<Item['saying']['usual']>,
  name: string,
): string {
  if (/^(euro|eur|dollar|usd|pound|gbp)/.test(unit)) return `decimal(12 2) = ${value}`
  if (/^(percent|%)$/.test(unit)) return `float(0..100) = ${value}`
  const type = said ?? typeByName(name).type
  const plain = /^(int|float|decimal)/.test(type) ? type.replace(/ = .*$/, '') : 'int(0..)'
  const base = withSize(plain, least, most)
  return base.startsWith('int') && !Number.isInteger(value) ? `float = ${value}` : `${base} = ${value}`
}

/** What a number is counted in stands in its name: `time_limit_seconds`. */
function withUnit({ noun, saying }: Item): readonly string[] {
  if (saying.unit !== undefined && noun.words.at(-1) !== saying.unit) return [...noun.words, saying.unit]
  const unit = saying.usual?.unit ?? ''
  return /^(second|minute|hour|day|week|month|year)s?$/.test(unit)
    ? [...noun.words, unit.endsWith('s') ? unit : `${unit}s`]
    : noun.words
}

const isOptional = ({ noun, saying }: Item): boolean =>
  [...noun.adjectives, ...saying.words].some((word) => /^(optional|nullable)$/.test(word))

/** The bounds that are said, in place of those that were supposed. */
export function withSize(type: string, least: number | null, most: number | null): string {
  if (most === null) return least === null ? type : type.replace(/^int(\([^)]*\))?/, `int(${least}..)`)
  // `priorities from 1 to 4`: a number, and none of the words such a thing usually is one of.
  if (least !== null && type.includes('|')) return `int(${least}..${Math.max(most, least)})`
  const isNumber = /^(int|float)/.test(type) || (least !== null && !/^(str|text)/.test(type))
  const [, rest = ''] = /^[a-z]+(?:\([^)]*\))?(.*)$/.exec(type) ?? []
  if (isNumber)
    return `${type.startsWith('float') ? 'float' : 'int'}(${least ?? 0}..${Math.max(most, least ?? 0)})${rest.replace(/ = \d+/, '')}`
  return /^(str|text)/.test(type)
    ? `${most > 400 ? 'text' : 'str'}(${least ?? (rest.startsWith('?') ? 0 : 1)}..${Math.max(most, 1)})${rest}`
    : type
}

function withMarks(type: string, words: ReadonlySet<string>): string {
  let marked = type
  if (words.has('optional') || words.has('nullable')) marked = optional(marked)
  if (words.has('required') || words.has('mandatory')) marked = marked.replace('?', '')
  for (const mark of ['unique', 'encrypted', 'hashed', 'hidden', 'immutable'])
    if (words.has(mark) && !marked.includes(mark)) marked = `${marked} ${mark}`
  if (words.has('indexed')) marked = `${marked} index`
  return marked
}

/** `int(0..) = 0` -> `int(0..)?`, `str(1..40) unique` -> `str(1..40)? unique`. */
function optional(type: string): string {
  if (type.includes('?')) return type
  const [, base = type, rest = ''] = /^(decimal\([^)]*\)|file\([^)]*\)|[^ ]+)(.*)$/.exec(type) ?? []
  return `${base}?${rest.replace(/ = \S+/, '')}`
}
