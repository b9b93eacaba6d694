import { resolve } from 'node:path'
import { drift } from '../../../flows/drift.ts'
import type { Arguments } from '../arguments.ts'
import { Exit, type ExitCode } from '../exit.ts'
import { blueprintFolder } from '../blueprint/folder.ts'
import { databaseOf } from '../database.ts'
import { writeOutput } from '../output-file.ts'
import { checkedEntry, checkedSetting, existingDirectory } from '../subject.ts'
import type { Terminal } from '../terminal.ts'
import { type Towards, assumedFormat, formats, rendered } from './formats.ts'

/** Compares, prints the differences or what would reconcile them, and ends with 1 when there are any. */
export async function driftOnce(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const directory = existingDirectory(given.positional ?? '.', terminal.directory, 'drift')
  const output = given.text('output')
  const result = await drift(
    {
      directory,
      entries: given.list('entry').map(checkedEntry),
      environment: Object.fromEntries(given.list('env').map(checkedSetting)),
      database: databaseOf(given, terminal),
      blueprint: blueprintOf(given, terminal),
      migrations: given.text('migrations'),
      cache: !given.flag('no-cache'),
    },
    terminal.progress,
  )
  const format = given.flag('json')
    ? 'json'
    : (formats.find((one) => one === given.text('format')) ?? assumedFormat(output, terminal))
  const towards: Towards = given.text('towards') === 'database' ? 'database' : 'models'
  const color = terminal.color && output === null
  const text = await rendered(result, format, towards, { color, width: terminal.width })
  if (output === null) await terminal.print(text)
  else {
    await writeOutput(resolve(terminal.directory, output), text, terminal.directory)
    terminal.tell(`Written to ${output}`)
  }
  return result.drift.differences.length > 0 ? Exit.findings : Exit.clean
}

const blueprintOf = (given: Arguments, terminal: Terminal): string | null => {
  const named = given.text('blueprint')
  return named === null ? null : blueprintFolder(named, terminal, 'drift')
}
