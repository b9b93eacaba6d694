import type { If, Node } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { type Splice, breakOf, commentsAbove, indentOf, lineEnd, lineStart } from '../source/splice.ts'
import type { Needed, Spelled } from '../source/spelling.ts'
import { madeAgain } from './made-again.ts'
import type { Reading } from './reading.ts'
import type { Renaming } from './renaming.ts'
import { named, pick, retold, tokensIn } from './retold.ts'
import { savedBehind } from './saved.ts'
import { type Unit, outermost } from './units.ts'
import { type NewField, Values, isAlike } from './values.ts'

export interface Editing {
  readonly file: CodeFile
  readonly renaming: Renaming
  readonly fields: readonly NewField[]
  /** The key of a row, which is named where no field is left to name. */
  readonly key: string
  /** A field of a class, as the class says it; null where it is not said there. */
  declare(unit: Unit, field: NewField): Spelled | null
  /** A type, for a parameter. */
  annotate(field: NewField): Spelled
}

export interface Edits {
  readonly splices: readonly Splice[]
  readonly needs: readonly Needed[]
}

/** New fields in place of the sibling's own, in one definition. */
export function editsOf(reading: Reading, editing: Editing): Edits {
  const needs: Needed[] = []
  const values = new Values(editing.file, editing.renaming)
  const write = (unit: Unit, field: NewField): string | null => {
    const made =
      unit.form === 'declaration'
        ? (editing.declare(unit, field) ?? madeAgain(unit, field, editing, values))
        : retold(reading, unit, field, editing, values)
    needs.push(...(made?.needs ?? []))
    return made?.text ?? null
  }
  const lists = new Map<readonly Node[], Unit[]>()
  for (const unit of reading.units) lists.set(unit.list, [...(lists.get(unit.list) ?? []), unit])
  const splices = [...lists].flatMap(([list, units]): readonly Splice[] => {
    const [first] = units
    if (first!.form === 'word' || first!.form === 'link')
      return units.flatMap((unit) => passing(unit, reading, editing))
    return first!.form === 'item'
      ? items(editing.file, list, units, textsOf(units, editing, write))
      : statements(editing, list, units, write)
  })
  return { splices, needs }
}

type Write = (unit: Unit, field: NewField) => string | null

/** New fields a unit is the model of. */
const heirs = (unit: Unit, fields: readonly NewField[]): readonly NewField[] =>
  unit.isModel ? fields.filter((one) => one.model === unit.field && (unit.isFree || isAlike(one))) : []

/** In the order they were asked for, where each field of the sibling is named once. */
function textsOf(units: readonly Unit[], { fields }: Editing, write: Write): readonly string[] {
  return fields.flatMap((field) => {
    const unit = units.find((one) => heirs(one, fields).includes(field))
    // What is found by one field is found by that alone.
    if (unit?.kind === 'Assert' && isSearched(unit) && heirs(unit, fields)[0] !== field) return []
    return (unit && write(unit, field)) ?? []
  })
}

/** `[row["title"] for row in rows] == ["Momo"]` */
const isSearched = ({ node }: Unit): boolean => [...nodesIn(node)].some(({ kind }) => kind === 'Comprehension')

/** Of several in brackets, the first makes room for the new ones, and the others go. */
function items(
  file: CodeFile,
  list: readonly Node[],
  units: readonly Unit[],
  texts: readonly string[],
): readonly Splice[] {
  const { source } = file.tree
  const isGone = list.map((one) => units.some(({ node }) => node.start === one.start && node.end === one.end))
  const first = isGone.indexOf(true)
  const next = list[first + 1] ?? list[first]!
  const before = list[first - 1]
  const gap =
    next !== list[first]
      ? source.slice(list[first]!.end, next.start)
      : before
        ? source.slice(before.end, list[first]!.start)
        : ', '
  const at = (start: number, end: number, text: string): Splice => ({ file: file.path, start, end, text })
  const { whole } = units[0]!
  if (whole && isGone.every(Boolean)) {
    const end = lineEnd(source, whole.end)
    return [at(blankBefore(source, lineStart(source, whole.start), end), end, '')]
  }
  // Without anything in its brackets a set would be a dictionary.
  const around = file.nodes.find(
    ({ kind, start, end }) => kind === 'Set' && start < list[0]!.start && list.at(-1)!.end < end,
  )
  const isSet = around && (around as unknown as { readonly items: readonly Node[] }).items[0]?.start === list[0]!.start
  if (isSet && texts.length === 0 && isGone.every(Boolean)) return [at(around.start, around.end, 'set()')]
  const splices: Splice[] = []
  // One alone in parentheses is a tuple by its comma.
  const isAlone = whole && isGone.filter((one) => !one).length === 1 && !/^\s*,/.test(source.slice(list.at(-1)!.end))
  if (isAlone) splices.push(at(list.at(-1)!.end, list.at(-1)!.end, ','))
  for (let index = 0; index < list.length; index += 1) {
    if (!isGone[index]) continue
    let last = index
    while (isGone[last + 1]) last += 1
    if (index === first && texts.length > 0)
      splices.push(at(list[index]!.start, list[last]!.end, texts.join(gap.includes('#') ? ', ' : gap)))
    else if (index > 0) splices.push(at(list[index - 1]!.end, list[last]!.end, ''))
    else splices.push(at(list[0]!.start, list[last + 1]?.start ?? behindComma(source, list[last]!.end), ''))
    index = last
  }
  return splices
}

const behindComma = (source: string, end: number): number => end + (/^\s*,/.exec(source.slice(end))?.[0].length ?? 0)

/** Runs of statements next to each other become runs of statements about the new fields. */
function statements(editing: Editing, list: readonly Node[], units: readonly Unit[], write: Write): readonly Splice[] {
  const { file } = editing
  const { source } = file.tree
  const eol = breakOf(source)
  const unitAt = (node: Node): Unit | undefined =>
    units.find((one) => one.node.start === node.start && one.node.end === node.end)
  const splices: Splice[] = []
  const isAll = list.every((node) => unitAt(node) !== undefined)
  for (let index = 0; index < list.length; index += 1) {
    const run: Unit[] = []
    while (list[index] && unitAt(list[index]!)) run.push(unitAt(list[index++]!)!)
    if (run.length === 0) continue
    const isOnce = new Set(run.map(({ field }) => field)).size === run.length
    const texts = isOnce
      ? textsOf(run, editing, write)
      : run.flatMap((unit) => heirs(unit, editing.fields).flatMap((field) => write(unit, field) ?? []))
    const start = commentsAbove(source, lineStart(source, begins(run[0]!.node)))
    const end = lineEnd(source, run.at(-1)!.node.end)
    const indent = indentOf(source, run[0]!.node.start)
    const gap = isSpaced(source, run) ? `${eol}${eol}` : eol
    const lines = texts.length === 0 && isAll ? ['pass'] : savedOnce(file, run, texts)
    const isFirst = list.findIndex((node) => node.start === run[0]!.node.start) === 0
    const text = lines.map((line) => `${indent}${line}`).join(gap)
    // What is first in a block has no empty line above it.
    const blank =
      lines.length === 0 && isFirst ? (/^(?:[ \t]*\r?\n)*(?=\r?\n)/.exec(source.slice(end))?.[0].length ?? 0) : 0
    const from = lines.length > 0 ? start : blankBefore(source, start, end)
    splices.push({ file: file.path, start: from, end: end + blank, text })
  }
  return splices
}

/** What is saved where one field is set is saved behind all of them, where there are several. */
function savedOnce(file: CodeFile, run: readonly Unit[], texts: readonly string[]): readonly string[] {
  const [unit, other] = run
  if (unit?.kind !== 'If' || other || texts.length < 2) return texts
  const { body } = unit.node as unknown as If
  const saved = savedBehind(body)
  const last = body.at(-1 - saved.length)
  if (saved.length === 0 || !last) return texts
  const tail = file.tree.source.slice(last.end, unit.node.end)
  if (!texts.every((text) => text.endsWith(tail))) return texts
  return [...texts.map((text) => text.slice(0, -tail.length)), ...saved.map((one) => file.text(one))]
}

const begins = (node: Node): number =>
  (node as { readonly decorators?: readonly Node[] }).decorators?.[0]?.start ?? node.start

/** What goes takes the break before it along, and an empty line where there would be two. */
function blankBefore(source: string, start: number, end: number): number {
  const [blank] = /(?:\r?\n[ \t]*)?\r?\n$/.exec(source.slice(0, start)) ?? ['']
  const isBlankBehind = /^[ \t]*(?:\r?\n[ \t]*(?:\r?\n|$)|$)/.test(source.slice(end))
  const one = /\r?\n$/.exec(blank)?.[0] ?? ''
  return start - (isBlankBehind ? blank.length : one.length)
}

function isSpaced(source: string, run: readonly Unit[]): boolean {
  const gaps = run.slice(1).map((one, index) => source.slice(run[index]!.node.end, one.node.start))
  return gaps.length > 0 && gaps.every((gap) => /\n[ \t]*\r?\n/.test(gap))
}

/** A search in a field that has no heir goes with its condition. */
export function searchesGone(reading: Reading, fields: readonly NewField[]): Reading {
  const units = reading.units.map((unit): Unit => {
    const hasHeir = fields.some((field) => field.model === unit.field && isAlike(field))
    if (!unit.goes || hasHeir) return unit
    const { node, list } = unit.goes
    return {
      form: 'statement',
      field: unit.field,
      node,
      kind: 'If',
      list: list ?? [node],
      isModel: false,
      isFree: true,
    }
  })
  return { ...reading, units: outermost(units).units }
}

/** What searches in a field of the sibling needs a new one to search in. */
export function withoutHeir({ units }: Reading, fields: readonly NewField[]): Unit | null {
  const searches = units.filter(
    ({ form, isFree, kind }) => !isFree && (form === 'word' || (form === 'item' && kind === 'Call')),
  )
  return (
    searches.find(
      (unit) =>
        !searches.some(
          (one) => one.list === unit.list && fields.some((field) => field.model === one.field && isAlike(field)),
        ),
    ) ?? null
  )
}

/** Where a field is named in passing, its heir is named, or the key of the row. */
function passing(unit: Unit, reading: Reading, editing: Editing): readonly Splice[] {
  const { file, fields, key } = editing
  const heir =
    fields.find((one) => one.model === unit.field && (unit.isFree || isAlike(one))) ??
    fields.find(({ wanted }) => !wanted.optional)
  if (unit.form === 'link' && !fields.some(({ model }) => model === unit.field))
    return [{ file: file.path, ...pick(unit.node), text: '' }]
  return tokensIn(reading, unit).map((token) => named(file, token, heir?.wanted.name ?? key))
}
