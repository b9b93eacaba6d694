import { posix } from 'node:path'
import type { Change } from '../kernel/files/transaction.ts'
import { type FileTree, decode } from '../kernel/files/tree.ts'
import { type MarkedStep, mergeMarked } from '../kernel/merge/marked.ts'
import { slugOf } from '../kernel/slug.ts'
import type { DesignDocument, Principle, ProjectDocument, Specification } from '../model/index.ts'
import { readDocuments } from '../readers/project/documents.ts'
import { readSpecifications } from '../readers/project/specifications.ts'
import { type SpecificationPage, specificationPages } from '../writers/specification/index.ts'
import { openDocuments } from './decisions/list.ts'

/** What a project that works by specifications says before anything is built. */
export interface SpecifiedProject {
  readonly constitution: ProjectDocument | null
  readonly features: readonly Specification[]
}

export function readSpecification(directory: string): SpecifiedProject {
  const files = openDocuments(directory)
  return { constitution: constitutionIn(files), features: readSpecifications(files) }
}

const constitutionIn = (files: FileTree): ProjectDocument | null =>
  readDocuments(files).find(({ kind }) => kind === 'constitution') ?? null

export interface PlannedSpecification {
  /** `specs/003-orders` */
  readonly folder: string
  /** What is written for it; empty when all is as it should be. Nothing is written yet. */
  readonly changes: readonly Change[]
  /** What becomes of each block, and why; a conflict is for people to decide. */
  readonly steps: readonly (MarkedStep & { readonly path: string })[]
}

/** A design written into the folder of its feature; `feature` names one by number or name, else its title does. */
export function writeSpecification(
  directory: string,
  document: DesignDocument,
  feature: string | null = null,
): PlannedSpecification {
  const files = openDocuments(directory)
  const folder = folderFor(readSpecifications(files), feature ?? (slugOf(document.title) || 'design'))
  const pages = specificationPages(document, principlesIn(files))
  const stale = files.paths
    .filter((path) => posix.dirname(path) === `${folder}/contracts` && path.endsWith('.md'))
    .map((path) => posix.relative(folder, path))
    .filter((path) => !pages.some((page) => page.path === path))
    .map((path) => ({ path, title: '', blocks: [] }))
  const merged = [...pages, ...stale].map((page) => mergedPage(files, folder, page))
  return {
    folder,
    changes: merged.flatMap(({ changes }) => changes),
    steps: merged.flatMap(({ steps }) => steps),
  }
}

function mergedPage(files: FileTree, folder: string, { path, title, blocks }: SpecificationPage) {
  const file = `${folder}/${path}`
  const before = files.has(file) ? files.bytes(file) : null
  const read = before === null ? null : decode(before)
  const wrong = read?.problem ?? null
  if (wrong !== null) {
    const steps = blocks.map(({ name }) => ({
      path: file,
      name,
      does: 'conflict' as const,
      why: `the page is ${wrong}`,
    }))
    return { changes: [], steps }
  }
  const page = mergeMarked(read?.text ?? null, title, blocks)
  const isSame = page.steps.every(({ does }) => does === 'leave' || does === 'conflict')
  return {
    changes: isSame ? [] : [{ path: file, before, after: page.text }],
    steps: page.steps.map((step) => ({ path: file, ...step })),
  }
}

const principlesIn = (files: FileTree): readonly Principle[] => constitutionIn(files)?.principles ?? []

/** The folder a feature has, or the next one. */
function folderFor(features: readonly Specification[], wanted: string): string {
  const there = features.find(
    ({ number, name }) => wanted === name || wanted === number || wanted === `${number}-${name}`,
  )
  if (there) return there.folder
  const parent = features.length > 0 ? posix.dirname(features.at(-1)!.folder) : 'specs'
  const beside = features.filter(({ folder }) => posix.dirname(folder) === parent).map(({ number }) => number)
  const last = beside.toSorted((a, b) => Number(a) - Number(b)).at(-1) ?? '000'
  return `${parent}/${String(Number(last) + 1).padStart(last.length, '0')}-${slugOf(wanted) || 'design'}`
}
