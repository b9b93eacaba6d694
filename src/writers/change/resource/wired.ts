import { isTest } from '../../../python/modules/places.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import type { NeededIn, Proposal } from '../ground.ts'
import type { Splice } from '../source/splice.ts'
import { importingIn } from './importing.ts'
import { Renaming } from './renaming.ts'
import { wiringIn } from './wiring.ts'
import type { Writing } from './written.ts'

/** Most places that are told by themselves. */
const MOST_TOLD = 5

/** The new resource where others speak of the sibling: files that import, register, list and lead to it. */
export function wired(
  { ground: { code, backend }, sibling, sources, left }: Writing,
  foreign: ReadonlySet<string>,
): Partial<Proposal> {
  const { words, kin } = sibling
  const owned = new Set(sources.filter(({ renamed }) => renamed !== null).map(({ file }) => file.path))
  const gone = new Set(left.map(({ part }) => part))
  const names = new Set(
    sources.flatMap(({ file, parts }) =>
      parts.filter((part) => !gone.has(part)).map(({ name }) => `${file.path} ${name}`),
    ),
  )
  const lostNames = new Set(left.flatMap(({ part: { name, within } }) => (name === null || within ? [] : [name])))
  const splices: Splice[] = []
  const needs: NeededIn[] = []
  const open: string[] = []
  const lost = new Set(left.flatMap(({ part: { file, name } }) => (name === null ? [] : [`${file.path} ${name}`])))
  const isHere = (path: string, name: string | null): boolean =>
    (owned.has(path) && !lost.has(`${path} ${name}`)) || names.has(`${path} ${name}`)
  // What a package hands on is there as well.
  const isNew = (path: string, name: string | null): boolean =>
    isHere(path, name) ||
    (path.endsWith('__init__.py') &&
      (code.files.find((one) => one.path === path)?.imports ?? []).some(
        (one) => one.name === name && one.member === name && one.file !== null && isHere(one.file, name),
      ))
  const revisions = backend.data.migrations.flatMap((one) => one.revisions.map(({ id }) => id)).filter(isTelling)
  // What a revision did is done: a test of it knows nothing of what came later.
  const isPast = (file: CodeFile): boolean => isTest(file.path) && revisions.some((id) => file.source.includes(id))
  const speaks = ({ path, imports }: CodeFile): boolean =>
    isTest(path) || imports.some((one) => one.file !== null && isNew(one.file, one.member))
  for (const file of [...code.files, ...code.unused.filter(speaks)]) {
    if (owned.has(file.path) || !words.mayBeIn(file) || /(^|\/)versions\//.test(file.path) || isPast(file)) continue
    const parts = sources.find((one) => one.file === file)?.parts ?? []
    const nodes = parts.map(({ node }) => node)
    const wiring = wiringIn(file, nodes, { sibling, lost: lostNames }, new Renaming(file, words, foreign))
    const kept = parts.filter((part) => !gone.has(part)).map(({ node }) => node)
    const imported = importingIn(file, [...kept, ...wiring.wired.map(({ node }) => node)], words, isNew)
    splices.push(...wiring.wired.map(({ splice }) => splice), ...imported.splices)
    needs.push(...imported.needs)
    if (!isTest(file.path)) open.push(...wiring.open.map((node) => `${file.path}:${file.place(node).line}`))
  }
  return { splices, needs, unknown: open.length === 0 ? [] : [openTold(open, kin.model.node.name)] }
}

/** An id that stands in a file by no chance. */
const isTelling = (id: string): boolean => id.length >= 8

function openTold(places: readonly string[], name: string): string {
  const told = places.slice(0, MOST_TOLD).join(', ')
  const more = places.length > MOST_TOLD ? `, and ${places.length - MOST_TOLD} more` : ''
  return `code of others speaks of ${name} (${told}${more}): whether it has to speak of the new resource is not known`
}
