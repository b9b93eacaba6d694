import { nearest } from '../../kernel/nearest.ts'
import { Trouble } from '../../kernel/diagnostic.ts'
import type { ObjectSchema, Tool } from './tool.ts'

/** What a tool was given, held to its schema. */
export class Given {
  private readonly values: Readonly<Record<string, unknown>>

  constructor(values: Readonly<Record<string, unknown>>) {
    this.values = values
  }

  text(name: string): string | null {
    const value = this.values[name]
    return typeof value === 'string' && value !== '' ? value : null
  }

  list(name: string): readonly string[] {
    const value = this.values[name]
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  }

  number(name: string): number | null {
    const value = this.values[name]
    return typeof value === 'number' ? value : null
  }

  flag(name: string): boolean {
    return this.values[name] === true
  }
}

interface Property {
  readonly type: 'string' | 'integer' | 'boolean' | 'array'
  readonly enum?: readonly string[]
  readonly description?: string
  readonly items?: Property
  readonly minimum?: number
  readonly maximum?: number
}

/** Longer than any name or list somebody means, short enough to look through. */
const MOST_CHARACTERS = 1_000_000
const MOST_VALUES = 1000

/** What is wrong with an input, in a sentence that helps to put it right; null where nothing is. */
export function problemOf(tool: Pick<Tool, 'name' | 'input'>, input: unknown): string | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return `${tool.name} takes an object`
  const { properties, required = [] } = tool.input
  for (const [name, value] of Object.entries(input)) {
    const property = Object.hasOwn(properties, name) ? (properties[name] as Property) : null
    const problem = property === null ? unknownName(tool, name) : wrongValue(name, value, property)
    if (problem !== null) return problem
  }
  const missing = required.find((name) => !Object.hasOwn(input, name))
  return missing === undefined ? null : `${tool.name} needs ${missing}${meaning(properties[missing] as Property)}`
}

/** What has to be given, for whoever did not. */
const meaning = ({ enum: choices, description }: Property): string =>
  choices ? `: one of ${choices.join(', ')}` : description === undefined ? '' : `: ${description}`

function unknownName({ name, input }: { readonly name: string; readonly input: ObjectSchema }, word: string): string {
  const known = Object.keys(input.properties)
  const near = nearest(word.slice(0, 50), known)
  return `${name} has no input ${JSON.stringify(word.slice(0, 50))}; ${near ? `did you mean ${near}?` : `there are ${known.join(', ')}`}`
}

function wrongValue(name: string, value: unknown, property: Property): string | null {
  switch (property.type) {
    case 'string':
      return typeof value === 'string' ? wrongText(name, value, property) : `${name} is a text`
    case 'boolean':
      return typeof value === 'boolean' ? null : `${name} is true or false`
    case 'integer':
      return wrongNumber(name, value, property)
    case 'array':
      return wrongList(name, value, property)
  }
}

function wrongText(name: string, value: string, { enum: choices }: Property): string | null {
  if (value.length > MOST_CHARACTERS) return `${name} is longer than ${MOST_CHARACTERS} characters`
  if (!choices || choices.includes(value)) return null
  const near = nearest(value.slice(0, 50), choices)
  return `${name} is one of ${choices.join(', ')}${near ? `; did you mean ${near}?` : ''}`
}

function wrongNumber(name: string, value: unknown, { minimum = 0, maximum = Infinity }: Property): string | null {
  const right = typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum
  return right ? null : `${name} is a whole number from ${minimum} to ${maximum}`
}

function wrongList(name: string, value: unknown, { items }: Property): string | null {
  if (!Array.isArray(value) || value.length > MOST_VALUES) return `${name} is a list of at most ${MOST_VALUES} values`
  for (const one of value) {
    const problem = items ? wrongValue(`each of ${name}`, one, items) : null
    if (problem !== null) return problem
  }
  return null
}

/** The input of a tool; a `Trouble` that says what is wrong with it. */
export function given(tool: Pick<Tool, 'name' | 'input'>, input: Readonly<Record<string, unknown>>): Given {
  const problem = problemOf(tool, input)
  if (problem !== null) throw new Trouble('usage', { message: problem })
  return new Given(input)
}
