/** A JSON object, of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const objectAt = (value: Json, key: string): Json => {
  const found = Object.hasOwn(value, key) ? value[key] : undefined
  return isObject(found) ? found : {}
}

export const listAt = (value: Json, key: string): readonly unknown[] => {
  const found = Object.hasOwn(value, key) ? value[key] : undefined
  return Array.isArray(found) ? found : []
}

export const textAt = (value: Json, key: string): string => {
  const found = Object.hasOwn(value, key) ? value[key] : undefined
  return typeof found === 'string' ? found : ''
}
