import type { Constant, Name } from '../../ast.ts'
import { Kind } from '../kinds.ts'
import type { LowerExpression, Lowering } from './lowering.ts'

function constant(lowering: Lowering, node: number, type: Constant['type'], value: Constant['value']): Constant {
  return { kind: 'Constant', value, type, start: lowering.start(node), end: lowering.end(node) }
}

export function name(lowering: Lowering, node: number): Name {
  return { kind: 'Name', id: lowering.text(node), start: lowering.start(node), end: lowering.end(node) }
}

const integer: LowerExpression = (lowering, node) => {
  const text = lowering.text(node).replaceAll('_', '')
  if (/^[\d]+[jJ]$/.test(text)) return constant(lowering, node, 'complex', Number(text.slice(0, -1)))
  return constant(lowering, node, 'int', integerValue(text.replace(/[lL]$/, '')))
}

/** Exact: a `bigint` from where numbers have gaps. Python 2's `0777` is read as octal. */
function integerValue(digits: string): number | bigint {
  const text = /^0+[0-7]+$/.test(digits) ? `0o${digits}` : digits
  const value = Number(text)
  if (Number.isSafeInteger(value)) return value
  return /^(\d+|0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.test(text) ? BigInt(text) : value
}

const float: LowerExpression = (lowering, node) => {
  const text = lowering.text(node).replaceAll('_', '')
  if (/[jJ]$/.test(text)) return constant(lowering, node, 'complex', Number(text.slice(0, -1)))
  return constant(lowering, node, 'float', Number(text))
}

export const literals: Readonly<Record<number, LowerExpression>> = {
  [Kind.identifier]: name,
  [Kind.integer]: integer,
  [Kind.float]: float,
  [Kind.true]: (lowering, node) => constant(lowering, node, 'bool', true),
  [Kind.false]: (lowering, node) => constant(lowering, node, 'bool', false),
  [Kind.none]: (lowering, node) => constant(lowering, node, 'none', null),
  [Kind.ellipsis]: (lowering, node) => constant(lowering, node, 'ellipsis', null),
}
