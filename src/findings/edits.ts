import { lineStarts } from '../kernel/text.ts'
import type { Edit, Finding } from '../model/index.ts'

/** Edits that can be made together, and the findings they repair. */
export interface Repairs {
  readonly findings: readonly Finding[]
  readonly edits: ReadonlyMap<string, readonly Edit[]>
}

/** The fixes of findings in their order; one that touches the text of an earlier one waits for the next time. */
export function chooseRepairs(findings: readonly Finding[], unsafe: boolean): Repairs {
  const edits = new Map<string, Edit[]>()
  const chosen: Finding[] = []
  for (const finding of findings) {
    const { fix } = finding
    if (!fix || !(fix.safe || unsafe)) continue
    const fresh = fix.edits.filter((edit) => !(edits.get(edit.at.file) ?? []).some((one) => sameEdit(one, edit)))
    if (fresh.some((edit) => (edits.get(edit.at.file) ?? []).some((one) => overlaps(one, edit)))) continue
    for (const edit of fresh) edits.set(edit.at.file, [...(edits.get(edit.at.file) ?? []), edit])
    chosen.push(finding)
  }
  return { findings: chosen, edits }
}

const sameEdit = (a: Edit, b: Edit): boolean =>
  a.text === b.text && before(a, b) === 0 && a.at.endLine === b.at.endLine && a.at.endColumn === b.at.endColumn

const before = (a: Edit, b: Edit): number => a.at.line - b.at.line || a.at.column - b.at.column

function overlaps(a: Edit, b: Edit): boolean {
  const [first, second] = before(a, b) <= 0 ? [a, b] : [b, a]
  const end = first.at.endLine - second.at.line || first.at.endColumn - second.at.column
  return end > 0 || before(a, b) === 0
}

/** The text with all edits made, the last one first so that places stay where they were. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  const starts = lineStarts(source)
  const offset = (line: number, column: number): number => (starts[line - 1] ?? source.length) + column - 1
  return edits
    .toSorted((a, b) => before(b, a))
    .reduce(
      (text, { at, text: inserted }) =>
        text.slice(0, offset(at.line, at.column)) + inserted + text.slice(offset(at.endLine, at.endColumn)),
      source,
    )
}
