import type { Finding, Place } from '../model/index.ts'

/** Lines of a file that a change touched; null for all of them. */
export interface TouchedFile {
  readonly file: string
  readonly lines: readonly (readonly [number, number])[] | null
}

/** Findings a change has a part in: one of their places, or a step of their proof, stands on a touched line. */
export function touchedBy(findings: readonly Finding[], change: readonly TouchedFile[]): readonly Finding[] {
  const files = new Map(change.map((one) => [one.file, one.lines]))
  const touches = (place: Place): boolean => {
    const lines = files.get(place.file)
    if (lines === undefined) return false
    return lines === null || lines.some(([first, last]) => place.line <= last && place.endLine >= first)
  }
  return findings.filter(
    ({ places, proof }) => places.some(touches) || proof.some(({ at }) => touches({ ...at, endLine: at.line })),
  )
}
