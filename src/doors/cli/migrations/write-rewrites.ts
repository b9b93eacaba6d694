import type { MigrationsReport } from '../../../model/index.ts'
import type { Terminal } from '../terminal.ts'
import { writeBeside } from '../write-beside.ts'

/** Writes revisions that were written anew below a folder, where they lie in the repository; what is there stays. */
export function writeRewrites({ findings }: MigrationsReport, folder: string, terminal: Terminal): void {
  const files = findings.flatMap(({ rewrite, proposes = [] }) =>
    // What leads elsewhere and would take the place of a revision is for somebody to decide.
    rewrite?.revision && (rewrite.same || proposes.every(({ place }) => place === 'after'))
      ? rewrite.revision.files
      : [],
  )
  const byPath = new Map(files.map((file) => [file.path, file]))
  for (const file of byPath.values()) terminal.tell(writeBeside(file, folder))
  if (byPath.size === 0) terminal.tell('No safe way leads to a revision that can be written out.')
}
