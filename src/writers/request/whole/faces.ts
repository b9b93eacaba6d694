import type { DesignRequest } from '../../../model/index.ts'
import { askedFor, wants } from '../things/draft.ts'

/** Where nobody says which rows are watched, all are but those who sign in. */
export const watchesAll = (request: DesignRequest): boolean =>
  wants(request, 'realtime') && askedFor(request, 'realtime').length === 0

/** How programs speak with it. */
export function facesOf(request: DesignRequest): readonly string[] {
  return [
    'rest',
    ...(wants(request, 'graphql') ? ['graphql'] : []),
    ...(watchesAll(request) ? ['websocket', 'sse'] : []),
  ]
}
