import { readBlueprint } from '../../../flows/blueprint-files.ts'
import type { Arguments } from '../arguments.ts'
import { Exit, type ExitCode } from '../exit.ts'

import type { Terminal } from '../terminal.ts'
import { blueprintFolder } from './folder.ts'
import { writeSchema } from './schema.ts'

/** Says what is wrong with a blueprint, or what it says. */
export async function checkOnce(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const directory = blueprintFolder(given.positional ?? '.', terminal, 'check')
  const { files, blueprint, problems } = readBlueprint(directory)
  const report = { blueprint, problems, sources: new Map(files.map(({ path, text }) => [path, text])) }
  const { render } = given.flag('json')
    ? await import('../../../reports/blueprint/json.ts')
    : await import('../../../reports/blueprint/terminal.ts')
  await terminal.print(render(report, { color: terminal.color, width: terminal.width }))
  if (problems.length > 0) return Exit.findings
  if (blueprint) await writeSchema(directory, blueprint, terminal)
  return Exit.clean
}
