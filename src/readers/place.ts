import { spanOf } from '../kernel/text.ts'
import type { Place } from '../model/provenance.ts'
import type { Site } from '../python/values/value.ts'

/** Where a piece of the program stands, as people count lines and columns. */
export function placeOf(site: Site): Place {
  return { file: site.module.file, ...spanOf(site.module.tree?.source ?? '', site.node.start, site.node.end) }
}
