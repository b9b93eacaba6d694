import type { Value } from '../../../python/values/value.ts'
import type { Kinds } from './kinds.ts'
import type { ModelFields } from './model-fields.ts'
import { typeKey } from './names.ts'

/** Models and enums reachable from annotations, as FastAPI collects them beside pydantic. */
export function flatModels(types: readonly Value[], kinds: Kinds, fields: ModelFields): readonly Value[] {
  const found = new Map<string, Value>()
  const add = (type: Value): void => {
    const model = kinds.isModel(type)
    if (!model && !kinds.isEnum(type)) {
      if (type.kind === 'generic') for (const arg of type.args) add(arg)
      return
    }
    const key = typeKey(type)
    if (found.has(key)) return
    found.set(key, type)
    if (model) for (const info of fields.of(type).values()) add(info.annotation)
  }
  for (const type of types) add(type)
  return [...found.values()]
}
