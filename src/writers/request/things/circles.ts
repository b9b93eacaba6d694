import type { Draft } from './draft.ts'
import { referenceIn } from './types.ts'

/** Rows that each need the other first: one of them may be without. */
export function withoutCircles(drafts: readonly Draft[]): readonly Draft[] {
  const done = new Map<string, Draft>()
  for (const draft of drafts) {
    const fields = draft.fields.map((field) => {
      const reference = referenceIn(field.type)
      const isCircle = reference !== null && !reference.isOptional && leadsTo(reference.to, draft.name, done)
      return isCircle
        ? { ...field, type: `-> ${reference.to}? set-null`, why: 'one of the two has to be the first' }
        : field
    })
    const parent =
      draft.parent !== null &&
      referenceIn(fields.find(({ name }) => name === draft.parent!.field)!.type)?.isOptional === true
        ? null
        : draft.parent
    done.set(draft.name, { ...draft, fields, parent })
  }
  return [...done.values()]
}

function leadsTo(from: string, to: string, done: ReadonlyMap<string, Draft>): boolean {
  const seen = new Set([from])
  for (const name of seen) {
    if (name === to) return true
    for (const { type } of done.get(name)?.fields ?? []) {
      const reference = referenceIn(type)
      if (reference && !reference.isOptional) seen.add(reference.to)
    }
  }
  return false
}
