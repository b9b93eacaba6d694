import { ParserPool, lower } from '../../python/syntax/index.ts'
import type { SourceProgram } from '../../python/modules/program.ts'
import { reachable } from '../../python/modules/reachable.ts'

/** Parses what the entries can reach on all cores; what was missed is parsed when it is imported. */
export async function parseAhead(program: SourceProgram, entries: readonly string[]): Promise<void> {
  const sources = reachable(program, entries)
  const pool = new ParserPool()
  try {
    for (const [file, tree] of await pool.parseAll(sources))
      program.remember(file, () => lower(tree, program.source(file)))
  } finally {
    await pool.close()
  }
}
