import type { DecisionCheck } from '../../model/index.ts'
import { type Forbidden, checkText, forbiddenBy, holdsFor, isScoped } from '../../model/queries/index.ts'
import { escapePattern } from '../../kernel/text.ts'
import type { CodeFile } from '../../python/code/code.ts'
import { textOf } from '../../python/code/names.ts'
import { isAside } from '../../python/modules/places.ts'
import type { Break, Demand, Outcome, Part } from './check.ts'

/** What a decision forbids by name, as something to look for; null for a rule of the catalogue. */
export function demandOf(check: DecisionCheck, folder: string): Demand | null {
  const forbidden = forbiddenBy(check)
  if (!forbidden) return null
  return { means: checkText(check), test: (part) => lookFor(forbidden, check, folder, part) }
}

/** In all Python of the folder, used by the application or not; in tests and examples only where the check names them. */
function lookFor(forbidden: Forbidden, check: DecisionCheck, folder: string, { code }: Part): Outcome {
  const files = [...code.files, ...code.unused].filter(
    ({ path }) => holdsFor(check, path, folder) && (isScoped(check) || !isAside(path.slice(folder.length))),
  )
  // A name is written out where it is imported, but for the folders it stands below.
  const last = new RegExp(
    `${escapePattern(forbidden.name.split('.').at(-1)!)}|\\bimport_module\\b|\\b__import__\\b`,
    'u',
  )
  const found = files.filter((file) => file.mentions(last)).map((file) => lookInto(file, forbidden))
  return {
    looked: files.length,
    breaks: found.flatMap(({ breaks }) => breaks),
    unknown: found.filter(({ unknown }) => unknown).length,
  }
}

interface Found {
  readonly breaks: readonly Break[]
  /** Whether it imports what only the running program knows. */
  readonly unknown: boolean
}

function lookInto(file: CodeFile, { what, name }: Forbidden): Found {
  const named = (path: string | null): boolean => path === name || path?.startsWith(`${name}.`) === true
  if (what === 'call') {
    const breaks = file.calls
      .filter(({ path }) => named(path))
      .map(({ node, within }) => ({ at: file.place(node), subject: within?.qualname ?? file.path }))
    return { breaks, unknown: false }
  }
  const written = file.imports
    .filter(({ path }) => named(path))
    .map(({ node }) => ({ at: file.place(node), subject: file.path }))
  const atRunTime = file.calls.filter(({ path }) => path === 'importlib.import_module' || path === '__import__')
  const asked = atRunTime.map(({ node: { args, start, end } }) => {
    const [first] = args
    return { module: textOf(first), at: file.place({ start, end }) }
  })
  return {
    breaks: [...written, ...asked.filter(({ module }) => named(module)).map(({ at }) => ({ at, subject: file.path }))],
    unknown: asked.some(({ module }) => module === null),
  }
}
