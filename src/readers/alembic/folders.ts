import { type FileTree, decode } from '../../kernel/files/tree.ts'

/** A folder that Alembic runs from: `env.py`, and revision files in one or more places. */
export interface ScriptFolder {
  readonly path: string
  readonly revisions: readonly string[]
}

interface Settings {
  readonly folder: string
  /** Where revisions are; null for `versions` inside the folder. */
  readonly versions: readonly string[] | null
  readonly recursive: boolean
}

const parent = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** Folders with an `env.py` that uses Alembic, and what an `alembic.ini` or `pyproject.toml` says of them. */
export function scriptFolders(files: FileTree): readonly ScriptFolder[] {
  const settings = files.paths
    .filter((path) => /(^|\/)(alembic[^/]*\.ini|[^/]*alembic\.ini|pyproject\.toml)$/.test(path))
    .flatMap((path) => settingsIn(path, files))
  const folders = files.paths
    .filter(
      (path) =>
        /(^|\/)env\.py$/.test(path) &&
        /\balembic\b/.test(textOf(path, files)) &&
        /run_migrations|\bcontext\b/.test(textOf(path, files)),
    )
    .map(parent)
  return folders
    .map((path) => ({
      path,
      revisions: revisionFiles(
        path,
        settings.filter((one) => one.folder === path),
        files,
      ),
    }))
    .filter((one) => one.revisions.length > 0 || settings.some(({ folder }) => folder === one.path))
}

function textOf(path: string, files: FileTree): string {
  const bytes = files.bytes(path)
  return bytes ? decode(bytes).text : ''
}

/** Each section with a `script_location`; sections other than `[alembic]` are used with `--name`. */
function settingsIn(path: string, files: FileTree): readonly Settings[] {
  const found: Settings[] = []
  for (const section of textOf(path, files)
    .split(/^\s*\[(?=[^\]\n]+\]\s*$)/m)
    .slice(1)) {
    const location = option(section, 'script_location')
    if (location === null) continue
    const here = parent(path)
    const versions = option(section, 'version_locations')
    found.push({
      folder: resolve(here, location),
      versions:
        versions === null
          ? null
          : versions
              .split(/[\s,;:]+(?![^(]*\))|\n/)
              .map((one) => one.trim().replace(/^["'[]+|["'\],]+$/g, ''))
              .filter((one) => one !== '')
              .map((one) => resolve(here, one)),
      recursive: /^(true|1|yes)$/i.test(option(section, 'recursive_version_locations') ?? ''),
    })
  }
  return found
}

function option(section: string, name: string): string | null {
  const written = new RegExp(`^\\s*${name}\\s*=\\s*(.*(?:\\n[ \\t]+\\S.*)*)$`, 'm').exec(section)?.[1]
  return written === undefined ? null : written.replace(/^["']|["']$/g, '').trim()
}

/** `%(here)s/migrations`, `package:migrations`, `./alembic` */
function resolve(here: string, written: string): string {
  const inside = written.replace(/%\(here\)s/g, '.')
  const path = /^[\w.]+:[\w./-]+$/.test(inside)
    ? inside.replace(/^([\w.]+):/, (_, name: string) => `${name.replaceAll('.', '/')}/`)
    : inside
  const parts = here === '' ? [] : here.split('/')
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function revisionFiles(folder: string, settings: readonly Settings[], files: FileTree): readonly string[] {
  const given = settings.flatMap((one) => one.versions ?? [])
  const places = given.length > 0 ? [...new Set(given)] : [folder === '' ? 'versions' : `${folder}/versions`]
  const python = files.paths.filter((path) => path.endsWith('.py') && !path.endsWith('/__init__.py'))
  const directly = python.filter((path) => places.includes(parent(path)))
  const deep = python.filter((path) => places.some((place) => path.startsWith(`${place}/`)))
  return directly.length === 0 || settings.some((one) => one.recursive) ? deep : directly
}
