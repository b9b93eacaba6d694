import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import type { Subject } from '../../model/index.ts'

/** Things that are resources: those who sign in, and the people of something else, are none. */
export function madeOf(subjects: readonly Subject[], { resources }: Blueprint): readonly Subject[] {
  const names = new Set((resources ?? []).map(({ name }) => name))
  const made = subjects.filter(({ name }) => names.has(name) || names.has(`${name}Record`))
  return made.length > 0 ? made : subjects
}
