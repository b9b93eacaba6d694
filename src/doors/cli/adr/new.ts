import { relative, join } from 'node:path'
import { type RecordRequest, recordDecision } from '../../../flows/decisions.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import { checkOf } from '../../../model/queries/index.ts'
import type { Arguments } from '../arguments.ts'
import { Exit, type ExitCode } from '../exit.ts'
import type { Terminal } from '../terminal.ts'

/** Writes the next record; its path is what is printed, so that an editor can be told it. */
export async function recordOnce(given: Arguments, directory: string, terminal: Terminal): Promise<ExitCode> {
  const title = given.second
  if (title === null)
    throw new Trouble('usage', {
      message: 'architect adr new needs a title',
      help: 'For example architect adr new "Keys are UUIDs"',
    })
  const checks = given.list('check').map(checkOf)
  const { file, changes } = recordDecision({
    directory,
    title,
    status: (given.text('status') ?? 'accepted') as RecordRequest['status'],
    date: new Date().toISOString().slice(0, 10),
    supersedes: given.list('supersedes'),
    checks,
    decided: null,
  })
  const shown = (path: string): string => relative(terminal.directory, join(directory, path)) || path
  for (const { path } of changes.slice(1)) terminal.tell(`Superseded: ${shown(path)}`)
  await terminal.print(shown(file))
  terminal.tell(`next: write it, then architect adr ${checks.length > 0 ? 'verify' : 'list'}`)
  return Exit.clean
}
