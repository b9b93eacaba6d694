import { resolve } from 'node:path'
import type { EvolveRequest } from '../../../flows/evolve.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import type { ChangeKind, ChangeLevel, Renames } from '../../../model/index.ts'
import type { Arguments } from '../arguments.ts'
import { checkedEntry, checkedSetting, existingDirectory } from '../subject.ts'
import type { Terminal } from '../terminal.ts'
import { type Format, assumedFormat, formats } from './formats.ts'
import { namedState } from './states.ts'

/** What `--only` takes. */
export const kinds = ['contract', 'security', 'behaviour', 'schema'] as const satisfies readonly ChangeKind[]

/** What one comparison is asked for: what with what, where the result goes, and what follows from it. */
export interface EvolvePlan {
  readonly request: EvolveRequest
  readonly format: Format
  readonly output: string | null
  /** Where the rollout is written as migrations. */
  readonly migrations: string | null
  readonly failOn: ChangeLevel | 'never'
}

export function planEvolve(given: Arguments, terminal: Terminal): EvolvePlan {
  const [output, migrations] = [given.text('output'), given.text('write-migrations')]
  const directory = existingDirectory(given.text('dir') ?? '.', terminal.directory, 'evolve')
  const surroundings = { directory, from: terminal.directory }
  const only = kinds.filter((kind) => given.list('only').includes(kind))
  return {
    request: {
      base: namedState(given.positional ?? '', surroundings),
      head: given.second === null ? { what: 'folder', name: '', directory } : namedState(given.second, surroundings),
      kinds: only.length > 0 ? only : kinds,
      renames: renamesOf(given.list('rename')),
      fills: new Map(given.list('fill').map(fillOf)),
      entries: given.list('entry').map(checkedEntry),
      environment: Object.fromEntries(given.list('env').map(checkedSetting)),
      cache: !given.flag('no-cache'),
    },
    format: given.flag('json')
      ? 'json'
      : (formats.find((one) => one === given.text('format')) ?? assumedFormat(output, terminal)),
    output: output === null ? null : resolve(terminal.directory, output),
    migrations: migrations === null ? null : existingDirectory(migrations, terminal.directory, 'evolve'),
    failOn: (given.text('fail-on') ?? 'error') as EvolvePlan['failOn'],
  }
}

/** `orders=purchases` for a table, `orders.total=amount` for a column; a schema stands before the table. */
function renamesOf(words: readonly string[]): Renames {
  const pairs = words.map(renameOf)
  return {
    tables: pairs.filter(({ isColumn }) => !isColumn).map(({ pair }) => pair),
    columns: pairs.filter(({ isColumn }) => isColumn).map(({ pair }) => pair),
  }
}

function renameOf(word: string): { readonly isColumn: boolean; readonly pair: readonly [string, string] } {
  const [, left, to] = /^([^=]+)=([^=.]+)$/.exec(word) ?? []
  const parts = left?.split('.') ?? []
  if (left === undefined || to === undefined || parts.length > 3)
    throw new Trouble('usage', {
      message: `--rename ${word} is no rename`,
      help: 'For example --rename orders=purchases, or --rename orders.total=amount',
    })
  if (parts.length === 1) return { isColumn: false, pair: [`public.${left}`, `public.${to}`] }
  const [schema, table, column] = parts.length === 3 ? parts : ['public', ...parts]
  return { isColumn: true, pair: [`${schema}.${table}.${column}`, `${schema}.${table}.${to}`] }
}

/** `orders.total=0`: whatever SQL gives the value. */
function fillOf(word: string): readonly [string, string] {
  const [, left, value] = /^([^=]+)=(.+)$/s.exec(word) ?? []
  const parts = left?.split('.') ?? []
  if (value !== undefined && (parts.length === 2 || parts.length === 3))
    return [parts.length === 3 ? parts.join('.') : `public.${parts.join('.')}`, value]
  throw new Trouble('usage', {
    message: `--fill ${word} says not what rows get`,
    help: 'For example --fill orders.total=0, or --fill orders.state="\'open\'": the value is SQL.',
  })
}
