import type { Expression, TypeParameter } from '../../ast.ts'
import { firstToken, Kind, Token } from '../kinds.ts'
import type { Lowering } from './lowering.ts'

/**
 * `[T: bound = default, *Ts, **P]` of a function, a class or a type alias. The grammar does not know
 * defaults (PEP 696) yet and calls a part of each an error; the parts are all there, so the parameters
 * are read from them, with what stands in such an error as if it stood in the list.
 */
export function typeParametersOf(lowering: Lowering, list: number | undefined): TypeParameter[] {
  if (list === undefined) return []
  const groups: number[][] = [[]]
  for (const child of lowering.children(list).flatMap((node) => opened(lowering, node))) {
    if (lowering.kind(child) === Token[',']) groups.push([])
    else groups.at(-1)?.push(child)
  }
  return groups.flatMap((group) => typeParameter(lowering, group))
}

function opened(lowering: Lowering, node: number): number[] {
  return lowering.kind(node) === Kind.error ? lowering.children(node) : [node]
}

/** Whether an error is only the grammar's ignorance of defaults. */
export function isTypeParameterDefault(lowering: Lowering, error: number, parent: number): boolean {
  const kind = lowering.kind(parent)
  return (kind === Kind.type_parameter || kind === Kind.constrained_type) && lowering.has(error, Token['='])
}

function typeParameter(lowering: Lowering, group: readonly number[]): TypeParameter[] {
  const sign = group.findIndex((node) => lowering.kind(node) === Token['='])
  const head = sign === -1 ? group : group.slice(0, sign)
  const first = head.find((node) => isNode(lowering, node))
  if (first === undefined) return []
  const fallback = sign === -1 ? null : defaultOf(lowering, group.slice(sign + 1))
  const declared = declaration(lowering, unwrapped(lowering, first))
  const end = lowering.end(group.at(-1) ?? first)
  return [{ ...declared, default: fallback ?? declared.default, start: lowering.start(head[0] ?? first), end }]
}

function isNode(lowering: Lowering, node: number): boolean {
  const kind = lowering.kind(node)
  return kind !== Kind.error && kind !== Kind.missing && kind < firstToken
}

type Declared = Omit<TypeParameter, 'start' | 'end'>

function declaration(lowering: Lowering, node: number): Declared {
  const kind = lowering.kind(node)
  const plain = { bound: null, default: null }
  if (kind === Kind.list_splat || kind === Kind.dictionary_splat || kind === Kind.splat_type) {
    const double = kind === Kind.dictionary_splat || lowering.has(node, Token['**'])
    return {
      name: textOf(lowering, lowering.firstItem(node)),
      form: double ? 'var-keyword' : 'var-positional',
      ...plain,
    }
  }
  if (kind !== Kind.constrained_type) return { name: lowering.text(node), form: 'ordinary', ...plain }
  return { form: 'ordinary', ...constrained(lowering, node) }
}

/** In `T: int = str` the error is `int =`, between the name and what looks like the bound. */
function constrained(lowering: Lowering, node: number): Pick<Declared, 'name' | 'bound' | 'default'> {
  const [name, second] = lowering.items(node)
  const error = lowering.child(node, Kind.error)
  const bound = error !== undefined && lowering.has(error, Token['=']) ? lowering.firstItem(error) : undefined
  if (bound === undefined) return { name: textOf(lowering, name), bound: lowering.optional(second), default: null }
  return { name: textOf(lowering, name), bound: lowering.expression(bound), default: lowering.optional(second) }
}

function defaultOf(lowering: Lowering, nodes: readonly number[]): Expression | null {
  const node = nodes.find((each) => isNode(lowering, each))
  if (node === undefined) return null
  const value = lowering.expression(node)
  const star = nodes.find((each) => lowering.kind(each) === Token['*'])
  return star === undefined ? value : { kind: 'Starred', value, start: lowering.start(star), end: value.end }
}

function unwrapped(lowering: Lowering, node: number): number {
  let inner: number | undefined = node
  while (lowering.kind(inner) === Kind.type) {
    const next: number | undefined = lowering.firstItem(inner)
    if (next === undefined) break
    inner = next
  }
  return inner
}

function textOf(lowering: Lowering, node: number | undefined): string {
  return node === undefined ? '' : lowering.text(node)
}
