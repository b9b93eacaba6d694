import { isObject, type Json } from '../../../kernel/json.ts'
import type { Answer } from '../wire/send.ts'

const around = ['data', 'item', 'result'] as const
const lists = ['data', 'items', 'results', 'rows', 'records'] as const

/** The one thing an answer is about, taken out of what may be around it. */
export function single({ json }: Answer): Json {
  if (!isObject(json)) return {}
  const inner = around.map((name) => json[name]).find(isObject)
  return inner ?? json
}

/** The rows an answer lists, null where it is no list. */
export function rowsOf({ json }: Answer): readonly Json[] | null {
  if (Array.isArray(json)) return json.filter(isObject)
  if (!isObject(json)) return null
  for (const name of lists) {
    const inner = json[name]
    if (Array.isArray(inner)) return inner.filter(isObject)
    if (isObject(inner)) {
      const nested = lists.map((one) => inner[one]).find(Array.isArray)
      if (nested !== undefined) return (nested as unknown[]).filter(isObject)
    }
  }
  return null
}

/** How many rows there are in all, where the answer says so. */
export function totalOf({ json }: Answer): number | null {
  if (!isObject(json)) return null
  const places = [json, json['meta'], json['data'], json['pagination'], json['page']].filter(isObject)
  const total = places.flatMap((place) => ['total', 'count', 'total_count'].map((name) => place[name]))
  return total.find((one): one is number => typeof one === 'number') ?? null
}

/** A value by the name of its member, wherever it stands. */
export function deep(value: unknown, names: readonly string[], depth = 0): string | null {
  if (!isObject(value) || depth > 3) return null
  for (const name of names) {
    const own = value[name]
    if (typeof own === 'string' || typeof own === 'number') return String(own)
  }
  for (const inner of Object.values(value)) {
    const found = deep(inner, names, depth + 1)
    if (found !== null) return found
  }
  return null
}

/** The key of a row that was made. */
export function keyOf(answer: Answer, name: string): string | null {
  const row = single(answer)
  const own = ['id', name, 'uuid', 'pk', 'slug']
    .map((one) => row[one])
    .find((one) => typeof one === 'string' || typeof one === 'number')
  if (own !== undefined) return String(own)
  return answer.headers['location']?.split('?')[0]?.replace(/\/$/, '').split('/').pop() ?? null
}
