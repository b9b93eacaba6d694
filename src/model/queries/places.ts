import type { Place } from '../index.ts'

/** `app/main.py:12`, as editors and terminals open it. */
export function placeText(place: Place): string {
  return `${place.file}:${place.line}`
}
