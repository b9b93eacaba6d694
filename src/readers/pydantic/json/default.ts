import { isNone } from '../../../python/values/ask.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import { type Core, isFunctionAround, type Json, type Serialization } from '../core/core.ts'
import { optionText } from '../core/config.ts'
import { attributeText } from '../core/field-info.ts'
import { ask } from '../core/model-fields.ts'
import { type Encoded, encode } from './encode.ts'
import type { Writer } from './writer.ts'

/** A schema with its default, if the default can be written as JSON. */
export function defaultRule(core: Core, writer: Writer): Json {
  const json = writer.inner(core.schema!)
  if (!core.default) return json
  const value = writer.mode === 'serialization' ? sent(core.default, core.schema!, writer) : core.default
  if (!value) return json
  const encoded = encode(value, {
    base64: optionText(writer.config, 'ser_json_bytes') === 'base64',
    model: (object, inner) => sentModel(object, inner, writer),
  })
  if (encoded) return { ...json, default: encoded.json }
  if (value.kind === 'unknown' || value.kind === 'alternatives' || holdsUnknown(value))
    writer.report({
      text: `a default is not known${value.kind === 'unknown' ? `: ${value.why}` : ''}`,
      site: value.kind === 'unknown' ? value.site : null,
    })
  return json
}

/** A model as it is sent: by alias, in the order of its fields. */
function sentModel(object: Instance, inner: (value: Value) => Encoded | null, writer: Writer): Encoded | null {
  const { builder } = writer
  if (object.class.kind !== 'class' || !builder.kinds.isModel(object.class)) return null
  if (builder.kinds.isRootModel(object.class))
    return object.attributes.has('root') ? inner(object.attributes.get('root')!) : null
  const entries: [string, unknown][] = []
  for (const info of builder.fields.of(object.class).values()) {
    const value = object.attributes.get(info.name)
    const encoded = value && inner(value)
    if (!encoded) return null
    entries.push([attributeText(info, 'serialization_alias') ?? info.name, encoded.json])
  }
  return { json: Object.fromEntries(entries) }
}

const holdsUnknown = (value: Value): boolean =>
  (value.kind === 'sequence' && (value.open || value.items.some((item) => item.kind === 'unknown'))) ||
  (value.kind === 'mapping' &&
    (value.open || [...value.entries.values()].some((entry) => entry.value.kind === 'unknown')))

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
