import type { Json, Serialization } from '../core/core.ts'
import type { Writer } from './writer.ts'

type Rule = (serialization: Serialization, writer: Writer) => Json | null

const returned: Rule = (serialization, writer) => (serialization.returns ? writer.inner(serialization.returns) : null)

/** What each kind of serializer says it writes; null when it says nothing. */
export const SERIALIZERS: Readonly<Record<Serialization['type'], Rule>> = {
  'function-plain': returned,
  'function-wrap': returned,
  'to-string': () => ({ type: 'string' }),
  any: () => null,
  model: (serialization, writer) => (serialization.schema ? writer.inner(serialization.schema) : null),
}
