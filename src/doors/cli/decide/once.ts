import { resolve } from 'node:path'
import { configurationOf } from '../../../flows/configuration.ts'
import { decideFolder } from '../../../flows/decide-folder.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import type { Arguments } from '../arguments.ts'
import { Exit, type ExitCode } from '../exit.ts'
import { writeOutput } from '../output-file.ts'
import { checkedEntry, checkedSetting, existingDirectory } from '../subject.ts'
import type { Terminal } from '../terminal.ts'
import { assumedFormat, formats, loadRenderer } from './formats.ts'

/** Decides, and prints or writes what came of it. */
export async function decideOnce(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const output = given.text('output')
  const named = formats.find((format) => format === given.text('format'))
  const render = await loadRenderer(given.flag('json') ? 'json' : (named ?? assumedFormat(output)))
  const shown = given.positional ?? '.'
  const directory = existingDirectory(shown, terminal.directory, 'decide')
  const report = await decideFolder(
    {
      directory,
      shown,
      entries: given.list('entry').map(checkedEntry),
      environment: Object.fromEntries(given.list('env').map(checkedSetting)),
      cache: !given.flag('no-cache'),
      rows: given.list('rows'),
      configured: configurationOf(directory).rows,
      requests: requestsIn(given),
      only: given.list('only'),
      timing: !given.flag('no-timing'),
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
  return Exit.clean
}

function requestsIn(given: Arguments): number | null {
  const text = given.text('requests')
  if (text === null) return null
  const number = Number(text)
  if (number > 0 && number < 1e7) return number
  throw new Trouble('usage', {
    message: `--requests ${text} is no number above zero`,
    help: 'For example --requests 300',
  })
}
