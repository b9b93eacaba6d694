import { resolve } from 'node:path'
import { configurationOf } from '../../../flows/configuration.ts'
import { prove } from '../../../flows/prove.ts'
import type { Proof } from '../../../model/index.ts'
import type { Arguments } from '../arguments.ts'
import { Exit, type ExitCode } from '../exit.ts'
import { writeOutput } from '../output-file.ts'
import { checkedEntry, checkedSetting, existingDirectory } from '../subject.ts'
import type { Terminal } from '../terminal.ts'
import { allowed } from './consent.ts'
import { assumedFormat, formats, loadRenderer } from './formats.ts'
import { sectionNames } from './section-names.ts'

/** Proves what was asked for, and prints or writes what came of it. */
export async function proveOnce(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const output = given.text('output')
  const named = formats.find((format) => format === given.text('format'))
  const render = await loadRenderer(given.flag('json') ? 'json' : (named ?? assumedFormat(output)))
  const directory = existingDirectory(given.positional ?? '.', terminal.directory, 'prove')
  const configured = configurationOf(directory)
  const proof = await prove(
    {
      directory,
      entries: given.list('entry').map(checkedEntry),
      environment: Object.fromEntries(given.list('env').map(checkedSetting)),
      cache: !given.flag('no-cache'),
      only: sectionNames.filter((name) => given.list('only').includes(name)),
      settings: configured.prove,
      assumed: configured.environment,
      configured: configured.rows,
      rows: given.list('rows'),
    },
    (announcement) => allowed(announcement, given.flag('yes'), terminal),
    terminal.progress,
  )
  if (proof === null) {
    terminal.tell('Nothing was executed.')
    return Exit.usage
  }
  const text = render(proof, { color: terminal.color && output === null, width: terminal.width })
  if (output === null) await terminal.print(text)
  else {
    await writeOutput(resolve(terminal.directory, output), text, terminal.directory)
    terminal.tell(`Written to ${output}`)
  }
  return exitOf(proof)
}

/** What nothing decided is no success. */
function exitOf({ sections }: Proof): ExitCode {
  const verdicts = sections.flatMap(({ claims }) => claims.map(({ verdict }) => verdict))
  if (verdicts.includes('broken')) return Exit.findings
  return verdicts.includes('held') ? Exit.clean : Exit.nothingToRead
}
