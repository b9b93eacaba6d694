import { type FileTree, decode } from '../kernel/files/tree.ts'
import type { Sources } from '../findings/comments.ts'
import type { RehearsedHistory } from '../model/index.ts'

/** The files revisions stand in, for the comments in them. */
export function revisionSources(files: FileTree, histories: readonly RehearsedHistory[]): readonly Sources[] {
  const paths = new Set(
    histories.flatMap(({ revisions }) =>
      revisions.flatMap(({ at, up, back }) => [at, ...[...up.steps, ...(back?.steps ?? [])].map((step) => step.at)]),
    ),
  )
  return [...new Set([...paths].map(({ file }) => file))].flatMap((path) => {
    const bytes = files.bytes(path)
    return bytes ? [{ path, source: decode(bytes).text }] : []
  })
}

export const isSqlSource = ({ path }: Sources): boolean => path.endsWith('.sql')
