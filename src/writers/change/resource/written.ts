import { snake } from '../../../blueprint/storage/names.ts'
import { plural } from '../../../kernel/english.ts'
import type { Node } from '../../../python/ast.ts'
import type { Wanted } from '../field/wanted.ts'
import { type Ground, type NeededIn, type NewFile, type Proposal, together } from '../ground.ts'
import type { Classes } from '../source/classes.ts'
import { moduleOf } from '../source/module.ts'
import type { Needed } from '../source/spelling.ts'
import { type Splice, breakOf } from '../source/splice.ts'
import { wholeName } from './about.ts'
import { askedInAddresses } from './addresses.ts'
import { copiedFile, copiedRuns } from './copy.ts'
import { editsOf } from './edits.ts'
import { fieldsInWords } from './docstrings.ts'
import { declaring } from './fields.ts'
import { foreignFields } from './foreign.ts'
import { idleParameters } from './idle.ts'
import type { LeftOut } from './keeping.ts'
import type { Part, Source } from './parts.ts'
import type { Reading } from './reading.ts'
import { Renaming } from './renaming.ts'
import type { Basic, Sibling } from './sibling.ts'
import { expectedOf, leftTold } from './told.ts'
import { type NewField, isAlike } from './values.ts'
import { wired } from './wired.ts'

/** Everything that is known before anything is written. */
export interface Writing {
  readonly ground: Ground
  readonly classes: Classes
  readonly sibling: Sibling
  readonly asked: readonly Wanted[]
  readonly fields: readonly NewField[]
  readonly sources: readonly Source[]
  readonly readings: readonly Reading[]
  readonly left: readonly LeftOut[]
  readonly basic: readonly Basic[]
}

export function written(writing: Writing): Proposal {
  const { sibling, asked, fields, sources } = writing
  const foreign = foreignFields(writing.classes, sibling)
  const name = sibling.kin.model.node.name
  return together([
    ...sources.map((source) => copied(source, writing, foreign)),
    wired(writing, foreign),
    {
      sentences: fields.flatMap(({ choice }) => choice?.sentences ?? []),
      unknown: [
        ...asked
          .filter((one) => !fields.some(({ wanted }) => wanted === one))
          .map((one) => `${name} has no field that teaches how \`${one.name}\` is written`),
        ...leftTold(writing),
      ],
      expected: expectedOf(writing),
    },
  ])
}

/** What a file says of the sibling, said of the new resource: in a file of its own, or behind it. */
function copied(source: Source, writing: Writing, foreign: ReadonlySet<string>): Partial<Proposal> {
  const { ground, classes, sibling, fields, readings, left } = writing
  const { file, renamed, parts } = source
  const gone = new Set(left.map(({ part }) => part))
  const kept = parts.filter((part) => !gone.has(part))
  const renaming = new Renaming(file, sibling.words, foreign)
  const { declare, annotateIn } = declaring(ground, classes, sibling)
  const key = sibling.table.primaryKey?.columns[0] ?? 'id'
  const editing = { file, renaming, fields, key, declare, annotate: annotateIn(file) }
  const handlers = new Set(
    sibling.basic.map(({ operation }) => ground.code.functionAt(operation.handler)?.node as Node | undefined),
  )
  const made = kept.map((part) => {
    const edits = editsOf(
      readings.find((one) => one.part === part)!,
      editing,
    )
    const idle = handlers.has(part.node) ? idleParameters(part, edits.splices, sibling.words) : []
    const whole = [...wholeTest(part, writing), ...calledOtherwise(part, writing)]
    const asked = askedInAddresses(part, sibling.own, fields, [...edits.splices, ...whole])
    const told = fieldsInWords(part, sibling, fields)
    return { ...edits, splices: [...edits.splices, ...idle, ...whole, ...asked, ...told] }
  })
  const choices = fields.flatMap(({ choice }) => choice ?? [])
  const enums = choices.flatMap((one) => one.splices).filter((one) => one.file === file.path)
  const enumNeeds = choices.flatMap((one) => one.needs).filter((one) => one.file === file)
  const needs = home([...made.flatMap((one) => one.needs), ...enumNeeds.flatMap(({ names }) => names)], writing)
  const edits = made.flatMap((one) => one.splices)
  const copying = {
    source,
    kept,
    left: parts.filter((part) => gone.has(part)),
    edits,
    needs,
    renaming,
    words: sibling.words,
  }
  if (renamed === null)
    return {
      splices: [...behindModel(enums, kept, sibling), ...copiedRuns(copying)],
      needs: [{ file, names: needs } satisfies NeededIn],
    }
  if (kept.every(isWords) && parts.some((part) => !isWords(part))) return {}
  const like: NewFile = {
    path: renamed,
    text: copiedFile({ ...copying, edits: [...edits, ...enums] }),
    like: file.path,
  }
  return { files: [like] }
}

/** A test of one field that is a test of what stands there now is called after the row. */
function wholeTest({ node, name, file }: Part, { sibling: { own, words }, fields }: Writing): readonly Splice[] {
  if (node.kind !== 'FunctionDef' || name === null) return []
  const about = [...own].find(
    (field) => name.endsWith(`_${field}`) && !fields.some((one) => one.model === field && isAlike(one)),
  )
  const whole = about === undefined ? null : wholeName({ name, file }, about, words)
  if (whole === null) return []
  return [{ file: file.path, start: node.nameStart + whole.length, end: node.nameStart + name.length, text: '' }]
}

/** `test_everybody_reads_the_shelf`: what the sibling is called in tests alone is no word for the new one. */
function calledOtherwise({ node, name, file }: Part, { ground, sibling }: Writing): readonly Splice[] {
  const { words, kin } = sibling
  if (node.kind !== 'FunctionDef' || !name?.startsWith('test_') || words.names(name)) return []
  const found = /_the_([a-z]+)(?=_|$)/.exec(name)
  const said = found?.[1] ?? ''
  const known = ground.backend.data.tables.flatMap(({ name: table, model, columns }) => [
    table,
    snake(model ?? table),
    ...columns.map((one) => one.name),
  ])
  if (!found || GENERAL.test(said) || known.some((one) => one === said || plural(one) === said)) return []
  const start = node.nameStart + found.index + 1
  const many = plural(snake(words.renamed(kin.model.node.name, 'code')))
  return [{ file: file.path, start, end: start + found[0].length - 1, text: many }]
}

/** Words that say nothing of what stands in a row. */
const GENERAL =
  /^(rows?|same|others?|owners?|callers?|users?|lists?|pages?|names?|next|last|first|end|database|results?|body|path|limit|rest|one|time|key|keys|cache|token|right|wrong|default|state|status)$/

/** Words for people, and nothing that runs. */
const isWords = ({ node }: Part): boolean => node.kind === 'ExpressionStatement' && node.value.kind === 'Constant'

/** Modules of the sibling's own are called otherwise. */
function home(needs: readonly Needed[], { ground, sources, sibling }: Writing): readonly Needed[] {
  const moved = new Set(sources.flatMap(({ file, renamed }) => (renamed === null ? [] : moduleOf(ground.code, file))))
  return needs.map((one) =>
    moved.has(one.module) ? { ...one, module: sibling.words.renamed(one.module, 'code') } : one,
  )
}

/** Where a file is shared, a class for the choices stands right above what holds them. */
function behindModel(enums: readonly Splice[], kept: readonly Part[], { kin }: Sibling): readonly Splice[] {
  const model = kept.find(({ node }) => node === kin.model.node)
  if (!model) return enums
  const { source } = model.file.tree
  const eol = breakOf(source)
  let last = model
  for (const part of kept
    .filter(({ within, from }) => within === null && from >= model.from)
    .toSorted((a, b) => a.from - b.from))
    if (source.slice(last.to, part.from).trim() === '') last = part
  return enums.map((one) => ({ ...one, start: last.to, end: last.to, text: `${eol}${eol}${eol}${one.text.trim()}` }))
}
