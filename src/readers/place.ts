import { positionOf } from '../kernel/text.ts'
import type { Place } from '../model/provenance.ts'
import type { Site } from '../python/values/value.ts'

/** Where a piece of the program stands, as people count lines and columns. */
export function placeOf(site: Site): Place {
  const source = site.module.tree?.source ?? ''
  const start = positionOf(source, site.node.start)
  const end = positionOf(source, site.node.end)
  return { file: site.module.file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column }
}
