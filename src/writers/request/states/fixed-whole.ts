import { ruleFor } from '../rights/access.ts'
import type { Draft } from '../things/draft.ts'
import type { Around } from '../rights/ways.ts'

/** What changes only while what it is of stands so is of that for good: else it could be put where nothing changes any more. */
export function withFixedWhole(draft: Draft, around: Around): Draft {
  const { parent } = draft
  if (parent === null || around.people.isPublic) return draft
  const isHeld = new RegExp(`\\b${parent.field}\\.\\w+ !?=|\\bnot ${parent.field}\\.\\w+`).test(
    ruleFor('update', draft, around),
  )
  if (!isHeld) return draft
  return {
    ...draft,
    fields: draft.fields.map((field) =>
      field.name === parent.field && !/ immutable\b| set by /.test(field.type)
        ? { ...field, type: `${field.type} immutable` }
        : field,
    ),
  }
}
