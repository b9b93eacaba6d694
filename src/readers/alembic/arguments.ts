import type { WrittenArgument } from '../../model/data.ts'
import type { Literal } from '../../model/trace.ts'
import type { Call, Expression, FunctionDef, Module, Statement } from '../../python/ast.ts'
import { type Names, pathOf } from '../../python/code/names.ts'

/** What the names of a revision file stand for. */
export interface Scope {
  readonly names: Names
  readonly values: ReadonlyMap<string, Expression>
}

/** What a file, and the functions of it, give names to once. */
export function valuesOf(tree: Module): ReadonlyMap<string, Expression> {
  const functions = tree.body.filter((one): one is FunctionDef => one.kind === 'FunctionDef')
  const found = new Map<string, Expression | null>()
  for (const one of [...tree.body, ...functions.flatMap((of) => of.body)])
    for (const [name, value] of assigned(one)) found.set(name, found.has(name) ? null : value)
  return new Map([...found].flatMap(([name, value]) => (value ? [[name, value] as const] : [])))
}

function assigned(one: Statement): readonly (readonly [string, Expression])[] {
  if (one.kind === 'AnnotatedAssign' && one.target.kind === 'Name' && one.value) return [[one.target.id, one.value]]
  if (one.kind !== 'Assign') return []
  return one.targets.flatMap((target) => (target.kind === 'Name' ? [[target.id, one.value] as const] : []))
}

/** What the program cannot make deeper: a name that stands for itself. */
const DEPTH = 6

export function argumentsOf(call: Call, scope: Scope, depth = 0): readonly WrittenArgument[] {
  return [
    ...call.args.map((value) => argumentOf('', value, scope, depth)),
    ...call.keywords.map(({ name, value }) => argumentOf(name ?? '**', value, scope, depth)),
  ]
}

function argumentOf(name: string, written: Expression, scope: Scope, depth: number): WrittenArgument {
  const value = meant(written, scope)
  const literal = literalOf(value, scope, depth)
  const call = value.kind === 'Call' ? value : null
  const named = value.kind === 'Call' || value.kind === 'Attribute' || value.kind === 'Name'
  return {
    name,
    ...(literal === undefined ? {} : { value: literal }),
    made: literal === undefined && named ? (pathOf(value, scope.names) ?? '') : '',
    arguments: call && literal === undefined && depth < DEPTH ? argumentsOf(call, scope, depth + 1) : [],
    template: value.kind === 'JoinedString' ? templateOf(value.parts) : '',
  }
}

const templateOf = (parts: readonly unknown[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : '{}')).join('')

function meant(written: Expression, { values }: Scope): Expression {
  let at = written
  for (let i = 0; i < DEPTH && at.kind === 'Name' && values.has(at.id); i++) at = values.get(at.id)!
  return at
}

/** The value of an expression that is written out; `op.f('name')` and `sa.text('...')` are their text. */
export function literalOf(written: Expression, scope: Scope, depth = 0): Literal | undefined {
  const value = meant(written, scope)
  if (depth > DEPTH) return undefined
  if (value.kind === 'Constant')
    return value.type === 'bytes' || value.type === 'ellipsis'
      ? undefined
      : typeof value.value === 'bigint'
        ? Number(value.value)
        : value.value
  if (value.kind === 'Call' && value.args.length === 1 && /(^|\.)(f|text)$/.test(pathOf(value, scope.names) ?? ''))
    return literalOf(value.args[0]!, scope, depth + 1)
  if (value.kind !== 'List' && value.kind !== 'Tuple' && value.kind !== 'Set') return undefined
  const items = value.items.map((item) => literalOf(item, scope, depth + 1))
  return items.some((item) => item === undefined) ? undefined : (items as readonly Literal[])
}
