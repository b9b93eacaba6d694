import type { Json } from '../../../kernel/json.ts'
import type { SidesOf } from '../change.ts'
import type { Difference } from '../difference.ts'
import type { Schemas } from '../schemas.ts'
import type { Direction } from '../severity.ts'

/** Where a schema stands: bodies and their properties, parameters and theirs, headers of answers. */
export type Place = 'body' | 'property' | 'parameter' | 'parameter-property' | 'header'

/** A schema that differs, as a check sees it. */
export interface Node {
  readonly place: Place
  readonly direction: Direction
  readonly base: Json
  readonly head: Json
  readonly difference: Difference
  readonly parent: Difference | null
  /** The property's own name; '' for what is none. */
  readonly name: string
  /** Where references lead. */
  readonly schemas: SidesOf<Schemas>
  readonly mediaType: string
  /** Whether a scalar and a list of one are the same on the wire, as in a query. */
  readonly explodes: boolean
  /** The document is OpenAPI 3.1, where a required property is required whatever else is said of it. */
  readonly modern: boolean
}

/** A change without the words that say where: `max-length-set`, and the values it speaks of. */
export interface Found {
  readonly change: string
  readonly values: readonly string[]
}

export interface Check {
  readonly places: readonly Place[]
  find(node: Node): readonly Found[]
}

export const found = (change: string, ...values: readonly unknown[]): Found => ({ change, values: values.map(shown) })

/** A value as people write it. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value
  return value === undefined ? 'none' : JSON.stringify(value)
}
