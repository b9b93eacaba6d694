import { Trouble } from '../kernel/diagnostic.ts'
import { type FileTree, decode } from '../kernel/files/tree.ts'
import { isObject } from '../kernel/json.ts'

/**
 * `owned` is rewritten while nobody touched it, `shared` is merged from the beginning, and `seed` is written once and
 * only gets what is new. An owned file that somebody edited is merged as well.
 */
export type Owner = 'owned' | 'shared' | 'seed'

export interface Kept {
  readonly owner: Owner
  /** The text as it was generated; null where its copy is gone. */
  readonly pristine: string | null
}

export interface Ledger {
  /** What was generated last time, by path. */
  readonly files: ReadonlyMap<string, Kept>
  /** Texts that were laid beside a file since it could not be merged: their digests, by the path of the file. */
  readonly beside: ReadonlyMap<string, string>
}

export const LEDGER_FOLDER = '.architect'
const INDEX = `${LEDGER_FOLDER}/ledger.json`
const ATTRIBUTES = `${LEDGER_FOLDER}/.gitattributes`
const OWNERS = new Set<unknown>(['owned', 'shared', 'seed'])

/** Git leaves the line ends of copies alone, and hosts fold them away in reviews. */
const attributes = 'pristine/** -text linguist-generated\n'

/** No tool takes a copy for code: its name ends otherwise. */
const copyOf = (path: string): string => `${LEDGER_FOLDER}/pristine/${path}.txt`

const nothing: Ledger = { files: new Map(), beside: new Map() }

/** The ledger of a folder; an empty one where there is none. */
export function readLedger(tree: FileTree): Ledger {
  const index = textAt(tree, INDEX)
  if (index === null) return nothing
  const { files, beside } = indexOf(index)
  return {
    files: new Map([...files].map(([path, owner]) => [path, { owner, pristine: textAt(tree, copyOf(path)) }])),
    beside,
  }
}

function indexOf(text: string): { files: ReadonlyMap<string, Owner>; beside: ReadonlyMap<string, string> } {
  let index: unknown = null
  try {
    index = JSON.parse(text)
  } catch {
    // Said below.
  }
  const [files, beside] = isObject(index) ? [index['files'], index['beside'] ?? {}] : [null, null]
  if (!isObject(index) || index['format'] !== 1 || !isObject(files) || !isObject(beside) || !sound(files, beside))
    throw new Trouble('configuration', {
      message: `${INDEX} cannot be read`,
      help: 'Take it back from the last commit that has it: it says what was generated, and nothing is built without it.',
    })
  return {
    files: new Map(Object.entries(files) as [string, Owner][]),
    beside: new Map(Object.entries(beside) as [string, string][]),
  }
}

const sound = (files: object, beside: object): boolean =>
  Object.values(files).every((owner) => OWNERS.has(owner)) &&
  Object.values(beside).every((digest) => typeof digest === 'string')

/** The files a ledger consists of. */
export function ledgerFiles({ files, beside }: Ledger): ReadonlyMap<string, string> {
  if (files.size === 0 && beside.size === 0) return new Map()
  const sorted = [...files].toSorted(([one], [other]) => (one < other ? -1 : 1))
  const index = {
    format: 1,
    files: Object.fromEntries(sorted.map(([path, { owner }]) => [path, owner])),
    beside: Object.fromEntries([...beside].toSorted(([one], [other]) => (one < other ? -1 : 1))),
  }
  return new Map([
    [INDEX, `${JSON.stringify(index, null, 2)}\n`],
    [ATTRIBUTES, attributes],
    ...sorted.flatMap(([path, { pristine }]): [string, string][] =>
      pristine === null ? [] : [[copyOf(path), pristine]],
    ),
  ])
}

/** Whether a path belongs to the ledger itself. */
export const isLedgers = (path: string): boolean =>
  path === INDEX || path === ATTRIBUTES || path.startsWith(`${LEDGER_FOLDER}/pristine/`)

/** The text of a file; null where there is none, or where it is no UTF-8. */
export function textAt(tree: FileTree, path: string): string | null {
  const bytes = tree.has(path) ? tree.bytes(path) : null
  const decoded = bytes && decode(bytes)
  return decoded && decoded.problem === null ? decoded.text : null
}
