import type { Backend, Operation, Place } from '../../model/index.ts'
import type { Expression } from '../../python/ast.ts'
import type { Code, CodeCall } from '../../python/code/code.ts'
import { keyword } from '../../python/code/names.ts'
import { reach, start } from '../../python/code/reach.ts'

const TOKENS = /\b(jwt|jose)\b/

/** Calls of PyJWT and python-jose that make tokens. */
export const encodings = (code: Code): readonly CodeCall[] =>
  code.calls(/^(jwt|jose\.jwt|jwt\.PyJWT|jwt\.api_jwt)\.encode$/, TOKENS)

/** Calls that read tokens. */
export const decodings = (code: Code): readonly CodeCall[] =>
  code.calls(/^(jwt|jose\.jwt|jwt\.PyJWT|jwt\.api_jwt)\.decode$/, TOKENS)

/** What an argument comes down to. */
export function argumentOf(code: Code, { file, node, within }: CodeCall, name: string): Expression | null {
  const given = keyword(node, name)
  if (!given) return null
  const reached = reach(code, start(file, given, within)).node
  return reached.kind === 'ClassDef' || reached.kind === 'FunctionDef' ? null : reached
}

/** The value under a key of a mapping that is written out. */
export function entryOf(node: Expression | null, key: string): Expression | undefined {
  if (node?.kind === 'Dict')
    return node.entries.find((one) => one.key?.kind === 'Constant' && one.key.value === key)?.value
  return node?.kind === 'Call' ? keyword(node, key) : undefined
}

/** Whether an operation comes by a line. */
export function passes(operation: Operation, { file, line }: Place): boolean {
  return (
    operation.trace?.calls.some(({ chain }) => chain.some(({ at }) => at.file === file && at.line === line)) ?? false
  )
}

export const operationsThrough = (backend: Backend, place: Place): readonly Operation[] =>
  backend.api.operations.filter((operation) => passes(operation, place))
