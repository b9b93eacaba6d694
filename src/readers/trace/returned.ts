import type { Returned } from '../../model/trace.ts'
import { asText } from '../../python/values/ask.ts'
import type { Value } from '../../python/values/value.ts'
import { composition } from './argument.ts'
import { madeBy, sourcesOf } from './made.ts'

/** What a handler hands back; several when it depends. */
export function returnedOf(value: Value, many = false): readonly Returned[] {
  if (value.kind === 'alternatives') return value.options.flatMap((option) => returnedOf(option.value, many))
  if (value.kind === 'sequence' && value.items.length > 0 && !many)
    return value.items.slice(0, 5).flatMap((item) => returnedOf(item, true))
  return [
    {
      type: value.kind === 'unknown' ? '' : madeBy(value),
      many,
      keys:
        value.kind === 'mapping'
          ? [...value.entries.values()].flatMap(({ key }) => asText(key) ?? []).slice(0, 200)
          : [],
      from: sourcesOf(value),
      ...(value.kind === 'unknown' || value.kind === 'instance' ? composition(value) : {}),
    },
  ]
}
