import { resolve } from 'node:path'
import { Trouble } from '../../../kernel/diagnostic.ts'
import type { VerifiedDecisions } from '../../../model/index.ts'
import type { AdrOptions, AdrRenderer } from '../../../reports/adr/options.ts'
import type { Arguments } from '../arguments.ts'
import { Exit, type ExitCode } from '../exit.ts'
import { writeOutput } from '../output-file.ts'
import { checkedEntry, checkedSetting, existingDirectory } from '../subject.ts'
import type { Terminal } from '../terminal.ts'
import { assumedFormat, formats, loadRenderer } from './formats.ts'

/** Records a decision, lists those on record, or holds the code against them. */
export async function adrOnce(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { listDecisions, verifyDecisions } = await import('../../../flows/decisions.ts')
  const directory = directoryOf(given, terminal)
  if (given.positional === 'new') {
    const { recordOnce } = await import('./new.ts')
    return recordOnce(given, directory, terminal)
  }
  if (given.positional === 'list') {
    const records = listDecisions(directory)
    await show(given, terminal, (renderer, options) => renderer.list(records, options))
    return Exit.clean
  }
  const verified = await verifyDecisions(
    {
      directory,
      entries: given.list('entry').map(checkedEntry),
      environment: Object.fromEntries(given.list('env').map(checkedSetting)),
      lab: given.flag('lab'),
      cache: !given.flag('no-cache'),
    },
    terminal.progress,
  )
  await show(given, terminal, (renderer, options) => renderer.verified(verified, options))
  return exitOf(verified)
}

function directoryOf(given: Arguments, terminal: Terminal): string {
  const named = given.text('dir')
  if (given.positional !== 'new' && given.second !== null && named !== null)
    throw new Trouble('usage', {
      message: `the folder is named twice: ${given.second} and --dir ${named}`,
      help: 'Name it once.',
    })
  const folder = named ?? (given.positional === 'new' ? null : given.second)
  return existingDirectory(folder ?? '.', terminal.directory, `adr ${given.positional}`)
}

type Show = (renderer: AdrRenderer, options: AdrOptions) => string

async function show(given: Arguments, terminal: Terminal, text: Show): Promise<void> {
  const output = given.text('output')
  const named = formats.find((format) => format === given.text('format'))
  const renderer = await loadRenderer(given.flag('json') ? 'json' : (named ?? assumedFormat(output, terminal)))
  const shown = text(renderer, { color: terminal.color && output === null, width: terminal.width })
  if (output === null) return terminal.print(shown)
  await writeOutput(resolve(terminal.directory, output), shown, terminal.directory)
  terminal.tell(`Written to ${output}`)
}

/** A check that names nothing would pass for ever: that is a mistake, and no success. */
function exitOf({ decisions }: VerifiedDecisions): ExitCode {
  if (decisions.some(({ state }) => state === 'contradicted')) return Exit.findings
  return decisions.some(({ checks }) => checks.some(({ answer }) => answer === 'mistaken')) ? Exit.usage : Exit.clean
}
