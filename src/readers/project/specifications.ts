import { type Line, frontMatter, linesOf, plain, rawLines } from '../../kernel/markdown-lines.ts'
import type { FileTree } from '../../kernel/files/tree.ts'
import type { Specification, SpecifiedRequirement, SpecifiedTask, SuccessCriterion } from '../../model/index.ts'
import { blocksOf } from './documents/principles.ts'
import { placeIn, textOf } from './reading.ts'
import { figuresIn } from './specifications/figures.ts'

const MAXIMUM_BYTES = 400_000
const MAXIMUM_FEATURES = 500

/** `specs/003-orders/spec.md`; days instead of numbers where a team counts so. */
const FEATURE = /^((?:.*\/)?\.?specs\/(\d{3,14})-([^/]+))\//

/** The features of a project as spec-kit keeps them, in the order of their numbers. */
export function readSpecifications(files: FileTree): readonly Specification[] {
  const folders = [...new Set(files.paths.flatMap((path) => FEATURE.exec(path)?.[1] ?? []))]
  return folders.slice(0, MAXIMUM_FEATURES).map((folder) => readFeature(files, folder))
}

function readFeature(files: FileTree, folder: string): Specification {
  const [, , number = '', name = ''] = FEATURE.exec(`${folder}/`) ?? []
  const path = `${folder}/spec.md`
  const text = textOf(files, path, MAXIMUM_BYTES) ?? ''
  const lines = linesOf(text, frontMatter(text).end)
  const blocks = blocksOf(lines)
  const entities = entitiesIn(blocks)
  const stated = numbered(path, text, blocks)
  return {
    folder,
    number,
    name,
    title: titleOf(lines) || name,
    requirements: stated.filter(({ id }) => !id.startsWith('SC')),
    criteria: stated.filter(({ id }) => id.startsWith('SC')).map((one) => withFigures(one, entities)),
    entities,
    tasks: tasksIn(files, `${folder}/tasks.md`),
    files: files.paths.filter((one) => one.startsWith(`${folder}/`)),
  }
}

const titleOf = (lines: readonly Line[]): string =>
  plain(lines.find(({ kind }) => kind === 'heading')?.text ?? '').replace(/^feature specification:\s*/i, '')

/** `**FR-001**: …`, `SC-002 — …` */
const NUMBERED = /^\W{0,4}((?:FR|NFR|SC)-?\d{1,4})\b[\s*_:.)—–-]*/
const OPEN = /\[NEEDS CLARIFICATION:?\s*([^\]]*)\]/i

/** What is still as the template has it, `[specific capability]`, says nothing yet. */
const isPlaceholder = (text: string): boolean => /\[[^\]]*\](?!\()/.test(text.replace(OPEN, ''))

function numbered(path: string, text: string, blocks: readonly Line[]): readonly SpecifiedRequirement[] {
  return blocks.flatMap((block) => {
    const head = NUMBERED.exec(block.text)
    if (!head || block.kind === 'heading') return []
    const said = plain(block.text.slice(head[0].length)).replace(/\s+/g, ' ')
    if (said === '' || isPlaceholder(said)) return []
    const start = block.start + head[0].length
    const open = OPEN.exec(said)?.[1]?.trim() ?? null
    return [{ id: head[1]!, text: said, at: placeIn(path, text, start, block.start + block.text.length), open }]
  })
}

const withFigures = (stated: SpecifiedRequirement, entities: readonly string[]): SuccessCriterion => ({
  ...stated,
  figures: figuresIn(stated.text, entities),
})

function entitiesIn(blocks: readonly Line[]): readonly string[] {
  const at = blocks.findIndex(({ kind, text }) => kind === 'heading' && /\bkey entities\b/i.test(text))
  if (at < 0) return []
  const after = blocks.slice(at + 1)
  const end = after.findIndex(({ kind }) => kind === 'heading')
  return (end < 0 ? after : after.slice(0, end)).flatMap(({ kind, text }) => {
    const name = kind === 'item' ? /^\*\*([^*[\]]{1,80})\*\*/.exec(text)?.[1]?.replace(/:$/, '') : undefined
    return name === undefined ? [] : [name.trim()]
  })
}

function tasksIn(files: FileTree, path: string): readonly SpecifiedTask[] {
  const text = textOf(files, path, MAXIMUM_BYTES) ?? ''
  return rawLines(text).flatMap(({ raw, start, part }) => {
    const [head, box, id] = (part === 'text' && /^\s*[-*] \[([ xX])\] (T\d{1,4})\b\s*/.exec(raw)) || []
    if (head === undefined || id === undefined) return []
    const at = placeIn(path, text, start + head.length, start + raw.length)
    return [{ id, text: plain(raw.slice(head.length)), done: box !== ' ', at }]
  })
}
