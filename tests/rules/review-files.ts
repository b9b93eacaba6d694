import { planBackend } from '../../src/flows/plan-backend.ts'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import { NO_FENCES } from '../../src/lab/twin/fences.ts'
import { Code } from '../../src/python/code/code.ts'
import { REVIEW_NEEDS, readCode } from '../../src/readers/backend/index.ts'
import { readConfig } from '../../src/readers/project/config.ts'
import type { Subject } from '../../src/rules/rule.ts'
import { rehearsedIn, saysSo } from './rehearsed.ts'

const silent = { report: () => undefined }

/** A small backend in memory, as a rule looks at it. */
export async function subjectOf(files: Readonly<Record<string, string>>, title = ''): Promise<Subject> {
  const tree = memoryTree(files)
  const { rows } = readConfig(tree).config
  const { backend, program } = await readCode(
    tree,
    { entries: [], everyApplication: true, environment: {}, needs: REVIEW_NEEDS },
    silent,
  )
  return {
    ...(await rehearsedIn(files, saysSo(title), backend)),
    plans:
      rows.length === 0
        ? null
        : await planBackend(
            backend,
            { rows, configured: [], dump: null, live: null, fences: NO_FENCES, proposes: false },
            silent,
          ),
    backend,
    code: new Code(
      program,
      program.used.map((module) => module.file),
    ),
  }
}
