import { type Json, isObject, listAt } from '../../kernel/json.ts'
import { JsonDocument, nameOfReference } from '../../kernel/json-document.ts'
import { mergeSchemas } from './merge.ts'

/** A schema as it counts: references followed, `allOf` merged, written as OpenAPI 3.1 has it. */
export interface Schema {
  /** What `$ref` calls it; '' for one that is written in place. */
  readonly name: string
  /** The same object for the same schema, however often it is asked for. */
  readonly value: Json
}

/** What nothing satisfies: the schema `false`. */
export const NEVER: Json = { 'x-never': true }
const ANYTHING: Json = {}

/** The schemas of one document, each read once. */
export class Schemas {
  private readonly document: JsonDocument
  private readonly known = new Map<Json, Json>()
  private readonly merges = new Map<string, Json>()
  private readonly numbers = new Map<Json, number>()
  /** What a merged schema was made of. */
  private readonly atoms = new Map<Json, readonly Json[]>()

  constructor(root: Json) {
    this.document = new JsonDocument(root)
  }

  resolve(value: unknown): Json | null {
    return this.document.resolve(value)
  }

  read(given: unknown): Schema | null {
    if (given === true) return { name: '', value: ANYTHING }
    if (given === false) return { name: '', value: NEVER }
    if (!isObject(given)) return null
    return { name: nameOfReference(given), value: this.valueOf(given) }
  }

  /** Members of `anyOf`, `oneOf` and the like. */
  list(value: Json, keyword: string): readonly Schema[] {
    return listAt(value, keyword).flatMap((each) => this.read(each) ?? [])
  }

  private valueOf(given: Json): Json {
    const known = this.known.get(given)
    if (known) return known
    // A schema that consists of itself says nothing.
    this.known.set(given, ANYTHING)
    const { $ref: reference, ...siblings } = given
    const named = typeof reference === 'string' ? this.target(given) : given
    const whole = named !== given && Object.keys(siblings).length > 0 ? { ...named, ...siblings } : named
    const value = named !== given && whole === named ? named : modern(this.withoutAllOf(whole))
    this.known.set(given, value)
    return value
  }

  private target(given: Json): Json {
    const target = this.document.resolve(given)
    return target === null ? ANYTHING : this.valueOf(target)
  }

  private withoutAllOf(value: Json): Json {
    if (!Array.isArray(value['allOf'])) return value
    const { allOf: _, ...own } = value
    const parts = this.list(value, 'allOf').map((part) => part.value)
    return this.merged(Object.keys(own).length > 0 ? [own, ...parts] : parts)
  }

  /** The same parts are the same schema, in whatever order and however nested: so that circles through `allOf` close. */
  private merged(parts: readonly Json[]): Json {
    const atoms = [...new Set(parts.flatMap((part) => this.atoms.get(part) ?? [part]))]
    const [only, second] = atoms
    if (only === undefined || second === undefined) return only ?? ANYTHING
    const key = atoms.map((atom) => this.numberOf(atom)).join(' ')
    const known = this.merges.get(key)
    if (known) return known
    const value = mergeSchemas(atoms)
    this.merges.set(key, value)
    this.atoms.set(value, atoms)
    return value
  }

  private numberOf(atom: Json): number {
    const known = this.numbers.get(atom)
    if (known !== undefined) return known
    this.numbers.set(atom, this.numbers.size)
    return this.numbers.size - 1
  }
}

/** OpenAPI 3.0 has words of its own for `null` and for bounds that are excluded. */
function modern(value: Json): Json {
  if (value['nullable'] !== true && typeof value['exclusiveMinimum'] !== 'boolean' && !hasOldMaximum(value))
    return value
  const changed: Record<string, unknown> = { ...value }
  if (value['nullable'] === true && typesOf(value).length > 0) {
    changed['type'] = [...new Set([...typesOf(value), 'null'])]
    delete changed['nullable']
  }
  for (const [flag, bound] of OLD_BOUNDS) {
    if (typeof value[flag] !== 'boolean') continue
    delete changed[flag]
    if (value[flag] !== true) continue
    changed[flag] = value[bound]
    delete changed[bound]
  }
  return changed
}

const OLD_BOUNDS = [
  ['exclusiveMinimum', 'minimum'],
  ['exclusiveMaximum', 'maximum'],
] as const

const hasOldMaximum = (value: Json): boolean => typeof value['exclusiveMaximum'] === 'boolean'

export function typesOf(value: Json): readonly string[] {
  const type = value['type']
  if (typeof type === 'string') return [type]
  return Array.isArray(type) ? type.filter((each): each is string => typeof each === 'string') : []
}

export const requiredOf = (value: Json): readonly string[] => listAt(value, 'required').map(String)
