import { argument, asText } from '../../../python/values/ask.ts'
import type { CallOf, Value } from '../../../python/values/value.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { valueOf } from '../../json-value.ts'
import { Schemas } from '../schemas.ts'

/** `Model.model_json_schema()`: the model itself, what it refers to below `$defs`. */
export function modelJsonSchema(self: Value, given: CallOf, machine: Machine): Value | undefined {
  const of = self.kind === 'instance' ? self.class : self
  if (of.kind !== 'class' && of.kind !== 'generic') return undefined
  const template = asText(argument(given, 1, 'ref_template')) ?? '#/$defs/{model}'
  const mode = asText(given.keywords.get('mode')) === 'serialization' ? 'serialization' : 'validation'
  const schemas = new Schemas(machine, {
    separateInputOutput: true,
    pydantic: 2,
    binaryAs: 'format',
    refTemplate: template.replace('{model}', '{}'),
  })
  const registered = schemas.add({ name: 'model', alias: 'model', type: of, info: null, default: undefined }, mode)
  const definitions: Record<string, unknown> = { ...schemas.finish() }
  const reference = registered.schema()['$ref']
  const name = Object.keys(definitions).find((one) => reference === template.replace('{model}', one))
  if (name === undefined) return valueOf(registered.schema())
  const own = definitions[name] as Record<string, unknown>
  const recursive = JSON.stringify(own).includes(JSON.stringify(reference))
  if (!recursive) delete definitions[name]
  const rest = Object.keys(definitions).length > 0 ? { $defs: definitions } : {}
  return valueOf(recursive ? { ...rest, $ref: reference } : { ...rest, ...own })
}
