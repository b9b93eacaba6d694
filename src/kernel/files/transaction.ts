import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { Trouble } from '../diagnostic.ts'
import { digest } from '../digest.ts'

/** A file before and after; null is none. */
export interface Change {
  readonly path: string
  readonly before: Uint8Array | null
  readonly after: string | null
}

interface Entry {
  readonly path: string
  /** Digests of both. */
  readonly before: string | null
  readonly after: string | null
}

/** Is told of each operation on the disk. */
type Done = (operation: string) => void

const JOURNAL = 'journal.json'

/** Where new texts lie until all of them are there. */
export const ASIDE = '.architect/aside'

/**
 * Writes all changes or none. New texts are laid aside first; once the journal is complete the changes hold, and whoever
 * comes next finishes them with `recover`. Before that, the folder is as it was. `done` is told of each operation.
 */
export function applyChanges(
  folder: string,
  aside: string,
  changes: readonly Change[],
  done: Done = () => undefined,
): void {
  recover(folder, aside)
  if (changes.length === 0) return
  const root = realpathSync(folder)
  const parents = new Set<string>()
  for (const change of changes) check(root, change, parents)
  const place = join(root, aside)
  mkdirSync(place, { recursive: true })
  done('made a place aside')
  for (const [index, { path, before, after }] of changes.entries()) {
    if (after === null) continue
    writeFileSync(join(place, String(index)), after)
    if (before !== null) chmodSync(join(place, String(index)), statSync(join(root, path)).mode)
    done(`laid ${path} aside`)
  }
  const entries = changes.map(({ path, before, after }): Entry => ({
    path,
    before: digestOf(before),
    after: digestOf(after),
  }))
  writeFileSync(join(place, `${JOURNAL}.tmp`), JSON.stringify(entries))
  done('wrote the journal')
  renameSync(join(place, `${JOURNAL}.tmp`), join(place, JOURNAL))
  done('completed the journal')
  finish(root, aside, entries, done)
}

/** Finishes what an earlier run began, or takes it back. Says which files lie beside since they were edited meanwhile. */
export function recover(folder: string, aside: string, done: Done = () => undefined): readonly string[] {
  const place = join(folder, aside)
  if (!existsSync(place)) return []
  const journal = join(place, JOURNAL)
  if (existsSync(journal)) {
    const entries = JSON.parse(readFileSync(journal, 'utf8')) as readonly Entry[]
    return finish(realpathSync(folder), aside, entries, done)
  }
  discard(realpathSync(folder), aside)
  return []
}

function finish(root: string, aside: string, entries: readonly Entry[], done: Done): readonly string[] {
  const beside: string[] = []
  const made = new Set<string>()
  for (const [index, { path, before, after }] of entries.entries()) {
    const target = join(root, path)
    const staged = join(root, aside, String(index))
    const there = digestOf(existsSync(target) ? readFileSync(target) : null)
    const edited = there !== before && there !== after
    if (after === null && !edited) rmSync(target, { force: true })
    if (after !== null && existsSync(staged)) {
      const parent = dirname(target)
      if (!made.has(parent)) mkdirSync(parent, { recursive: true })
      made.add(parent)
      renameSync(staged, edited ? freeBeside(target) : target)
      if (edited) beside.push(path)
    }
    done(after === null ? `deleted ${path}` : `moved ${path} into place`)
  }
  for (const { path, after } of entries) if (after === null) withoutEmpty(root, dirname(path))
  rmSync(join(root, aside, JOURNAL), { force: true })
  done('took the journal away')
  discard(root, aside)
  done('cleaned up')
  return beside
}

/** A name beside a file that nobody has. */
function freeBeside(target: string): string {
  let name = `${target}.generated`
  for (let count = 2; existsSync(name); count += 1) name = `${target}.generated${count}`
  return name
}

function discard(root: string, aside: string): void {
  rmSync(join(root, aside), { recursive: true, force: true })
  withoutEmpty(root, dirname(aside))
}

/** Folders that hold nothing any more go. */
function withoutEmpty(root: string, path: string): void {
  for (let at = path; at !== '.' && at !== ''; at = dirname(at)) {
    try {
      rmdirSync(join(root, at))
    } catch {
      return
    }
  }
}

/** Refuses what would be written elsewhere, or over what nobody has seen. */
function check(root: string, { path, before }: Change, parents: Set<string>): void {
  const target = join(root, path)
  const folder = dirname(target)
  if (!parents.has(folder)) checkFolder(root, path, folder)
  parents.add(folder)
  const found = lstatSync(target, { throwIfNoEntry: false })
  if (found && !found.isFile())
    throw new Trouble('usage', { message: `${path} is a link or a folder, so nothing was written` })
  if (digestOf(found ? readFileSync(target) : null) !== digestOf(before))
    throw new Trouble('usage', {
      message: `${path} was edited meanwhile, so nothing was written`,
      help: 'Run it again.',
    })
}

/** Refuses a folder that lies elsewhere, or is none. */
function checkFolder(root: string, path: string, folder: string): void {
  let parent = folder
  while (!lstatSync(parent, { throwIfNoEntry: false })) parent = dirname(parent)
  if (!existsSync(parent))
    throw new Trouble('usage', { message: `a folder of ${path} is a broken link, so nothing was written` })
  const real = realpathSync(parent)
  if ((real !== root && !real.startsWith(root + sep)) || !(folder === root || folder.startsWith(root + sep)))
    throw new Trouble('usage', { message: `${path} leads out of the folder, so nothing was written` })
  if (!statSync(parent).isDirectory())
    throw new Trouble('usage', { message: `a folder of ${path} is a file, so nothing was written` })
}

const digestOf = (content: Uint8Array | string | null): string | null =>
  content === null ? null : digest(Buffer.from(content).toString('latin1'))
