import { type BuildResult, buildBackend } from '../../../flows/build.ts'
import { decode } from '../../../kernel/files/tree.ts'
import type { BuiltReport } from '../../../reports/build/report.ts'
import type { Arguments } from '../arguments.ts'
import { blueprintFolder } from '../blueprint/folder.ts'
import { Exit, type ExitCode } from '../exit.ts'
import type { Terminal } from '../terminal.ts'

/** Builds, or shows what a build would do. */
export async function buildOnce(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const directory = blueprintFolder(given.positional ?? '.', terminal, 'build')
  const dryRun = given.flag('dry-run')
  const run = given.flag('adopt') ? (await import('../../../flows/build/adopt.ts')).adoptBackend : buildBackend
  const result = await run({ directory, dryRun }, terminal.progress)
  const report = reportOf(result, dryRun)
  if (given.flag('json')) await terminal.print((await import('../../../reports/build/json.ts')).render(report))
  else {
    if (dryRun) await terminal.print((await import('../../../reports/build/diff.ts')).render(report))
    const text = (await import('../../../reports/build/terminal.ts')).render(report, { color: terminal.color })
    if (dryRun) terminal.tell(text.trimEnd())
    else await terminal.print(text)
  }
  return result.conflicts.length > 0 || result.noRevision !== null ? Exit.findings : Exit.clean
}

const reportOf = (result: BuildResult, dryRun: boolean): BuiltReport => ({
  ...result,
  steps: result.steps.map(({ path, does, why, edited }) => ({ path, does, why, yours: edited === true })),
  conflicts: result.conflicts.map(({ path, unit }) => ({ path, unit })),
  revision: result.revision && { path: result.revision.path, message: result.revision.message },
  changes: result.changes.length,
  texts: result.changes
    .filter(({ path }) => !path.startsWith('.architect/'))
    .map(({ path, before, after }) => ({ path, before: before ? decode(before).text : '', after: after ?? '' })),
  dryRun,
})
