import type { Call, Expression, If, Statement } from '../../../python/ast.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { isCall } from '../../../python/code/names.ts'
import { calledName } from '../operation/call.ts'
import { wordsIn } from '../operation/wording.ts'
import { type Splice, breakOf, inserted, lineEnd, lineStart, spliced } from '../source/splice.ts'
import { saidAfter } from './words.ts'

/** A function written again for another step. */
export interface Again {
  readonly of: CodeFunction
  readonly name: string
  readonly was: string
  readonly verb: string
  /** What else is written otherwise: offsets of the file. */
  readonly edits: readonly Splice[]
  /** Statements that are not done. */
  readonly gone: readonly Statement[]
}

/** The function behind its sibling, with its name and words. */
export function again({ of, name, was, verb, edits, gone }: Again): Splice {
  const { file, node } = of
  const { source } = file.tree
  const from = lineStart(source, node.decorators[0]?.start ?? node.start)
  const end = lineEnd(source, node.end)
  const splice = (start: number, to: number, text: string): Splice => ({ file: file.path, start, end: to, text })
  const isGone = (word: { readonly start: number; readonly end: number }): boolean =>
    [...gone, ...edits].some((one) => one.start < word.end && word.start < one.end)
  const words = [...node.decorators, ...node.body]
    .flatMap((one) => wordsIn(one))
    .filter((one) => !isGone(one))
    .flatMap(({ start, end: to, value }) => {
      const said = saidAfter(value, was, verb)
      const open = source.slice(start, to).indexOf(value)
      return said === null || open < 0 ? [] : [splice(start + open, start + open + value.length, said)]
    })
  const all = [
    splice(node.nameStart, node.nameStart + node.name.length, name),
    ...words,
    ...edits,
    ...gone.map((one) => splice(lineStart(source, one.start), lineEnd(source, one.end) + 1, '')),
  ]
  const text = spliced(
    source.slice(from, end),
    all.map((one) => ({ ...one, start: one.start - from, end: Math.min(one.end, end) - from })),
  )
  const eol = breakOf(source)
  return inserted(file.path, end, `${eol}${eol}${of.owner ? '' : eol}${text.trimEnd()}`)
}

export interface Body {
  /** What asks how the row stands. */
  readonly check: (If & Statement) | null
  /** What belongs to the other step alone. */
  readonly own: readonly Statement[]
}

/** What a function that takes a step consists of; null where it does what nobody here can tell apart. */
export function bodyOf({ node, file }: CodeFunction, row: string, column: string, assign: Statement): Body | null {
  let check: (If & Statement) | null = null
  const own: Statement[] = []
  for (const [index, one] of node.body.entries()) {
    if (one === assign || one.kind === 'Return' || isDocstring(one, index)) continue
    if (one.kind === 'If' && isRefusal(one)) {
      if (new RegExp(`\\b${row}\\.${column}\\b`).test(file.text(one.test))) {
        if (check !== null) return null
        check = one as If & Statement
      }
      continue
    }
    if (one.kind === 'Assign' && one.targets.every(({ kind }) => kind === 'Name')) continue
    const isRows = one.kind === 'Assign' && one.targets.every((target) => isOf(target, row))
    if (isRows || (one.kind === 'ExpressionStatement' && callIn(one) !== null)) {
      if (!isSaving(one)) own.push(one)
      continue
    }
    return null
  }
  return { check, own }
}

const isDocstring = (one: Statement, index: number): boolean =>
  index === 0 && one.kind === 'ExpressionStatement' && one.value.kind === 'Constant'

const isRefusal = ({ body, otherwise }: If): boolean =>
  otherwise.length === 0 && body.length === 1 && body[0]!.kind === 'Raise'

const isOf = (target: Expression, row: string): boolean =>
  target.kind === 'Attribute' && target.value.kind === 'Name' && target.value.id === row

export function callIn(one: Statement): Call | null {
  if (one.kind !== 'ExpressionStatement') return null
  const value = one.value.kind === 'Await' ? one.value.value : one.value
  return isCall(value) ? value : null
}

const isSaving = (one: Statement): boolean => {
  const call = callIn(one)
  return call !== null && /^(?:add|commit|refresh|flush|save)$/.test(calledName(call.callee))
}
