import type { Place, Step } from '../index.ts'

/** `app/main.py:12`, as editors and terminals open it. */
export function placeText(place: Place): string {
  return `${place.file}:${place.line}`
}

export function stepText(step: Step): string {
  return `${step.what} (${placeText(step.at)})`
}
