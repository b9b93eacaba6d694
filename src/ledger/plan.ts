import { digest } from '../kernel/digest.ts'
import type { Change } from '../kernel/files/transaction.ts'
import type { FileTree } from '../kernel/files/tree.ts'
import type { Conflict } from '../kernel/merge/merged.ts'
import type { Reads } from '../python/merge/merge.ts'
import { type Decision, type Tidy, decide } from './decide.ts'
import { type Kept, type Ledger, type Owner, isLedgers, ledgerFiles, readLedger, textAt } from './ledger.ts'

export interface GeneratedFile {
  readonly path: string
  readonly owner: Owner
  readonly text: string
}

export interface Step extends Decision {
  readonly path: string
}

export interface Plan {
  /** What happens to each file, and why. */
  readonly steps: readonly Step[]
  /** What is written for it, the ledger's own files included. Empty when all is as it should be. */
  readonly changes: readonly Change[]
  readonly conflicts: readonly (Conflict & { readonly path: string })[]
}

/** What a new generation does to the files of a folder. Nothing is written. */
export function planGeneration(
  parser: Reads,
  tree: FileTree,
  files: readonly GeneratedFile[],
  tidy: Tidy = (source) => source,
): Plan {
  const ledger = readLedger(tree)
  const made = new Map(files.map((file) => [file.path, file]))
  const steps = [...made.values()].map((file) => {
    const kept = ledger.files.get(file.path) ?? null
    return { path: file.path, ...decide(parser, { ...file, ...versionsAt(tree, file.path, kept) }, tidy) }
  })
  const gone = [...ledger.files].filter(([path]) => !made.has(path)).map(([path, kept]) => left(tree, path, kept))
  return planned(tree, ledger, made, [...steps, ...gone])
}

/** Takes a folder under the ledger as it is: later generations are merged into it. What is in the ledger stays. */
export function planAdoption(tree: FileTree, files: readonly GeneratedFile[]): Plan {
  const adopted = files.map(({ path, text }): [string, Kept] => [path, { owner: 'shared', pristine: text }])
  const steps = files.map(({ path }): Step => ({ path, does: 'leave', text: null, why: 'it is taken as it is' }))
  const known = readLedger(tree)
  return withChanges(tree, steps, { files: new Map([...adopted, ...known.files]), beside: known.beside }, [])
}

const versionsAt = (tree: FileTree, path: string, kept: Kept | null) => ({
  there: tree.has(path),
  yours: textAt(tree, path),
  base: kept?.pristine ?? null,
})

/** What the generator makes no longer goes while it is as it was made. */
function left(tree: FileTree, path: string, { pristine }: Kept): Step {
  const yours = textAt(tree, path)
  if (!tree.has(path)) return { path, does: 'leave', text: null, why: 'it is generated no more, and is not there' }
  return yours !== null && yours.replaceAll('\r\n', '\n') === pristine
    ? { path, does: 'delete', text: null, why: 'it is generated no more' }
    : { path, does: 'leave', text: null, why: 'it is generated no more, and was edited: it is yours now' }
}

function planned(
  tree: FileTree,
  ledger: Ledger,
  made: ReadonlyMap<string, GeneratedFile>,
  steps: readonly Step[],
): Plan {
  const files = new Map<string, Kept>()
  const beside = new Map<string, string>()
  const changes: Change[] = []
  for (const { path, does, text } of steps) {
    const file = made.get(path)
    const known = ledger.files.get(path)
    if (does === 'beside' && file) {
      // What was not merged stays to be merged.
      if (known) files.set(path, { ...known, owner: file.owner })
      if (!isFree(tree, ledger, path, file.text)) continue
      beside.set(path, digest(file.text))
      changes.push(...changed(tree, besideOf(path), file.text))
      continue
    }
    if (file) files.set(path, { owner: file.owner, pristine: file.text })
    if (text !== null || does === 'delete') changes.push(...changed(tree, path, text))
  }
  for (const [path, written] of ledger.beside) {
    const old = textAt(tree, besideOf(path))
    if (!beside.has(path) && old !== null && digest(old) === written)
      changes.push(...changed(tree, besideOf(path), null))
  }
  return withChanges(tree, steps, { files, beside }, changes)
}

/** Whether nothing lies beside a file, or only what was laid there. */
function isFree(tree: FileTree, ledger: Ledger, path: string, text: string): boolean {
  if (!tree.has(besideOf(path))) return true
  const there = textAt(tree, besideOf(path))
  return there !== null && (there === text || digest(there) === ledger.beside.get(path))
}

/** Where the new generation of a file lies that could not be merged. */
const besideOf = (path: string): string => `${path}.generated`

function withChanges(tree: FileTree, steps: readonly Step[], ledger: Ledger, changes: readonly Change[]): Plan {
  const own = ledgerFiles(ledger)
  const stale = tree.paths.filter((path) => isLedgers(path) && !own.has(path))
  return {
    steps,
    changes: [
      ...changes,
      ...[...own].flatMap(([path, text]) => changed(tree, path, text)),
      ...stale.flatMap((path) => changed(tree, path, null)),
    ],
    conflicts: steps.flatMap(({ path, conflicts = [] }) => conflicts.map((conflict) => ({ path, ...conflict }))),
  }
}

function changed(tree: FileTree, path: string, after: string | null): readonly Change[] {
  const bytes = tree.has(path) ? tree.bytes(path) : null
  const before = bytes && Buffer.from(bytes)
  const same = before === null ? after === null : after !== null && before.equals(Buffer.from(after))
  return same ? [] : [{ path, before, after }]
}
