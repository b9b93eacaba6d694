import { randomUUID } from 'node:crypto'
import type { Schemas } from '../../../model/contract/schema.ts'
import { type Choosing, valueFor } from '../../../model/contract/value.ts'
import type { JsonSchema } from '../../../model/index.ts'

let made = 0

/** Different each time, so that nothing that must be unique is met twice. */
export const unique = (): string => `${Date.now().toString(36)}${(made++).toString(36)}`

/** A request as small as the contract lets it be. */
const smallest: Choosing = {
  text: () => `text-${unique()}`,
  word: unique,
  uuid: randomUUID,
  chance: Math.random,
  unmatched: () => null,
  members: 'required',
}

/** A value a schema allows, another one each time. */
export const exampleOf = (schema: JsonSchema, schemas: Schemas, name = ''): unknown =>
  valueFor(schema, schemas, smallest, name)
