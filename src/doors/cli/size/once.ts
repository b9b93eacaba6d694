import { resolve } from 'node:path'
import { configurationOf } from '../../../flows/configuration.ts'
import { sizes } from '../../../flows/size.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import type { Arguments } from '../arguments.ts'
import { databaseOf } from '../database.ts'
import { Exit, type ExitCode } from '../exit.ts'
import { writeOutput } from '../output-file.ts'
import { statisticsText } from '../statistics-file.ts'
import { checkedEntry, checkedSetting, existingDirectory } from '../subject.ts'
import type { Terminal } from '../terminal.ts'
import { assumedFormat, formats, loadRenderer } from './formats.ts'

/** Computes sizes, and prints or writes them. */
export async function sizeOnce(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const output = given.text('output')
  const named = formats.find((format) => format === given.text('format'))
  const render = await loadRenderer(given.flag('json') ? 'json' : (named ?? assumedFormat(output)))
  const directory = existingDirectory(given.positional ?? '.', terminal.directory, 'size')
  const configured = configurationOf(directory)
  const report = await sizes(
    {
      directory,
      entries: given.list('entry').map(checkedEntry),
      environment: Object.fromEntries(given.list('env').map(checkedSetting)),
      cache: !given.flag('no-cache'),
      needs: [],
      rows: given.list('rows'),
      growth: given.list('growth'),
      configured,
      dump: statisticsText(given.text('statistics'), terminal.directory),
      database: databaseOf(given, terminal),
      serving: {
        requestsPerSecond: numberOf(given, 'requests'),
        databaseTime: numberOf(given, 'database-time'),
        requestTime: numberOf(given, 'request-time'),
        cores: numberOf(given, 'cores'),
      },
      now: Date.now(),
    },
    terminal.progress,
  )
  const text = render(report, { color: terminal.color && output === null, width: terminal.width })
  if (output === null) await terminal.print(text)
  else {
    await writeOutput(resolve(terminal.directory, output), text, terminal.directory)
    terminal.tell(`Written to ${output}`)
  }
  return Exit.clean
}

function numberOf(given: Arguments, option: string): number | null {
  const text = given.text(option)
  if (text === null) return null
  const number = Number(text)
  if (number > 0 && number < 1e7) return number
  throw new Trouble('usage', {
    message: `--${option} ${text} is no number above zero`,
    help: `For example --${option} 20`,
  })
}
