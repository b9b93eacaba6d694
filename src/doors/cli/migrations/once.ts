import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { configurationOf } from '../../../flows/configuration.ts'
import { migrations } from '../../../flows/migrations.ts'
import type { Severity } from '../../../model/index.ts'
import type { Arguments } from '../arguments.ts'
import type { ExitCode } from '../exit.ts'
import { exitFor } from '../fail-on.ts'
import { serverOf } from '../server.ts'
import { databaseOf } from '../database.ts'
import { writeOutput } from '../output-file.ts'
import { statisticsText } from '../statistics-file.ts'
import { checkedSetting, existingDirectory } from '../subject.ts'
import type { Terminal } from '../terminal.ts'
import { writeRewrites } from './write-rewrites.ts'
import { assumedFormat, formats, loadRenderer } from './formats.ts'

/** Runs the migrations, prints what was seen, and says by the exit code what to think of it. */
export async function migrationsOnce(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const directory = existingDirectory(given.positional ?? '.', terminal.directory, 'migrations')
  const output = given.text('output')
  const report = await migrations(
    {
      directory,
      revision: null,
      changed: [],
      environment: Object.fromEntries(given.list('env').map(checkedSetting)),
      newSince: given.text('new-since'),
      sizes: {
        dump: statisticsText(given.text('statistics'), terminal.directory),
        database: databaseOf(given, terminal),
        rows: given.list('rows'),
        configured: configurationOf(directory).rows,
      },
      everyRewrite: given.flag('rewrites'),
      server: serverOf(given),
      cache: !given.flag('no-cache'),
    },
    terminal.progress,
  )
  const format = given.flag('json')
    ? 'json'
    : (formats.find((one) => one === given.text('format')) ?? assumedFormat(output, terminal))
  const render = await loadRenderer(format, (file) => sourceOf(join(directory, file)))
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
  const folder = given.text('write-rewrites')
  if (folder !== null) writeRewrites(report, resolve(terminal.directory, folder), terminal)
  return exitFor(report.findings, (given.text('fail-on') ?? 'low') as Severity | 'never')
}

function sourceOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
