import { type Dirent, lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import type { FileTree } from './tree.ts'

/** Folders that hold no source of the project. */
const PASSED_OVER = new Set([
  'node_modules',
  '__pycache__',
  'site-packages',
  'venv',
  'env',
  '.venv',
  '.tox',
  '.nox',
  '.mypy_cache',
  '.ruff_cache',
  '.pytest_cache',
  '.git',
  '.hg',
  '.svn',
  'dist-packages',
])

const MAXIMUM_FILES = 200_000
const MAXIMUM_DEPTH = 64

export interface DiskOptions {
  /** Which files are of interest, by name. */
  readonly wanted: (name: string) => boolean
  /** Larger files are passed over and said so. */
  readonly maximumBytes: number
}

/** The files below a folder. Links are followed only to places inside it, and never in circles. */
export function diskTree(folder: string, options: DiskOptions): FileTree {
  const root = realpathSync(resolve(folder))
  const found: string[] = []
  const skipped: { path: string; why: string }[] = []
  const seen = new Set<string>([root])
  const visit = (directory: string, depth: number): void => {
    if (depth > MAXIMUM_DEPTH) return void skipped.push({ path: shown(root, directory), why: 'nested too deep' })
    for (const entry of entriesOf(directory, root, skipped)) {
      if (found.length >= MAXIMUM_FILES) return
      const path = join(directory, entry.name)
      const kind = entry.isSymbolicLink()
        ? linkKind(path, root, seen, skipped)
        : entry.isDirectory()
          ? 'folder'
          : entry.isFile()
            ? 'file'
            : null
      if (kind === 'folder') {
        if (!PASSED_OVER.has(entry.name)) visit(path, depth + 1)
      } else if (kind === 'file' && options.wanted(entry.name)) found.push(shown(root, path))
    }
  }
  visit(root, 0)
  if (found.length >= MAXIMUM_FILES) skipped.push({ path: '.', why: `more than ${MAXIMUM_FILES} files` })
  return new DiskTree(root, found.sort(), skipped, options.maximumBytes)
}

const shown = (root: string, path: string): string => relative(root, path).split(sep).join('/') || '.'

function entriesOf(directory: string, root: string, skipped: { path: string; why: string }[]): readonly Dirent[] {
  try {
    const entries = readdirSync(directory, { withFileTypes: true })
    const named = entries.filter((entry) => !entry.name.includes('\uFFFD'))
    if (named.length < entries.length) skipped.push({ path: shown(root, directory), why: 'a name that is not UTF-8' })
    return named
  } catch (error) {
    skipped.push({ path: shown(root, directory), why: (error as NodeJS.ErrnoException).code ?? 'unreadable' })
    return []
  }
}

function linkKind(
  path: string,
  root: string,
  seen: Set<string>,
  skipped: { path: string; why: string }[],
): 'folder' | 'file' | null {
  try {
    const real = realpathSync(path)
    if (real !== root && !real.startsWith(root + sep)) {
      skipped.push({ path: shown(root, path), why: 'a link that leads out of the folder' })
      return null
    }
    if (statSync(real).isFile()) return 'file'
    if (seen.has(real) || root.startsWith(real) || path.startsWith(real + sep)) {
      skipped.push({ path: shown(root, path), why: 'a link in a circle' })
      return null
    }
    seen.add(real)
    return statSync(real).isDirectory() ? 'folder' : null
  } catch {
    skipped.push({ path: shown(root, path), why: 'a broken link' })
    return null
  }
}

class DiskTree implements FileTree {
  readonly name: string
  readonly paths: readonly string[]
  readonly skipped: { path: string; why: string }[]
  private readonly known: ReadonlySet<string>
  private readonly maximumBytes: number

  constructor(root: string, paths: readonly string[], skipped: { path: string; why: string }[], maximumBytes: number) {
    this.name = root
    this.paths = paths
    this.skipped = skipped
    this.known = new Set(paths)
    this.maximumBytes = maximumBytes
  }

  has(path: string): boolean {
    return this.known.has(path)
  }

  bytes(path: string): Uint8Array | null {
    if (!this.known.has(path)) return null
    const full = join(this.name, path)
    try {
      const { size } = statSync(full)
      if (size > this.maximumBytes) {
        this.skipped.push({ path, why: `larger than ${Math.round(this.maximumBytes / 1_000_000)} MB` })
        return null
      }
      return readFileSync(full)
    } catch (error) {
      this.skipped.push({ path, why: (error as NodeJS.ErrnoException).code ?? 'unreadable' })
      return null
    }
  }

  stamp(path: string): string {
    try {
      const { size, mtimeMs, ctimeMs, ino } = lstatSync(join(this.name, path))
      return `${size}:${mtimeMs}:${ctimeMs}:${ino}`
    } catch {
      return 'gone'
    }
  }
}
