import { type Json, isObject } from '../../kernel/json.ts'
import type { ToolEntry } from '../ledger/entry.ts'
import type { Fact } from './fact.ts'
import { numbersIn } from './numbers.ts'
import { referencesIn } from './references.ts'
import { listed } from './listed.ts'
import { codeIn, keysIn, namesIn, wordsOfInput } from './names.ts'
import { measureOf, stem, stemsOf } from './stems.ts'
import { spaced, unmarked } from './plain.ts'
import { unitWordsOf } from './unit-words.ts'

/** Where a value stands: everything that is known around it. */
interface Around {
  readonly shape: string
  readonly key: string
  readonly parent: string
  readonly names: readonly string[]
  readonly oneOfMany: boolean
  readonly around: readonly string[]
  readonly call: string
  /** Whether the answer says that there is more than it holds. */
  readonly cut: boolean
  /** Whether it is what the record is called: the first text in it. */
  readonly callsIt: boolean
}

/** Everything that tools answered so far, and that was said in the question. */
export function factsOf(calls: readonly ToolEntry[], question: string): readonly Fact[] {
  return [...calls.flatMap(factsOfCall), ...factsOfText(question, { ...nothing, call: 'question', shape: 'question' })]
}

const nothing: Around = {
  shape: '',
  key: '',
  parent: '',
  names: [],
  oneOfMany: false,
  around: [],
  call: '',
  cut: false,
  callsIt: false,
}

function factsOfCall({ id, name, input, inner, outcome }: ToolEntry): readonly Fact[] {
  if (inner || outcome.kind !== 'answered') return []
  const asked = wordsOfInput(input)
  const keys = new Set(keysIn(outcome.answer).flatMap(stemsOf))
  // What a call was narrowed to is what its answer is about.
  const about = asked.filter((word) => !stemsOf(word).every((each) => keys.has(each)))
  const start: Around = { ...nothing, shape: name, names: about, oneOfMany: about.length > 0, around: asked, call: id }
  const places = outcome.places.map(({ file, line, endLine }) =>
    fact({ kind: 'place', file, line, endLine }, [], { ...start, shape: `${name} places` }),
  )
  return [...factsIn(outcome.answer, start), ...places]
}

function factsIn(value: unknown, at: Around): readonly Fact[] {
  if (typeof value === 'number') return Number.isFinite(value) ? numberFacts(value, at) : []
  if (typeof value === 'string') return factsOfText(value, at)
  if (Array.isArray(value))
    return [...lengthOf(value, at), ...value.flatMap((each) => factsIn(each, elementOf(each, at)))]
  return isObject(value) ? factsOfObject(value, at) : []
}

function factsOfObject(value: Json, at: Around): readonly Fact[] {
  const inside = { ...at, around: [...at.around, ...namesIn(value)] }
  const place = placeIn(value)
  const cut = Object.entries(value).some(([key, each]) => saysMore.test(key) && Boolean(each))
  const unit = typeof value['unit'] === 'string' ? value['unit'] : null
  const called = Object.keys(value).find((key) => key !== 'about' && typeof value[key] === 'string')
  return Object.entries(value)
    .flatMap(([key, each]) => {
      if (place !== null && /^(file|path|line|column|endLine|endColumn|end_line)$/.test(key)) return []
      const below: Around = {
        ...inside,
        key,
        parent: at.key,
        shape: `${at.shape}/${key}`,
        cut,
        callsIt: key === called,
      }
      if (typeof each === 'number' && unit !== null) return [measured(each, unit, value, below)]
      return [...factsIn(each, isObject(each) ? keyed(key, each, below, value) : below), ...statusOf(key, below)]
    })
    .concat(place === null ? [] : [fact(place, [], at)])
}

/** A record among others under one name: `{ orders: { rows: 5 }, users: { rows: 3 } }`. */
function keyed(key: string, value: Json, at: Around, whole: Json): Around {
  const shape = Object.keys(value).sort().join()
  const alike = Object.values(whole).filter((each) => isObject(each) && Object.keys(each).sort().join() === shape)
  if (alike.length < 2) return at
  return {
    ...at,
    shape: at.shape.replace(/[^/]*$/, '*'),
    around: [...at.around, ...at.names],
    names: [...namesIn(value), key.toLowerCase()],
    oneOfMany: true,
  }
}

function elementOf(element: unknown, at: Around): Around {
  const shape = `${at.shape}/*`
  if (!isObject(element)) return { ...at, shape }
  const inList = { ...at, shape, key: '', parent: '', oneOfMany: true }
  const names = namesIn(element)
  return names.length === 0 ? inList : { ...inList, names, around: [...at.around, ...at.names] }
}

/** How many there are; unknown where the answer says that it was cut. */
function lengthOf(value: readonly unknown[], at: Around): readonly Fact[] {
  if (at.key === '' || at.cut) return []
  const { number, units } = listed(value, at.key)
  return [fact({ kind: 'number', number, unit: null }, units, { ...at, shape: `${at.shape}#` })]
}

function numberFacts(value: number, at: Around): readonly Fact[] {
  const units = stemsOf(at.key)
  const own = fact(
    { kind: 'number', number: value, unit: measureAmong(units) },
    units.length > 0 ? units : [...stemsOf(at.parent), stem(at.key)],
    at,
  )
  // `rows: { orders: 5 }` tells the rows of orders.
  const parent = stemsOf(at.parent)
  if (parent.length === 0) return [own]
  const keyedBy = {
    ...at,
    names: [...at.names, at.key.toLowerCase()],
    oneOfMany: true,
    shape: at.shape.replace(/[^/]*$/, '*'),
  }
  return [own, fact({ kind: 'number', number: value, unit: measureAmong(parent) }, parent, keyedBy)]
}

function measured(value: number, unit: string, whole: Json, at: Around): Fact {
  const what = typeof whole['what'] === 'string' ? stemsOf(whole['what']) : []
  const words = [...new Set([stem(unit), ...stemsOf(unit), ...what, ...stemsOf(at.key)])]
  return fact({ kind: 'number', number: value, unit: measureAmong([stem(unit)]) }, words, at)
}

/** Codes of answers stand as keys: `responses: { 404: … }`. */
const statusOf = (key: string, at: Around): readonly Fact[] =>
  /^[1-5]\d\d$/.test(key)
    ? [fact({ kind: 'number', number: Number(key), unit: null }, ['status', ...stemsOf(at.parent)], at)]
    : []

function factsOfText(text: string, at: Around): readonly Fact[] {
  const places = referencesIn(text)
  const whole = { start: 0, end: text.length }
  const around = [...at.around, ...codeIn(text), ...(at.shape.endsWith('/*') ? wordsIn(text) : [])]
  const numbers = numbersIn(text)
    .filter(({ start }) => !places.some((place) => place.start <= start && start < place.end))
    .map((number) => {
      const { near } = unitWordsOf(text, number, whole)
      const units = near.length > 0 ? near : stemsOf(at.key)
      return fact({ kind: 'number', number: number.value, unit: number.unit }, units, { ...at, around })
    })
  return [
    ...places.map(({ file, line, endLine }) => fact({ kind: 'place', file, line, endLine }, [], at)),
    ...numbers,
    fact({ kind: 'text', text: spaced(text), callsIt: at.callsIt }, [], at),
  ]
}

/** The words of a short text in a list tell it from the others there: `title varchar(200)`. */
const wordsIn = (text: string): readonly string[] =>
  text.length > 80 ? [] : [...text.matchAll(/[A-Za-z_]\w{2,60}/g)].map(([word]) => word.toLowerCase())

const saysMore = /cursor|^next$|more$|omitted|truncated|handle|left_?out/i

function placeIn(value: Json): Fact['value'] | null {
  const file = value['file'] ?? value['path']
  const line = value['line']
  if (typeof file !== 'string' || typeof line !== 'number') return null
  const endLine = value['endLine'] ?? value['end_line']
  return { kind: 'place', file, line, endLine: typeof endLine === 'number' ? endLine : null }
}

const fact = (value: Fact['value'], units: readonly string[], at: Around): Fact => ({
  value,
  units,
  names: [...new Set(at.names.map(plainName))],
  oneOfMany: at.oneOfMany,
  around: [...new Set(at.around.map(plainName))],
  shape: at.shape,
  call: at.call,
})

/** As it stands in a passage whose marks were taken away. */
const plainName = (name: string): string => unmarked(name).trim()

const measureAmong = (units: readonly string[]): string | null => units.find((unit) => measureOf(unit) !== null) ?? null
