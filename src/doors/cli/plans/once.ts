import { resolve } from 'node:path'
import { configurationOf } from '../../../flows/configuration.ts'
import { plans } from '../../../flows/plans.ts'
import type { Severity } from '../../../model/index.ts'
import type { Arguments } from '../arguments.ts'
import { databaseOf } from '../database.ts'
import type { ExitCode } from '../exit.ts'
import { exitFor } from '../fail-on.ts'
import { writeOutput } from '../output-file.ts'
import { statisticsText } from '../statistics-file.ts'
import { checkedEntry, checkedSetting, existingDirectory } from '../subject.ts'
import type { Terminal } from '../terminal.ts'
import { writeBeside } from '../write-beside.ts'
import { assumedFormat, formats, loadRenderer } from './formats.ts'

/** Plans, and prints or writes what came of it. */
export async function plansOnce(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const output = given.text('output')
  const named = formats.find((format) => format === given.text('format'))
  const render = await loadRenderer(given.flag('json') ? 'json' : (named ?? assumedFormat(output, terminal)))
  const directory = existingDirectory(given.positional ?? '.', terminal.directory, 'plans')
  const report = await plans(
    {
      directory,
      entries: given.list('entry').map(checkedEntry),
      environment: Object.fromEntries(given.list('env').map(checkedSetting)),
      cache: !given.flag('no-cache'),
      needs: [],
      rows: given.list('rows'),
      configured: configurationOf(directory).rows,
      dump: statisticsText(given.text('statistics'), terminal.directory),
      database: databaseOf(given, terminal),
      proposes: !given.flag('no-indexes'),
    },
    terminal.progress,
  )
  const text = render(report, {
    color: terminal.color && output === null,
    width: terminal.width,
    all: given.flag('all'),
  })
  if (output === null) await terminal.print(text)
  else {
    await writeOutput(resolve(terminal.directory, output), text, terminal.directory)
    terminal.tell(`Written to ${output}`)
  }
  const folder = given.text('write-migration')
  if (folder !== null)
    terminal.tell(
      report.revision === null
        ? 'No migration was written: there is no index to make, or no migrations it would follow.'
        : writeBeside(report.revision.file, resolve(terminal.directory, folder)),
    )
  return exitFor(report.findings, (given.text('fail-on') ?? 'never') as Severity | 'never')
}
