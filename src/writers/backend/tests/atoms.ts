import type { Scope } from '../../../blueprint/check/scope.ts'
import type { Operand, Rule } from '../../../blueprint/expression/rule.ts'
import { isMine, meaningIn, ruleFor } from '../access/rules.ts'

/** What a rule asks of a caller and a row, one by one. Paths begin at the row. */
export type Atom =
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'self' }
  | { readonly kind: 'caller'; readonly path: readonly string[] }
  | {
      readonly kind: 'link'
      readonly path: readonly string[]
      readonly held: string
      readonly values: readonly string[]
    }
  | { readonly kind: 'flag'; readonly path: readonly string[] }
  | { readonly kind: 'word'; readonly path: readonly string[]; readonly values: readonly string[] }
  /** That there is something at the end of a path that may lead to nothing. */
  | { readonly kind: 'there'; readonly path: readonly string[] }
  /** What a test does not bring about; whether it asks of the row alone, whoever calls. */
  | { readonly kind: 'opaque'; readonly isOfRow?: true }

/** A rule over atoms: what others say of a row is put in. */
export type Formula =
  | boolean
  | { readonly kind: 'or'; readonly sides: readonly Formula[] }
  | { readonly kind: 'and'; readonly sides: readonly Formula[] }
  | { readonly kind: 'not'; readonly of: Formula }
  | Atom

const DEEPEST = 8

/** The rule of a verb, with the rules it refers to put in their places. */
export const formulaFor = (resource: string, verb: 'read' | 'create' | 'update' | 'delete', scope: Scope): Formula => {
  const rule = ruleFor(resource, verb, scope)
  return rule === null ? false : formulaOf(rule, resource, scope, [], 0)
}

export function formulaOf(
  rule: Rule,
  resource: string,
  scope: Scope,
  prefix: readonly string[],
  depth: number,
): Formula {
  if (depth > DEEPEST) return { kind: 'opaque' }
  const go = (inner: Rule): Formula => formulaOf(inner, resource, scope, prefix, depth + 1)
  if (rule.kind === 'or' || rule.kind === 'and') return { kind: rule.kind, sides: rule.sides.map(go) }
  if (rule.kind === 'not') return { kind: 'not', of: go(rule.rule) }
  if (rule.kind === 'compare') return comparisonOf(rule, resource, scope, prefix)
  const meaning = meaningIn(rule, resource, scope)
  const path = [...prefix, ...rule.parts.map(({ text }) => text)]
  switch (meaning.kind) {
    case 'everybody':
      return true
    case 'nobody':
      return false
    case 'role':
      return { kind: 'role', role: meaning.role }
    case 'caller is row':
      return prefix.length === 0 ? { kind: 'self' } : { kind: 'caller', path: prefix }
    case 'caller':
      return { kind: 'caller', path }
    case 'rule': {
      const other = ruleFor(meaning.resource, meaning.verb, scope)
      const way = path.slice(0, -1)
      const there = thereOn(rule.parts.slice(0, -1), resource, scope, way)
      return other === null ? false : bothOf(there, formulaOf(other, meaning.resource, scope, way, depth + 1))
    }
    default:
      return meaning.ofCaller ? { kind: 'opaque' } : { kind: 'flag', path }
  }
}

/** What has to be there so that the rule of what a path leads to is asked at all: true where it always is. */
function thereOn(
  parts: readonly { readonly text: string }[],
  from: string,
  scope: Scope,
  way: readonly string[],
): Formula {
  let at = from
  let isSure = true
  for (const { text } of parts) {
    const field = scope.fields(at).get(text)
    // Of many rows, some one has to be such: no test makes it.
    if (field?.type.kind !== 'reference') return { kind: 'opaque' }
    if (field.optional) isSure = false
    at = field.type.to.text
  }
  return isSure ? true : { kind: 'there', path: way }
}

function bothOf(there: Formula, inner: Formula): Formula {
  if (there === true || inner === false) return inner
  return typeof there === 'object' && there.kind === 'opaque' ? there : { kind: 'and', sides: [there, inner] }
}

function comparisonOf(
  rule: Extract<Rule, { kind: 'compare' }>,
  resource: string,
  scope: Scope,
  prefix: readonly string[],
): Formula {
  const { left, right, operator } = rule
  if (left.kind !== 'path' || isMine(left, resource, scope)) return { kind: 'opaque' }
  const names = left.parts.map(({ text }) => text)
  const values =
    right.kind === 'choice'
      ? right.values.map(({ text }) => text)
      : right.kind === 'path' && right.parts.length === 1 && !scope.fields(resource).has(right.parts[0]!.text)
        ? [right.parts[0]!.text]
        : null
  if (values === null || !/^!?=$/.test(operator))
    return asksOfCaller(rule, resource, scope) ? { kind: 'opaque' } : { kind: 'opaque', isOfRow: true }
  const place = placeOf(names, resource, scope)
  if (place === null) return { kind: 'opaque' }
  const path = [...prefix, ...names]
  const atom: Atom =
    place === 'link'
      ? { kind: 'link', path: path.slice(0, -1), held: path.at(-1)!, values }
      : { kind: 'word', path, values }
  return operator === '=' ? atom : { kind: 'not', of: atom }
}

/** `weight <= me.rank`, `members.level`: what it says of the caller, or of one of many rows. */
function asksOfCaller(operand: Rule | Operand, resource: string, scope: Scope): boolean {
  if (operand.kind === 'compare' || operand.kind === 'sum')
    return [operand.left, operand.right].some((side) => asksOfCaller(side, resource, scope))
  if (operand.kind !== 'path') return false
  return (
    isMine(operand, resource, scope) ||
    operand.parts.some(({ text }) => scope.fields(resource).get(text)?.type.kind === 'many')
  )
}

/** Whether a path ends in a choice of the row, or in one of the caller's link. */
function placeOf(names: readonly string[], resource: string, scope: Scope): 'row' | 'link' | null {
  let at = resource
  for (const [index, name] of names.entries()) {
    const type = scope.fields(at).get(name)?.type
    if (type?.kind === 'many')
      return type.to.text === scope.user &&
        index === names.length - 2 &&
        type.link !== null &&
        type.link.name.text === names[index + 1] &&
        type.link.type.kind === 'enum'
        ? 'link'
        : null
    if (type?.kind === 'enum') return 'row'
    if (type?.kind !== 'reference') return null
    at = type.to.text
  }
  return null
}

/** Everything a formula asks. */
export function atomsIn(formula: Formula): readonly Atom[] {
  if (typeof formula === 'boolean') return []
  if (formula.kind === 'or' || formula.kind === 'and') return formula.sides.flatMap(atomsIn)
  return formula.kind === 'not' ? atomsIn(formula.of) : [formula]
}

/** Whether it holds; null where that hangs on what a test does not bring about. */
export function holds(formula: Formula, isTrue: (atom: Atom) => boolean | null): boolean | null {
  if (typeof formula === 'boolean') return formula
  if (formula.kind === 'not') {
    const inner = holds(formula.of, isTrue)
    return inner === null ? null : !inner
  }
  if (formula.kind !== 'or' && formula.kind !== 'and') return isTrue(formula)
  const decides = formula.kind === 'or'
  const sides = formula.sides.map((side) => holds(side, isTrue))
  if (sides.includes(decides)) return decides
  return sides.includes(null) ? null : !decides
}
