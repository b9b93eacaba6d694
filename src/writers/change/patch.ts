import type { PatchedFile } from '../../model/index.ts'
import type { Code, CodeFile } from '../../python/code/code.ts'
import type { NeededIn, Proposal } from './ground.ts'
import { importSplices } from './source/imports.ts'
import { type Splice, spliced } from './source/splice.ts'

/** A proposal as files: splices put in, and the names they need imported. */
export function patchOf(proposal: Proposal, code: Code, widthOf: (path: string) => number): readonly PatchedFile[] {
  const files = new Map([...code.files, ...code.unused].map((file) => [file.path, file]))
  const imports = importsOf(proposal.needs, widthOf)
  const paths = [...new Set([...proposal.splices, ...imports].map(({ file }) => file))]
  const changed = paths.map((path): PatchedFile => {
    const { source } = files.get(path)!.tree
    const own = [...proposal.splices, ...imports].filter(({ file }) => file === path)
    return { path, before: source, after: spliced(source, own) }
  })
  return [...changed, ...proposal.files.map(({ path, text }) => ({ path, before: null, after: text }))].toSorted(
    (a, b) => (a.path < b.path ? -1 : 1),
  )
}

function importsOf(needs: readonly NeededIn[], widthOf: (path: string) => number): readonly Splice[] {
  const byFile = new Map<CodeFile, NeededIn['names'][number][]>()
  for (const { file, names } of needs) byFile.set(file, [...(byFile.get(file) ?? []), ...names])
  return [...byFile].flatMap(([file, names]) => importSplices(file, names, widthOf(file.path)))
}
