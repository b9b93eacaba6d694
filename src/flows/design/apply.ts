import { Trouble } from '../../kernel/diagnostic.ts'
import { diskTree } from '../../kernel/files/disk.ts'
import { ASIDE, applyChanges } from '../../kernel/files/transaction.ts'
import { decode } from '../../kernel/files/tree.ts'
import type { PatchedFile } from '../../model/index.ts'
import { MOST_BYTES } from '../build.ts'

/** Writes all files of a patch, or none: not over what somebody wrote since it was designed. */
export function applyDesign(patch: readonly PatchedFile[], directory: string): void {
  const paths = new Set(patch.map(({ path }) => path))
  const tree = diskTree(directory, { wanted: () => true, maximumBytes: MOST_BYTES })
  const bytes = new Map([...paths].map((path) => [path, tree.bytes(path)]))
  for (const { path, before } of patch) {
    const there = bytes.get(path) ?? null
    const text = there === null ? null : decode(there).text
    if (text === before) continue
    throw new Trouble('usage', {
      message: before === null ? `${path} is there already` : `${path} is not what it was when this was designed`,
      at: { path },
      help: before === null ? 'Move it away, or name another folder: --in DIR' : 'Design it again: the same command.',
    })
  }
  applyChanges(
    directory,
    ASIDE,
    patch.map(({ path, after }) => ({ path, before: bytes.get(path) ?? null, after })),
  )
}
