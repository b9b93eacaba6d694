import { resolve } from 'node:path'
import type { EvolveRequest } from '../../../flows/evolve.ts'
import type { ChangeKind, ChangeLevel } from '../../../model/index.ts'
import type { Arguments } from '../arguments.ts'
import { checkedEntry, checkedSetting, existingDirectory } from '../subject.ts'
import type { Terminal } from '../terminal.ts'
import { type Format, assumedFormat, formats } from './formats.ts'
import { namedState } from './states.ts'

/** What `--only` takes. */
export const kinds = ['contract', 'security', 'behaviour'] as const satisfies readonly ChangeKind[]

/** What one comparison is asked for: what with what, where the result goes, and what follows from it. */
export interface EvolvePlan {
  readonly request: EvolveRequest
  readonly format: Format
  readonly output: string | null
  readonly failOn: ChangeLevel | 'never'
}

export function planEvolve(given: Arguments, terminal: Terminal): EvolvePlan {
  const output = given.text('output')
  const directory = existingDirectory(given.text('dir') ?? '.', terminal.directory, 'evolve')
  const surroundings = { directory, from: terminal.directory }
  const only = kinds.filter((kind) => given.list('only').includes(kind))
  return {
    request: {
      base: namedState(given.positional ?? '', surroundings),
      head: given.second === null ? { what: 'folder', name: '', directory } : namedState(given.second, surroundings),
      kinds: only.length > 0 ? only : kinds,
      entries: given.list('entry').map(checkedEntry),
      environment: Object.fromEntries(given.list('env').map(checkedSetting)),
      cache: !given.flag('no-cache'),
    },
    format: given.flag('json')
      ? 'json'
      : (formats.find((one) => one === given.text('format')) ?? assumedFormat(output, terminal)),
    output: output === null ? null : resolve(terminal.directory, output),
    failOn: (given.text('fail-on') ?? 'error') as EvolvePlan['failOn'],
  }
}
