import type { FileTree } from '../../kernel/files/tree.ts'
import { Trouble } from '../../kernel/diagnostic.ts'
import { nearest } from '../../kernel/nearest.ts'
import type { Assumption } from '../../model/knowledge.ts'
import type { SourceProgram } from '../../python/modules/program.ts'
import { chooseEntries as chooseDiscovered, discoverEntries } from '../fastapi/discovery/index.ts'
import type { Entry } from '../fastapi/entry.ts'

export interface ChosenEntries {
  readonly entries: readonly Entry[]
  /** Whether somebody named them; what was found is an assumption. */
  readonly named: boolean
  readonly assumptions: readonly Assumption[]
}

/** More applications than this in one repository are a collection, not a backend. */
const MOST = 8

/** The applications to read: the named ones, else the one a repository is about, or every one. */
export function chooseEntries(
  named: readonly string[],
  program: SourceProgram,
  files: FileTree,
  every = false,
): ChosenEntries {
  if (named.length > 0) return { entries: named.map((one) => parseEntry(one, files)), named: true, assumptions: [] }
  const { main, alternatives, assumptions } = chooseDiscovered(discoverEntries(program, files))
  const entries = main ? [main, ...(every ? alternatives.slice(0, MOST - 1) : [])] : []
  if (main) return { entries, named: false, assumptions }
  return {
    entries: [],
    named: false,
    assumptions: [{ text: 'no FastAPI application was found; name one with --entry', at: null }],
  }
}

/** `app/main.py:app` or `app.main:app`. */
function parseEntry(written: string, files: FileTree): Entry {
  const colon = written.lastIndexOf(':')
  const path = (colon < 0 ? written : written.slice(0, colon)).replace(/^\.\//, '')
  const variable = colon < 0 ? 'app' : written.slice(colon + 1)
  const candidates = path.endsWith('.py')
    ? [path]
    : [`${path.replaceAll('.', '/')}.py`, `${path.replaceAll('.', '/')}/__init__.py`]
  const file =
    candidates.find((one) => files.has(one)) ??
    files.paths.find((one) => candidates.some((wanted) => one.endsWith(`/${wanted}`)))
  if (file && /^[\w.]+$/.test(variable)) return { file, variable }
  const python = files.paths.filter((one) => one.endsWith('.py'))
  const close = nearest(path, python)
  throw new Trouble('usage', {
    message: `--entry ${written}: there is no ${path} in this folder`,
    help: close
      ? `Did you mean ${close}:${variable}?`
      : 'Write it as file.py:variable, relative to the surveyed folder.',
  })
}
