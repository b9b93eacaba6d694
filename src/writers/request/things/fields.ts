import type { AskedField, DesignRequest, Subject } from '../../../model/index.ts'
import type { DraftField, People } from './draft.ts'
import { withApproval } from '../rights/approved.ts'
import { atOnce } from '../limits/moments.ts'
import { withDone } from '../states/done.ts'
import { withPersonal } from './types.ts'

/** What becomes of a field that is there. */
const toldOf = ({ change, was }: AskedField): string =>
  change === 'renamed' ? `asked: renamed from ${was ?? 'another name'}` : change === 'changed' ? 'asked: changed' : ''

/** The fields of a thing, as the blueprint writes them. */
export function fieldsOf(
  asked: readonly AskedField[],
  names: ReadonlySet<string>,
  people: People,
): readonly DraftField[] {
  return asked.flatMap((field): readonly DraftField[] => {
    if (field.change === 'removed' || /^(created_at|updated_at|deleted_at)$/.test(field.name)) return []
    const type = withPersonal(field.name, atOnce(field))
    const why = [toldOf(field), field.typed === 'by its name' ? 'supposed from its name' : '']
      .filter((one) => one !== '')
      .join('; ')
    const points = /^(?:->|many) (\w+)/.exec(type)?.[1]
    if (points !== undefined && points !== 'User' && !names.has(points))
      return [{ name: field.name, type: 'str(1..200)', why: `nothing says what a ${points} is` }]
    if (people.isPublic && points === 'User')
      return [{ name: field.name, type: 'str(1..120)?', why: 'nobody signs in, so that it is a name' }]
    if (people.isPublic && type.startsWith('file'))
      return [{ name: field.name, type: 'url?', why: 'files are sent by whoever signs in, and nobody does' }]
    return [{ name: field.name, type: points === 'User' && !people.isPublic && !names.has('User') ? type : type, why }]
  })
}

/** What a capability needs of a row. */
export function withAsked(
  fields: readonly DraftField[],
  subject: Subject,
  request: DesignRequest,
): readonly DraftField[] {
  const { name, states } = subject
  let held = fields
  const has = (kind: string): boolean => held.some(({ type }) => type.startsWith(kind))
  const isSource = request.capabilities.some((one) => one.name === 'retrieval' && one.of?.split('.')[0] === name)
  const isUpload = request.capabilities.some((one) => one.name === 'files' && one.of?.split('.')[0] === name)
  // An article is read as it is written, and no file of it.
  const needsFile = isUpload || (isSource && !has('text'))
  if (needsFile && !has('file') && !held.some((field) => field.name === 'file'))
    held = [...held, { name: 'file', type: 'file(pdf md txt) <= 20MB', why: 'what is searched or uploaded' }]
  for (const { field, steps } of states ?? []) {
    const values = [...new Set(steps.flatMap(({ from, to }) => [from, to]))]
    const known = held.find((one) => one.name === field)
    const said = /^([a-z0-9_|]+)/.exec(known?.type ?? '')?.[1]?.split('|') ?? []
    if (known && said.length > 1 && values.every((value) => said.includes(value))) continue
    const type = `${values.join('|')} = ${steps[0]?.from}`
    held = [...held.filter((one) => one.name !== field), { name: field, type, why: '' }]
  }
  return withDone(withApproval(held, subject, request), subject, request)
}
