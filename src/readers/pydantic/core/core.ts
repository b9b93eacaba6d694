import type { ClassValue, Site, Value } from '../../../python/values/value.ts'
import type { Config } from './config.ts'

/**
 * What pydantic calls a core schema: the meaning of a type, from which JSON Schema is written for
 * both directions. The names are those of pydantic_core, so that its source can be read beside this.
 */
export interface Core {
  type: CoreType
  /** Identity of a named type: it becomes a definition of its own. */
  ref?: string
  /** `gt`, `min_length`, `pattern`... */
  limits?: Readonly<Record<string, unknown>>
  /** What it wraps. */
  schema?: Core
  /** Items of a tuple, steps of a chain. */
  items?: readonly Core[]
  /** Which item of a tuple repeats. */
  variadic?: number
  keys?: Core
  values?: Core
  choices?: readonly Core[]
  /** Choices of a discriminated union by tag. */
  tags?: ReadonlyMap<string, Core>
  /** Where the tag is found; undefined when a function finds it. */
  discriminator?: readonly string[]
  fields?: readonly CoreField[]
  computed?: readonly CoreField[]
  /** Of a model that allows extra fields of one type. */
  extras?: Core
  named?: Named
  /** Values of a literal or an enum, as JSON. */
  expected?: readonly unknown[]
  /** Undefined when a factory makes the default. */
  default?: Value
  /** The plain type an enum is mixed with. */
  mixin?: 'string' | 'integer' | 'number'
  schemaRef?: string
  /** What it is can only be told when all definitions are known. */
  later?: () => Core
  /** What a validator accepts, when it says so. */
  input?: Core
  /** Whether every field is required unless it says otherwise. */
  total?: boolean
  /** Why the meaning is not known. */
  why?: Reason
  serialization?: Serialization
  metadata?: Metadata
}

export type CoreType =
  | 'any'
  | 'none'
  | 'bool'
  | 'int'
  | 'float'
  | 'fraction'
  | 'decimal'
  | 'str'
  | 'bytes'
  | 'date'
  | 'time'
  | 'datetime'
  | 'timedelta'
  | 'uuid'
  | 'url'
  | 'multi-host-url'
  | 'complex'
  | 'literal'
  | 'enum'
  | 'is-instance'
  | 'is-subclass'
  | 'callable'
  | 'list'
  | 'tuple'
  | 'set'
  | 'frozenset'
  | 'generator'
  | 'dict'
  | 'function-before'
  | 'function-after'
  | 'function-wrap'
  | 'function-plain'
  | 'default'
  | 'nullable'
  | 'union'
  | 'tagged-union'
  | 'chain'
  | 'wrapped'
  | 'typed-dict'
  | 'model'
  | 'dataclass'
  | 'named-tuple'
  | 'definition-ref'
  | 'json'
  | 'later'
  | 'unknown'

export interface CoreField {
  readonly name: string
  readonly schema: Core
  readonly validationAlias: string | null
  readonly serializationAlias: string | null
  readonly excluded: boolean
  readonly excludedSometimes: boolean
  /** Only items of a TypedDict say so themselves. */
  readonly required?: boolean
  readonly computed: boolean
  /** `...` was written: pydantic 1 asks for it although it is optional. */
  readonly demanded?: boolean
  metadata?: Metadata
}

/** The class a schema describes. */
export interface Named {
  readonly name: string
  readonly class: ClassValue | null
  readonly description: string | null
  readonly config: Config
  readonly root: boolean
  readonly deprecated: boolean
}

export interface Serialization {
  readonly type: 'function-plain' | 'function-wrap' | 'to-string' | 'any' | 'model'
  readonly returns?: Core | undefined
  readonly whenUsed?: string | undefined
  readonly function?: Value | undefined
  readonly takesInfo?: boolean | undefined
  readonly schema?: Core | undefined
}

export interface Metadata {
  /** Keywords written over the schema. */
  readonly updates?: Readonly<Record<string, unknown>>
  /** `json_schema_extra`: a dictionary, or a function that changes the schema. */
  readonly extra?: Value
  /** Functions that write the schema of a type. */
  readonly functions?: readonly Rewrite[]
  /** Functions of `Annotated` metadata: they come last. */
  readonly annotationFunctions?: readonly Rewrite[]
}

export type Json = { [keyword: string]: unknown }

/** Writes a schema, with or without what would have been written. */
export type Rewrite = (core: Core, handler: Handler) => Json

export interface Handler {
  (core: Core): Json
  readonly mode: 'validation' | 'serialization'
  resolve(schema: Json): Json
}

export interface Reason {
  readonly text: string
  readonly site: Site | null
}

export const leaf = (type: CoreType): Core => ({ type })

/** A schema whose JSON form does not depend on anything. */
export const fixed = (json: Json, serialization?: Serialization): Core => ({
  type: 'function-plain',
  metadata: { functions: [() => ({ ...json })] },
  ...(serialization ? { serialization } : {}),
})

export const unknownCore = (text: string, site: Site | null = null): Core => ({ type: 'unknown', why: { text, site } })

export const isFunctionAround = (core: Core): core is Core & { schema: Core } =>
  core.type === 'function-before' || core.type === 'function-after' || core.type === 'function-wrap'

/** Adds to what is already known; later keywords win. */
export function withMetadata(core: Core, more: Metadata): Core {
  core.metadata = mergeMetadata(core.metadata, more)
  return core
}

export function mergeMetadata(old: Metadata | undefined, more: Metadata): Metadata {
  const updates = more.updates ? { ...old?.updates, ...more.updates } : old?.updates
  const extra = more.extra ?? old?.extra
  const functions = [...(old?.functions ?? []), ...(more.functions ?? [])]
  const annotationFunctions = [...(old?.annotationFunctions ?? []), ...(more.annotationFunctions ?? [])]
  return {
    ...(updates ? { updates } : {}),
    ...(extra ? { extra } : {}),
    ...(functions.length ? { functions } : {}),
    ...(annotationFunctions.length ? { annotationFunctions } : {}),
  }
}
