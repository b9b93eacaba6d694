import type { Sources } from './sources.ts'
import { isAside } from '../../../python/modules/places.ts'

/** A place in the repository that names what is to be run. */
export interface Hint {
  /** A dotted module or the path of a file. */
  readonly module: string
  /** null when only a file is named. */
  readonly variable: string | null
  readonly weight: number
  readonly from: string
}

/** Files that say how the backend is started, and how much that says about it. */
const PLACES: readonly { readonly path: RegExp; readonly weight: number }[] = [
  { path: /(^|\/)pyproject\.toml$/, weight: 45 },
  { path: /(^|\/)([\w.-]*\.)?(Dockerfile|Containerfile)([.-][\w.-]*)?$/i, weight: 45 },
  { path: /(^|\/)Procfile([.-]\w+)?$/, weight: 45 },
  { path: /(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/, weight: 40 },
  {
    path: /(^|\/)(render|fly|railway|app|serverless|nixpacks|template|procodile|supervisord?)\.(ya?ml|toml|conf|json)$/,
    weight: 35,
  },
  { path: /\.service$/, weight: 35 },
  { path: /(^|\/)vercel\.json$/, weight: 35 },
  { path: /(^|\/)(entrypoint|start|run|serve|launch|gunicorn)[\w.-]*(\.sh)?$/, weight: 35 },
  { path: /(^|\/)gunicorn[\w.-]*\.py$/, weight: 35 },
  { path: /(^|\/)(GNU)?[Mm]akefile$|\.mk$|(^|\/)\.?[Jj]ustfile$|(^|\/)Taskfile\.ya?ml$|(^|\/)tasks\.py$/, weight: 25 },
  { path: /\.(sh|bash|ps1|bat)$/, weight: 25 },
  { path: /(^|\/)\.vscode\/launch\.json$|(^|\/)\.run\/[^/]*\.xml$|(^|\/)\.idea\/.*\.xml$/, weight: 25 },
  { path: /(^|\/)(package|devcontainer)\.json$/, weight: 20 },
  {
    path: /(^|\/)(README|CLAUDE|AGENTS|GEMINI|CONTRIBUTING|DEVELOPMENT|INSTALL|copilot-instructions)[\w.-]*\.(md|rst|txt)$/i,
    weight: 20,
  },
  { path: /\.(md|rst)$/, weight: 6 },
  { path: /\.py$/, weight: 30 },
]

/** Whether a file of this name may say how the backend is started. */
export const isHintName = (name: string): boolean => PLACES.some((place) => place.path.test(name))

const SERVER = /uvicorn|gunicorn|hypercorn|granian|daphne|fastapi|mangum|wsgi_app|asgi|entrypoint|scripts/i

export function readHints(sources: Sources): readonly Hint[] {
  const places = sources.files.paths
    .filter((path) => !isAside(path))
    .flatMap((path) => {
      const place = PLACES.find((one) => one.path.test(path))
      return place ? [{ path, weight: place.weight }] : []
    })
  const ordered = [
    ...places.filter((one) => !ordinary(one.path)),
    ...places.filter((one) => ordinary(one.path)).slice(0, MAXIMUM_DOCUMENTS),
  ]
  return ordered.flatMap(({ path, weight }) => hintsIn(sources.text(path), path, weight))
}

const ordinary = (path: string): boolean => /\.(md|rst)$/.test(path)
const MAXIMUM_DOCUMENTS = 400

/** `app.main:app`, `app.main:create_app()`, `server.main:server.app` */
const TARGET = /(?<![\w./:-])((?:[A-Za-z_]\w*)(?:\.[A-Za-z_]\w*)*):([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?)(?![\w:/])/g
/** `fastapi run app/main.py`, `python -m app.main`, `"src": "api/index.py"` */
const RUN_FILE =
  /(?:fastapi["', ]+(?:run|dev)["', ]+(?:--[\w-]+[= ]\S+ )*|python3?["', ]+(?:-m["', ]+)?|"src"\s*:\s*"|"program"\s*:\s*"(?:\$\{workspaceFolder\}\/)?)([\w][\w./-]*)/g
const PYTHON_TARGET = /(["'])([A-Za-z_][\w.]*):([A-Za-z_][\w.]*)(?:\(\))?\1/g

export function hintsIn(text: string, from: string, weight: number): readonly Hint[] {
  if (!SERVER.test(text)) return []
  if (from.endsWith('.py'))
    return [...text.matchAll(PYTHON_TARGET)].map(([, , module, variable]) => ({
      module: module!,
      variable: variable!,
      weight,
      from,
    }))
  const targets = [...text.matchAll(TARGET)].map(([, module, variable]) => ({
    module: module!,
    variable,
    weight: variable === undefined ? 0 : weight + strength(text, from),
    from,
  }))
  const files = [...text.matchAll(RUN_FILE)].map(([, module]) => ({
    module: module!,
    variable: null,
    weight: Math.round(weight / 2),
    from,
  }))
  return [...targets.map((one) => ({ ...one, variable: one.variable! })), ...files]
}

/** FastAPI's own setting says it outright. */
const strength = (text: string, from: string): number =>
  from.endsWith('pyproject.toml') && /^\[tool\.fastapi\]/m.test(text) ? 40 : 0

/** The Python files a hint may mean, those nearest to the file that gives it first. */
export function filesOf(hint: Hint, python: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const asPath = hint.module.endsWith('.py')
    ? hint.module.slice(0, -3)
    : hint.variable === null && hint.module.includes('/')
      ? hint.module
      : hint.module.replaceAll('.', '/')
  const path = asPath.replace(/^\.?\//, '')
  const endings = [`${path}.py`, `${path}/__init__.py`, `${path}/__main__.py`]
  const found = (python.get(path.slice(path.lastIndexOf('/') + 1)) ?? []).filter((file) =>
    endings.some((ending) => file === ending || file.endsWith(`/${ending}`)),
  )
  const near = (file: string): number => commonFolders(file, hint.from)
  const best = Math.max(...found.map(near))
  return found.filter((file) => near(file) === best)
}

function commonFolders(one: string, other: string): number {
  const [a, b] = [one.split('/'), other.split('/').slice(0, -1)]
  let i = 0
  while (i < b.length && a[i] === b[i]) i++
  return i
}

/** Python files by the last part of the name they are imported under. */
export function byLastName(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const result = new Map<string, string[]>()
  for (const path of paths) {
    if (!path.endsWith('.py')) continue
    const parts = path.split('/')
    const name = /^__(init|main)__\.py$/.test(parts.at(-1)!) ? (parts.at(-2) ?? '') : parts.at(-1)!.slice(0, -3)
    result.set(name, [...(result.get(name) ?? []), path])
  }
  return result
}
