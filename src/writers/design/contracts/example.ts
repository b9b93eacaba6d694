import type { Schemas } from '../../../model/contract/schema.ts'
import { type Choosing, valueFor } from '../../../model/contract/value.ts'
import type { JsonSchema } from '../../../model/index.ts'

/** No text could be made for a pattern: then there is no example rather than a wrong one. */
class NoText extends Error {}

/** A value the schema allows, with every member it knows, the same one each time; null where none could be made. */
export function exampleFor(schema: JsonSchema, schemas: Schemas): unknown {
  try {
    return valueFor(schema, schemas, steady())
  } catch (error) {
    if (error instanceof NoText) return null
    throw error
  }
}

function steady(): Choosing {
  let [made, turn] = [0, 0]
  return {
    text: (name) => (name === '' ? 'text' : `Some ${name.replace(/[_-]+/g, ' ').trim()}`),
    word: () => `example${(made += 1)}`,
    uuid: () => `0190a1b2-c3d4-7e5f-8a6b-${String((made += 1)).padStart(12, '0')}`,
    chance: () => (turn = (turn + 0.381966) % 1),
    unmatched: () => {
      throw new NoText()
    },
    members: 'all',
  }
}
