import type { DesignRequest, Subject } from '../../../model/index.ts'
import { type DraftField, type People, lowest } from '../things/draft.ts'
import { rulesOf } from '../people/makers.ts'
import { type Who, pathOf } from '../people/who.ts'

const NEEDED = /\b(must|have to|has to|needs?|required|before|until|only (after|when|once))\b/i

/** `comments have to be approved by an editor`: nobody else sees one before. */
export const needsApproval = (name: string, request: DesignRequest): boolean =>
  rulesOf(name, request).some(({ operation, from }) => operation === 'approve' && NEEDED.test(from.text)) ||
  isShownOnce(name, request)

/** `must be approved before they are shown`: to others, then. */
export const isShownOnce = (name: string, request: DesignRequest): boolean =>
  rulesOf(name, request).some(
    ({ operation, from }) => operation === 'approve' && SHOWN.test(request.text.slice(from.end, from.end + 40)),
  )

const SHOWN =
  /^[\s,]{0,3}before (they|it|these) (are |is |go |goes |become |becomes )?(shown|published|visible|online|live|public|appears?)\b/i

/** Whether it is approved is the state of it, where nobody says another one. */
export function withApproval(
  fields: readonly DraftField[],
  { name, fields: asked, states }: Subject,
  request: DesignRequest,
): readonly DraftField[] {
  if (!needsApproval(name, request) || (states ?? []).length > 0) return fields
  const isSupposed = (field: string): boolean =>
    asked.some((one) => one.name === field && one.typed === 'by its name') && /^(status|state|stage)$/.test(field)
  return fields.map((field) =>
    isSupposed(field.name) && !/\bapproved\b/.test(field.type)
      ? { ...field, type: 'pending|approved = pending set by server', why: 'it has to be approved' }
      : field,
  )
}

/** Those who see it once it is approved. */
export function onceApproved(
  who: Who,
  { name, fields }: { readonly name: string; readonly fields: readonly DraftField[] },
  request: DesignRequest,
  people: People,
): Who {
  const state = fields.find(({ type }) => /(^|\|)approved\b/.test(type))
  if (state === undefined || !needsApproval(name, request)) return who
  const is = `${state.name} = approved`
  if (who.kind === 'anyone') return pathOf(is)
  if (who.kind === 'signed in' || (who.kind === 'role' && who.role === lowest(people)))
    return pathOf(`${is} and ${lowest(people)}`)
  return who.kind === 'path' && who.path.endsWith('.read') ? pathOf(`${is} and ${who.path}`) : who
}
