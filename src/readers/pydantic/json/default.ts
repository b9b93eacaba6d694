import { isNone } from '../../../python/values/ask.ts'
import type { Value } from '../../../python/values/value.ts'
import { type Core, isFunctionAround, type Json, type Serialization } from '../core/core.ts'
import { ask } from '../core/model-fields.ts'
import { encode } from './encode.ts'
import type { Writer } from './writer.ts'

/** A schema with its default, if the default can be written as JSON. */
export function defaultRule(core: Core, writer: Writer): Json {
  const json = writer.inner(core.schema!)
  if (!core.default) return json
  const value = writer.mode === 'serialization' ? sent(core.default, core.schema!, writer) : core.default
  if (!value) return json
  const encoded = encode(value)
  if (encoded) return { ...json, default: encoded.json }
  if (value.kind === 'unknown' || value.kind === 'alternatives' || holdsUnknown(value)) writer.report({ text: `a default is not known${value.kind === 'unknown' ? `: ${value.why}` : ''}`, site: value.kind === 'unknown' ? value.site : null })
  return json
}

const holdsUnknown = (value: Value): boolean =>
  (value.kind === 'sequence' && (value.open || value.items.some((item) => item.kind === 'unknown'))) || (value.kind === 'mapping' && (value.open || [...value.entries.values()].some((entry) => entry.value.kind === 'unknown')))

/** A plain serializer is applied to the default too. */
function sent(value: Value, schema: Core, writer: Writer): Value | null {
  const serialization = plainSerializer(schema)
  if (!serialization?.function || (isNone(value) && /unless-none/.test(serialization.whenUsed ?? ''))) return value
  const made = ask(serialization.function, [value], writer.builder.machine)
  return made.kind === 'unknown' ? null : made
}

function plainSerializer(core: Core): Serialization | undefined {
  if (core.serialization?.type === 'function-plain' && !core.serialization.takesInfo) return core.serialization
  return isFunctionAround(core) ? plainSerializer(core.schema) : undefined
}
