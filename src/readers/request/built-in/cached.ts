import type { DesignRequest } from '../../../model/index.ts'
import { withoutRows } from './rows.ts'

/** `entries should expire after 10 minutes`: what a cache holds, where nothing else is called so. */
export function withoutCached(request: DesignRequest): DesignRequest {
  const { text, capabilities, intent } = request
  if (intent === 'review' || !capabilities.some(({ name, of }) => name === 'cache' && of?.endsWith('Entry') !== true))
    return request
  const others = text.replaceAll(OF_A_CACHE, '').match(/\bentr(?:y|ies)\b/gi) ?? []
  return others.length > 0
    ? request
    : withoutRows(request, { rows: /^(?:Cached?)?Entry$/, kept: /^expires_at$/, of: new Set() })
}

const OF_A_CACHE =
  /\bcached? entr(?:y|ies)\b|\bentr(?:y|ies) (?:(?:should|must|shall|will|can|may|are|is|be) )*(?:expires?|expired|lives?|lasts?|dropped|evicted|invalidated|cleared|removed|purged|refreshed)\b/gi
