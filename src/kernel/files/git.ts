import { spawnSync } from 'node:child_process'
import { Trouble } from '../diagnostic.ts'
import type { FileTree } from './tree.ts'
import type { DiskOptions } from './disk.ts'

const MAXIMUM_OUTPUT = 2_000_000_000
/** Nothing a repository configures may be started by looking at it. */
const QUIET = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false']

/** The files of a folder as they were at a revision of the repository around it. */
export function gitTree(folder: string, revision: string, options: DiskOptions): FileTree {
  const commit = commitOf(folder, revision)
  const entries = git(folder, ['ls-tree', '-r', '-z', '-l', commit, '.'])
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const found = /^(100\d{3}) blob ([0-9a-f]+)\s+(\d+)\t(.*)$/s.exec(line)
      return found ? [{ blob: found[2]!, size: Number(found[3]), path: found[4]! }] : []
    })
  const wanted = entries.filter(
    ({ path, size }) => options.wanted(path.slice(path.lastIndexOf('/') + 1)) && size <= options.maximumBytes,
  )
  const blobs = new Map(wanted.map(({ path, blob }) => [path, blob]))
  let contents: ReadonlyMap<string, Uint8Array> | null = null
  return {
    name: folder,
    paths: [...blobs.keys()].sort(),
    skipped: entries
      .filter(({ path, size }) => !blobs.has(path) && size > options.maximumBytes)
      .map(({ path }) => ({ path, why: 'too large' })),
    has: (path) => blobs.has(path),
    bytes: (path) => (contents ??= readBlobs(folder, [...new Set(blobs.values())])).get(blobs.get(path) ?? '') ?? null,
    stamp: (path) => blobs.get(path) ?? 'gone',
  }
}

/** All blobs in one go: a process for each would take minutes. */
function readBlobs(folder: string, blobs: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const output = git(folder, ['cat-file', '--batch'], blobs.join('\n'))
  const contents = new Map<string, Uint8Array>()
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(10, at)
    if (end < 0) break
    const [blob, , size] = output.toString('utf8', at, end).split(' ')
    const from = end + 1
    contents.set(blob!, output.subarray(from, from + Number(size)))
    at = from + Number(size) + 1
  }
  return contents
}

export interface ChangedLines {
  readonly file: string
  /** First and last line of each stretch that is new; null when all of the file is. */
  readonly lines: readonly (readonly [number, number])[] | null
}

/** What differs between a revision and the folder as it lies there, files git does not know included. */
export function changedSince(folder: string, revision: string): readonly ChangedLines[] {
  const commit = commitOf(folder, revision)
  const difference = git(folder, [
    'diff',
    '--no-color',
    '--no-ext-diff',
    '--no-textconv',
    '--relative',
    '--unified=0',
    '--no-prefix',
    commit,
    '--',
    '.',
  ]).toString('utf8')
  const untracked = git(folder, ['ls-files', '--others', '--exclude-standard', '-z']).toString('utf8').split('\0')
  return [...stretchesOf(difference), ...untracked.filter((file) => file !== '').map((file) => ({ file, lines: null }))]
}

function stretchesOf(difference: string): readonly ChangedLines[] {
  const files = new Map<string, (readonly [number, number])[]>()
  let file: string | null = null
  for (const line of difference.split('\n')) {
    const named = /^\+\+\+ (.*?)\t?$/.exec(line)
    if (named) file = named[1] === '/dev/null' ? null : named[1]!
    const hunk = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line)
    if (!hunk || file === null) continue
    const first = Number(hunk[1])
    const count = Number(hunk[2] ?? 1)
    // Lines that went away touch the ones around the gap.
    const stretch = count === 0 ? ([first, first + 1] as const) : ([first, first + count - 1] as const)
    files.set(file, [...(files.get(file) ?? []), stretch])
  }
  return [...files].map(([name, lines]) => ({ file: name, lines }))
}

/** The bytes of one file as it was at a revision. */
export function fileAtRevision(folder: string, revision: string, path: string): Uint8Array {
  const commit = commitOf(folder, revision)
  const result = run(folder, ['cat-file', 'blob', `${commit}:${path}`])
  if (result.status === 0) return result.stdout
  throw new Trouble('usage', {
    message: `there is no file ${path} at ${revision}`,
    help: 'A path after a colon counts from the root of the repository; ./path counts from the folder.',
  })
}

/** Whether git knows a revision of this name around a folder. */
export const hasRevision = (folder: string, revision: string): boolean =>
  run(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]).status === 0

/** Branches and tags, as people name them. */
export function revisionNames(folder: string): readonly string[] {
  const result = run(folder, ['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/tags', 'refs/remotes'])
  return result.status === 0 ? result.stdout.toString('utf8').split('\n').filter(Boolean) : []
}

/** The commit a name stands for. */
export function commitOf(folder: string, revision: string): string {
  const result = run(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
  if (result.status === 0) return result.stdout.toString('utf8').trim()
  const inside = run(folder, ['rev-parse', '--is-inside-work-tree']).status === 0
  throw new Trouble('usage', {
    message: inside ? `there is no revision ${revision}` : `${folder} is not inside a git repository`,
    help: inside
      ? 'Name a commit, a branch or a tag that git knows here; a shallow clone may lack it.'
      : 'Leave out what compares with a revision.',
  })
}

function git(folder: string, args: readonly string[], input = ''): Buffer {
  const result = run(folder, args, input)
  if (result.status === 0) return result.stdout
  throw new Trouble('usage', {
    message: `git ${args[0]} failed: ${result.error?.message ?? result.stderr.toString('utf8').trim().split('\n')[0]}`,
  })
}

const run = (folder: string, args: readonly string[], input = '') =>
  spawnSync('git', [...QUIET, '-C', folder, ...args], {
    input,
    maxBuffer: MAXIMUM_OUTPUT,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' },
  })
