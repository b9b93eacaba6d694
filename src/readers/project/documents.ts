import type { FileTree } from '../../kernel/files/tree.ts'
import type { ProjectDocument } from '../../model/knowledge.ts'
import { checksIn } from './documents/checks.ts'
import { findDecisions } from './documents/decisions.ts'
import { type DocumentKind, kindOf } from './documents/kinds.ts'
import { readMarkdown } from './documents/markdown.ts'
import { principlesIn } from './documents/principles.ts'
import { depthOf, placeIn, textOf } from './reading.ts'

/** Nobody writes rules of a megabyte, and nobody has thousands of them. */
const MAXIMUM_BYTES = 400_000
const MAXIMUM_DOCUMENTS = 500

/** The documents in which a project states its rules and decisions, those nearest to the top first. */
export function readDocuments(files: FileTree): readonly ProjectDocument[] {
  const decisions = findDecisions(files)
  const found = files.paths.flatMap((path) => {
    const kind = decisions.has(path) ? 'decision' : kindOf(path)
    return kind ? [{ path, kind }] : []
  })
  const ordered = found.toSorted(
    (a, b) =>
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
      depthOf(a.path) - depthOf(b.path) ||
      a.path.localeCompare(b.path),
  )
  return ordered.slice(0, MAXIMUM_DOCUMENTS).flatMap(({ path, kind }) => read(files, path, kind) ?? [])
}

const ORDER: readonly DocumentKind[] = ['constitution', 'instructions', 'decision', 'specification']

function read(files: FileTree, path: string, kind: DocumentKind): ProjectDocument | null {
  const text = textOf(files, path, MAXIMUM_BYTES)
  if (text === null) return null
  const page = readMarkdown(text)
  const { start, end } = page.titleAt
  const checks = kind === 'decision' ? checksIn(path, text) : []
  return {
    kind,
    title: page.title === '' ? path : page.title,
    at: placeIn(path, text, start, end),
    status: kind === 'decision' ? page.status : '',
    principles: principlesIn(page, kind).map((one) => ({
      text: one.text,
      at: placeIn(path, text, one.start, one.end),
    })),
    ...(checks.length > 0 ? { checks } : {}),
  }
}
