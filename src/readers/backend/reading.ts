import type { Diagnostic } from '../../kernel/diagnostic.ts'
import type { FileTree } from '../../kernel/files/tree.ts'
import type { Api, Assumption, Reading, Unresolved } from '../../model/index.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { Site } from '../../python/values/value.ts'
import type { Loaded } from '../load.ts'
import { placeOf } from '../place.ts'
import type { ChosenEntries } from './entries.ts'

interface Sources {
  readonly files: FileTree
  readonly loaded: Loaded
  readonly chosen: ChosenEntries
  readonly api: Api
  /** What stands in the project's own configuration and could not be used. */
  readonly problems: readonly Diagnostic[]
  readonly assumptions: readonly Assumption[]
  readonly schemas: readonly { readonly text: string; readonly site: Site | null }[]
  readonly unresolved: readonly Unresolved[]
}

/** What the reading rests on, and what it could not do. */
export function readingOf({
  files,
  loaded,
  chosen,
  api,
  problems,
  assumptions,
  schemas,
  unresolved,
}: Sources): Reading {
  const { program, machine } = loaded
  const python = files.paths.filter((path) => path.endsWith('.py')).length
  const used = program.used
  return {
    files: {
      found: python,
      read: used.length,
      unreachable: Math.max(0, python - used.length),
      broken: used.filter((module) => (module.tree?.broken.length ?? 0) > 0).length,
    },
    lines: used.reduce((sum, module) => sum + linesOf(module.tree?.source ?? ''), 0),
    assumptions: [
      ...chosen.assumptions,
      ...machine.assumptions.map(({ text, site }) => ({ text, at: placeOf(site) })),
      ...assumptions,
    ],
    unresolved: dedupe([
      ...problems.map(({ message, at, help }) => ({
        kind: 'import' as const,
        text: help ? `${message}. ${help}` : message,
        at: at
          ? {
              file: at.path,
              line: at.line ?? 1,
              column: at.column ?? 1,
              endLine: at.line ?? 1,
              endColumn: at.column ?? 1,
            }
          : null,
        chain: [],
      })),
      ...files.skipped.map(({ path, why }) => unresolvedAt('encoding', `${path}: ${why}`)),
      ...program.encodings.map(({ file, problem }) => unresolvedAt('encoding', `${file}: ${problem}`)),
      ...used.flatMap((module) =>
        (module.tree?.broken ?? []).slice(0, 3).map((node) => ({
          kind: 'syntax' as const,
          text: 'this does not parse',
          at: placeOf({ module, node }),
          chain: [],
        })),
      ),
      ...gaveUp(machine),
      ...unknownPaths(api),
      ...schemas.map(({ text, site }) => ({ kind: 'type' as const, text, at: site && placeOf(site), chain: [] })),
      ...unresolved,
    ]),
  }
}

const unresolvedAt = (kind: Unresolved['kind'], text: string): Unresolved => ({ kind, text, at: null, chain: [] })

function gaveUp(machine: Machine): readonly Unresolved[] {
  return machine.gaveUp.map(({ kind, text, site }) => ({
    kind: kind === 'import' && text.includes('router') ? ('router' as const) : kind,
    text,
    at: site && placeOf(site),
    chain: [],
  }))
}

function unknownPaths(api: Api): readonly Unresolved[] {
  return api.operations
    .filter((one) => one.path.includes('{?}'))
    .map((one) => ({
      kind: 'path' as const,
      text: `the path ${one.path} of ${one.name} has a part that is not known`,
      at: one.handler,
      chain: one.wiring,
    }))
}

function dedupe(all: readonly Unresolved[]): readonly Unresolved[] {
  const seen = new Set<string>()
  return all.filter((one) => {
    const key = `${one.kind} ${one.text} ${one.at?.file ?? ''}:${one.at?.line ?? ''}`
    return seen.has(key) ? false : seen.add(key)
  })
}

function linesOf(source: string): number {
  let lines = 1
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) lines++
  return lines
}
