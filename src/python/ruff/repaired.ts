import { offsetOf } from '../../kernel/text.ts'
import type { RawDiagnostic } from './module.ts'

/** A text with what Ruff proposes for one thing it found. */
export function repaired(text: string, { fix }: RawDiagnostic): string {
  const at = ({ row, column }: { readonly row: number; readonly column: number }): number =>
    offsetOf(text, { line: row, column })
  const edits = (fix?.edits ?? []).toSorted((a, b) => at(b.location) - at(a.location))
  let changed = text
  for (const { content, location, end_location: end } of edits)
    changed = changed.slice(0, at(location)) + (content ?? '') + changed.slice(at(end))
  return changed
}
