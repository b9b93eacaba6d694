import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Backend } from '../../model/index.ts'
import { mainApplication } from '../../model/queries/index.ts'

export interface Folders {
  /** Where commands run. */
  readonly working: string
  /** Where imports begin. */
  readonly imports: readonly string[]
  /** `app.main:app`; null where no application was found. */
  readonly application: string | null
}

/** What stands in the folder a backend is started from. */
const MARKS = ['pyproject.toml', 'alembic.ini', 'requirements.txt', 'setup.py']

/** Where a backend is started: the folder its configuration lies in, at or above where its imports begin. */
export function foldersOf(backend: Backend, root: string, stated: string | null): Folders {
  const main = mainApplication(backend)
  const begin = main === null ? root : join(root, importRoot(main.id, main.at.file))
  const working = stated === null ? configuredAbove(begin, root) : join(root, stated)
  const sources = join(working, 'src')
  const imports = [working, begin, ...(existsSync(sources) ? [sources] : [])]
  return { working, imports: [...new Set(imports)], application: main?.id ?? null }
}

/** `app.main:app` in `backend/app/main.py` begins in `backend`. */
function importRoot(id: string, file: string): string {
  const module = id.split(':')[0]!.replaceAll('.', '/')
  const ending = [`${module}.py`, `${module}/__init__.py`].find((one) => file === one || file.endsWith(`/${one}`))
  return ending === undefined ? '.' : file.slice(0, file.length - ending.length).replace(/\/$/, '') || '.'
}

function configuredAbove(begin: string, root: string): string {
  for (let at = begin; at.startsWith(root); at = dirname(at)) {
    if (MARKS.some((name) => existsSync(join(at, name)))) return at
    if (at === root) break
  }
  return begin
}
