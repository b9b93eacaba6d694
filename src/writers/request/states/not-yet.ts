import type { DesignRequest, Subject } from '../../../model/index.ts'
import { readType } from '../things/types.ts'
import type { DraftField } from '../things/draft.ts'
import { valuesOf } from './values.ts'

/** `both have to consent before it can be submitted`, which is told: then it does not begin as submitted. */
export function withoutEarly(
  fields: readonly DraftField[],
  { fields: asked }: Subject,
  { unread, byHand = [] }: DesignRequest,
): readonly DraftField[] {
  const told = [...unread, ...byHand].map(({ text }) => text.toLowerCase())
  return fields.map((field) => {
    const start = readType(field.type)?.default
    const isSupposed = asked.some(({ name, typed }) => name === field.name && typed === 'by its name')
    if (!isSupposed || start?.kind !== 'constant' || valuesOf(field).includes('draft')) return field
    const early = String(start.value)
    if (!early.endsWith('ed') || !told.some((text) => isGuarded(text, early))) return field
    const type = field.type.replace(/^[\w|]+/, 'draft|$&').replace(` = ${early}`, ' = draft')
    return { ...field, type, why: 'supposed from its name; what has to be before stands in what is told' }
  })
}

/** Something has to be so before it is. */
const isGuarded = (text: string, state: string): boolean =>
  new RegExp(
    `\\b(?:before|until|unless|without|only (?:if|once|when|after))\\b.*\\b${state}\\b|\\b${state}\\b.*\\b(?:before|until|unless|only (?:if|once|when|after))\\b`,
  ).test(text)
