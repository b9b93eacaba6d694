import { mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { Trouble } from '../../../kernel/diagnostic.ts'
import type { MigrationsReport, WrittenFile } from '../../../model/index.ts'
import type { Terminal } from '../terminal.ts'

/** Writes revisions that were written anew below a folder, where they lie in the repository; what is there stays. */
export function writeRewrites({ findings }: MigrationsReport, folder: string, terminal: Terminal): void {
  const files = findings.flatMap(({ rewrite, proposes = [] }) =>
    // What leads elsewhere and would take the place of a revision is for somebody to decide.
    rewrite?.revision && (rewrite.same || proposes.every(({ place }) => place === 'after'))
      ? rewrite.revision.files
      : [],
  )
  const byPath = new Map(files.map((file) => [file.path, file]))
  for (const file of byPath.values()) terminal.tell(`${written(file, folder)}`)
  if (byPath.size === 0) terminal.tell('No safe way leads to a revision that can be written out.')
}

function written({ path, text }: WrittenFile, folder: string): string {
  const target = join(folder, path)
  try {
    mkdirSync(dirname(target), { recursive: true })
    const way = relative(realpathSync(folder), realpathSync(dirname(target)))
    if (way === '..' || way.startsWith(`..${sep}`)) return `Not written, as it leads out of the folder: ${target}`
    writeFileSync(target, text, { flag: 'wx' })
    return `Written: ${target}`
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return `Not written, as it is there already: ${target}`
    throw new Trouble('usage', {
      message: `${target} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    })
  }
}
