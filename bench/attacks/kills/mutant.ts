import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

export type BackendName =
  | 'user-profiles'
  | 'task-manager'
  | 'chat'
  | 'data-deletion'
  | 'document-search'
  | 'document-store'

/** A text of a built file, and what stands there without the protection. */
export interface Edit {
  readonly file: string
  readonly find: string
  readonly put: string
}

/** A built backend without one protection. */
export interface Mutant {
  /** The attack that must get through. */
  readonly attack: string
  readonly backend: BackendName
  /** What is wrong with it. */
  readonly fault: string
  /** One edit; more, where a second layer would repel the attack too, or a name has to be imported. */
  readonly edits: readonly Edit[]
}

/** Mutants of one backend, each with the texts that are replaced: file, text, what stands there then. */
export const on =
  (backend: BackendName) =>
  (
    attack: string,
    fault: string,
    ...edits: readonly (readonly [file: string, find: string, put: string])[]
  ): Mutant => ({
    attack,
    backend,
    fault,
    edits: edits.map(([file, find, put]) => ({ file, find, put })),
  })

/** An attack that nothing built here carries the surface of. */
export interface Bare {
  readonly attack: string
  readonly why: string
}

export const nameOf = ({ attack, backend, fault }: Omit<Mutant, 'edits'>): string => `${attack} on ${backend}: ${fault}`

export class NoLongerApplies extends Error {
  override readonly name = 'NoLongerApplies'
}

/** Takes the protection out of the backend in a folder; gives back what puts it in again. */
export function takeOut({ edits }: Mutant, folder: string): () => void {
  const before = new Map<string, string>()
  const restore = (): void => before.forEach((text, path) => writeFileSync(path, text))
  for (const { file, find, put } of edits) {
    const path = pathOf(file, folder)
    const text = path === null ? '' : readFileSync(path, 'utf8')
    const times = text.split(find).length - 1
    if (path === null || times !== 1) {
      restore()
      throw new NoLongerApplies(`${file} holds this ${times} times: ${find.trim().split('\n')[0]}`)
    }
    if (!before.has(path)) before.set(path, text)
    writeFileSync(
      path,
      text.replace(find, () => put),
    )
  }
  return restore
}

/** The one file of this name, in which `*` may stand for what differs from one blueprint to the next. */
function pathOf(file: string, folder: string): string | null {
  const [begin = '', end] = basename(file).split('*')
  const directory = join(folder, dirname(file))
  const found = (existsSync(directory) ? readdirSync(directory) : []).filter((one) =>
    end === undefined ? one === begin : one.startsWith(begin) && one.endsWith(end),
  )
  return found.length === 1 ? join(directory, found[0]!) : null
}
