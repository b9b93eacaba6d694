import { memoryTree } from '../../src/kernel/files/memory.ts'
import { Code } from '../../src/python/code/code.ts'
import { REVIEW_NEEDS, readCode } from '../../src/readers/backend/index.ts'
import type { Subject } from '../../src/rules/rule.ts'
import { rehearsedIn, saysSo } from './rehearsed.ts'

const silent = { report: () => undefined }

/** A small backend in memory, as a rule looks at it. */
export async function subjectOf(files: Readonly<Record<string, string>>, title = ''): Promise<Subject> {
  const { backend, program } = await readCode(
    memoryTree(files),
    { entries: [], everyApplication: true, environment: {}, needs: REVIEW_NEEDS },
    silent,
  )
  return {
    ...(await rehearsedIn(files, saysSo(title), backend)),
    backend,
    code: new Code(
      program,
      program.used.map((module) => module.file),
    ),
  }
}
