import { join } from 'node:path'
import { formatBlueprint } from '../../../blueprint/format/format.ts'
import { readBlueprint } from '../../../flows/blueprint-files.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import type { Arguments } from '../arguments.ts'
import { Exit, type ExitCode } from '../exit.ts'
import { writeOutput } from '../output-file.ts'

import type { Terminal } from '../terminal.ts'
import { blueprintFolder } from './folder.ts'
import { writeSchema } from './schema.ts'

/** Brings a blueprint into its layout. What cannot be read is left alone. */
export async function formatOnce(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const directory = blueprintFolder(given.positional ?? '.', terminal, 'fmt')
  const { files, blueprint, problems } = readBlueprint(directory)
  const [first] = problems
  if (blueprint === null && first)
    throw new Trouble('configuration', {
      message: first.message,
      at: { path: first.file, line: first.line, column: first.column },
      ...(first.help === '' ? {} : { help: first.help }),
    })
  const changed = files.flatMap(({ path, text }) => {
    const formatted = formatBlueprint(text)
    return formatted === text ? [] : [{ path, formatted }]
  })
  if (given.flag('check')) {
    for (const { path } of changed) terminal.tell(`${path} would change`)
    return changed.length > 0 ? Exit.findings : Exit.clean
  }
  for (const { path, formatted } of changed) {
    await writeOutput(join(directory, path), formatted, directory)
    terminal.tell(`Written: ${path}`)
  }
  if (changed.length === 0) terminal.tell('Nothing to change')
  if (blueprint && problems.length === 0) await writeSchema(directory, blueprint, terminal)
  return Exit.clean
}
