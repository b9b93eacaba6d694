import type { JsonSchema } from '../../model/api.ts'
import type { Instance, Value } from '../../python/values/value.ts'

/** Schemas differ by direction: what is accepted, and what is sent. */
export type Mode = 'validation' | 'serialization'

/** Something that has a schema of its own: a parameter, a body, a response, a field of a model. */
export interface Field {
  /** The name in the program. */
  readonly name: string
  /** The name outside, when it differs. */
  readonly alias: string
  /** What its title is made from, when that is not the alias. */
  readonly titled?: string
  /** The annotated type, `Annotated[...]` included. */
  readonly type: Value
  /** `Query(...)`, `Body(...)`, `Field(...)`: whatever carries constraints and descriptions; null when nothing does. */
  readonly info: Instance | null
  /** The default; undefined when a value must be given. */
  readonly default: Value | undefined
}

/** A field whose schema can be asked for once all fields of a document are known. */
export interface Registered {
  readonly field: Field
  readonly mode: Mode
  /** Valid after `finish()`: the schema without the title FastAPI adds. */
  schema(): JsonSchema
}
