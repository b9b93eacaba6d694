import type { Module, Node } from '../../ast.ts'
import type { FlatTree } from '../flat-tree.ts'
import { Kind } from '../kinds.ts'
import { withoutByteOrderMark } from '../source.ts'
import { access, growingAccess } from './access.ts'
import { collections } from './collections.ts'
import { compoundStatements } from './compound-statements.ts'
import { definitions, docstringOf } from './definitions.ts'
import { imports } from './imports.ts'
import { literals } from './literals.ts'
import { Lowering, type Tables } from './lowering.ts'
import { growingOperators, operators } from './operators.ts'
import { lambdas } from './parameters.ts'
import { matchStatement } from './patterns.ts'
import { simpleStatements } from './simple-statements.ts'
import { stringLiterals } from './strings.ts'
import { typeAliases } from './type-alias.ts'
import { isTypeParameterDefault } from './type-parameters.ts'

function byKind<Lower>(...families: readonly Readonly<Record<number, Lower>>[]): readonly (Lower | undefined)[] {
  const all: Readonly<Record<number, Lower | undefined>> = Object.assign({}, ...families)
  return Array.from({ length: 256 }, (_, kind) => all[kind])
}

const tables: Tables = {
  expressions: byKind(literals, stringLiterals, operators, collections, access, lambdas),
  growing: byKind(growingOperators, growingAccess),
  statements: byKind(simpleStatements, typeAliases, compoundStatements, matchStatement, imports, definitions),
}

/** The module a flat tree stands for. `source` must be the text the tree was made from. */
export function lower(tree: FlatTree, source: string): Module {
  const text = withoutByteOrderMark(source)
  const lowering = new Lowering(tree, text, tables)
  return {
    source: text,
    body: lowering.statements(0),
    docstring: docstringOf(lowering, 0),
    broken: brokenStretches(lowering),
    looked: { bodies: lowering.bodies, texts: new Set() },
  }
}

/** Outermost errors in order, and places where a sign or word is missing. */
function brokenStretches(lowering: Lowering): Node[] {
  const { kind, count } = lowering.tree
  if (!kind.includes(Kind.error) && !kind.includes(Kind.missing)) return []
  const broken: Node[] = []
  const parents: number[] = []
  let node = 0
  while (node < count) {
    while (parents.length > 0 && node >= lowering.next(parents.at(-1) ?? 0)) parents.pop()
    const isBroken = kind[node] === Kind.error || kind[node] === Kind.missing
    const known = isBroken && isTypeParameterDefault(lowering, node, parents.at(-1) ?? 0)
    if (isBroken && !known) broken.push({ start: lowering.start(node), end: lowering.end(node) })
    parents.push(node)
    node = isBroken ? lowering.next(node) : node + 1
  }
  return broken
}
