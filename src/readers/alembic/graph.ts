import type { Revision } from '../../model/data.ts'
import { revisionNamed } from '../../model/queries/revisions.ts'

export interface GraphProblem {
  readonly text: string
  readonly revision: Revision
}

/** Revisions nothing builds on, and what is wrong with the way they build on each other. */
export function headsOf(revisions: readonly Revision[]): {
  readonly heads: readonly string[]
  readonly problems: readonly GraphProblem[]
} {
  const known = new Map<string, Revision>()
  const problems: GraphProblem[] = []
  for (const revision of revisions) {
    if (known.has(revision.id)) problems.push({ text: `revision ${revision.id} exists twice`, revision })
    else known.set(revision.id, revision)
  }
  const built = new Set<string>()
  for (const revision of revisions) {
    for (const down of revision.down) {
      const found = revisionNamed(down, known)
      if (found) built.add(found.id)
      else problems.push({ text: `revision ${revision.id} builds on ${down}, which does not exist`, revision })
    }
  }
  return { heads: [...known.keys()].filter((id) => !built.has(id)).sort(), problems }
}
