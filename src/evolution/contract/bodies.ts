import { type Json, isObject, objectAt } from '../../kernel/json.ts'
import type { Report, SidesOf } from './change.ts'
import type { Comparison } from './comparison.ts'
import type { ContractOperation } from './paths.ts'
import { reportSchema } from './schema-changes.ts'
import type { Schema } from './schemas.ts'
import { isAnything } from './differ.ts'

export function reportRequestBody(
  { base, head }: SidesOf<ContractOperation>,
  comparison: Comparison,
  report: Report,
): void {
  const { differ } = comparison
  const before = differ.bases.resolve(base.value['requestBody'])
  const after = differ.heads.resolve(head.value['requestBody'])
  if (before === null && after === null) return
  if (before === null) {
    const required = after?.['required'] === true
    const word = required ? 'required' : 'optional'
    report(`request-body-added-${word}`, required ? 'error' : 'info', `the request body is new and ${word}`, [])
  } else if (after === null) report('request-body-removed', 'error', 'the request body is gone', [])
  else {
    reportRequired({ base: before, head: after }, report)
    reportContent({ base: before, head: after }, null, comparison, report)
  }
}

function reportRequired({ base, head }: SidesOf<Json>, report: Report): void {
  const [was, is] = [base['required'] === true, head['required'] === true]
  if (was === is) return
  const word = is ? 'required' : 'optional'
  report(`request-body-became-${word}`, is ? 'error' : 'info', `the request body is ${word} now`, [])
}

/** Media types that came and went, and what changed in those that stayed. A status for an answer, null for a request. */
export function reportContent(
  sides: SidesOf<Json>,
  status: string | null,
  comparison: Comparison,
  report: Report,
): void {
  const [before, after] = [objectAt(sides.base, 'content'), objectAt(sides.head, 'content')]
  const prefix = status === null ? 'request-body-media-type' : 'response-media-type'
  const where = status === null ? 'the request body' : `the answer \`${status}\``
  const values = (mediaType: string): readonly string[] => (status === null ? [mediaType] : [mediaType, status])
  for (const mediaType of Object.keys(before)) {
    if (Object.hasOwn(after, mediaType))
      reportMedia(mediaType, { base: before[mediaType], head: after[mediaType] }, status, comparison, report)
    else report(`${prefix}-removed`, 'error', `${where} is no longer \`${mediaType}\``, values(mediaType))
  }
  for (const mediaType of Object.keys(after)) {
    if (!Object.hasOwn(before, mediaType))
      report(`${prefix}-added`, 'info', `${where} may also be \`${mediaType}\` now`, values(mediaType))
  }
}

function reportMedia(
  mediaType: string,
  media: SidesOf<unknown>,
  status: string | null,
  comparison: Comparison,
  report: Report,
): void {
  const { differ, modern, today } = comparison
  const before = differ.bases.read(isObject(media.base) ? media.base['schema'] : undefined)
  const after = differ.heads.read(isObject(media.head) ? media.head['schema'] : undefined)
  if (before === null || after === null) {
    reportOneSided(mediaType, before, after, status, report)
    return
  }
  const difference = differ.compare(before, after)
  if (difference === null) return
  reportSchema(
    difference,
    {
      direction: status === null ? 'request' : 'response',
      holder: 'body',
      mediaType,
      explodes: false,
      location: status === null ? { in: 'request' } : { in: 'response', status },
      differ,
      modern,
      today,
    },
    report,
  )
}

/** A body that was not described, and is; or the other way round. One that may be anything says as much as none. */
function reportOneSided(
  mediaType: string,
  before: Schema | null,
  after: Schema | null,
  status: string | null,
  report: Report,
): void {
  const only = before ?? after
  if (only === null || isAnything(only.value)) return
  const direction = status === null ? 'request' : 'response'
  const added = before === null
  report(
    `${direction}-body-media-type-schema-${added ? 'added' : 'removed'}`,
    added === (status === null) ? 'error' : 'info',
    `${status === null ? 'the request body' : `the answer \`${status}\``} is ${added ? 'described now' : 'no longer described'}`,
    status === null ? [mediaType] : [mediaType, status],
  )
}
