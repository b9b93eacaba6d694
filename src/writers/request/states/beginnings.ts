import type { DesignRequest, Subject } from '../../../model/index.ts'
import type { DraftField } from '../things/draft.ts'
import { beginningOf } from './steps-of-deeds.ts'
import { valuesOf } from './values.ts'

/** How it stands has a beginning; which voice somebody has, nobody says for them. */
export function withoutBeginnings(
  fields: readonly DraftField[],
  { fields: asked, states = [] }: Subject,
  { text }: DesignRequest,
): readonly DraftField[] {
  if (/\b(default\w*|usual\w*|normally|otherwise)\b/i.test(text)) return fields
  return fields.map((field) => {
    const values = valuesOf(field)
    const isSaid = asked.some(({ name, typed }) => name === field.name && typed === 'said')
    const isState =
      STATE.test(field.name) || BEGINNING.test(values[0] ?? '') || states.some((one) => one.field === field.name)
    if (!isSaid || isState || values.length < 2 || beginningOf(field) !== values[0]) return field
    return { ...field, type: field.type.replace(` = ${values[0]}`, '') }
  })
}
const STATE = /(^|_)(status|state|stage|phase|progress|visibility|access)$/
const BEGINNING =
  /^(draft|new|open|pending|planned|requested|submitted|proposed|todo|to_do|queued|active|none|private|unpaid|unread|off|not_.*|default|standard|normal)$/
