import { type Meaning, type Verb, meaningOf } from '../../../blueprint/check/meaning.ts'
import { judge } from '../../../blueprint/check/satisfiable.ts'
import type { Scope } from '../../../blueprint/check/scope.ts'
import type { Operand, Path, Rule } from '../../../blueprint/expression/rule.ts'
import { Reading } from '../../../blueprint/shape/shape.ts'

export const ROW_VERBS = ['read', 'create', 'update', 'delete'] as const

/** What a path of a rule that was checked means. */
export const meaningIn = (path: Path, resource: string | null, scope: Scope): Meaning => {
  const meaning = meaningOf(path, { scope: { ...scope, reading: new Reading() }, resource })
  if (meaning === null) throw new Error(`${path.parts.map(({ text }) => text).join('.')} means nothing`)
  return meaning
}

/** Who may; null where nobody may. */
export function ruleFor(resource: string, verb: Verb, { resources }: Scope): Rule | null {
  const access = resources.get(resource)?.value.access
  const own = access?.[verb] ?? (verb === 'update' || verb === 'delete' ? access?.write : null) ?? null
  return own !== null && isNobody(own) ? null : own
}

export const isNobody = (rule: Rule): boolean =>
  rule.kind === 'path' && rule.parts.length === 1 && rule.parts[0]!.text === 'nobody'

/** Whether the caller alone decides, whatever the row is. */
export function isOfCaller(rule: Rule, resource: string, scope: Scope): boolean {
  if (rule.kind === 'or' || rule.kind === 'and') return rule.sides.every((side) => isOfCaller(side, resource, scope))
  if (rule.kind === 'not') return isOfCaller(rule.rule, resource, scope)
  if (rule.kind === 'compare')
    return [rule.left, rule.right].every((side) => isFixed(side, resource, scope) || isMine(side, resource, scope))
  const meaning = meaningIn(rule, resource, scope)
  return (
    meaning.kind === 'role' ||
    meaning.kind === 'everybody' ||
    meaning.kind === 'nobody' ||
    (meaning.kind === 'value' && meaning.ofCaller)
  )
}

/** Whether it is settled before a row is looked for: by who calls, or because anybody may. */
export const isSettled = (rule: Rule, resource: string, scope: Scope): boolean =>
  isAnyone(rule) || (isOfCaller(rule, resource, scope) && withoutCaller(rule, resource, scope) === false)

/** `not admin` is no such rule, though it holds of whoever is not signed in. */
export const isAnyone = (rule: Rule): boolean =>
  rule.kind === 'path' && rule.parts.length === 1 && rule.parts[0]!.text === 'anyone'

/** A value that is written in the rule itself. */
export function isFixed(operand: Operand, resource: string, scope: Scope): boolean {
  if (operand.kind === 'constant' || operand.kind === 'length' || operand.kind === 'choice') return true
  if (operand.kind === 'sum') return isFixed(operand.left, resource, scope) && isFixed(operand.right, resource, scope)
  return operand.parts.length === 1 && !scope.fields(resource).has(operand.parts[0]!.text)
}

/** A value of the caller's own row. */
export const isMine = (operand: Operand, _resource: string, _scope: Scope): boolean =>
  operand.kind === 'path' && operand.parts[0]?.text === 'me'

/**
 * What is left of a rule when nobody is signed in: true, false, or what the row says by itself.
 */
export function withoutCaller(rule: Rule, resource: string, scope: Scope): Rule | boolean {
  if (rule.kind === 'or' || rule.kind === 'and') {
    const ends = rule.kind === 'or'
    const sides = rule.sides.map((side) => withoutCaller(side, resource, scope))
    if (sides.includes(ends)) return ends
    const left = sides.filter((side): side is Rule => typeof side !== 'boolean')
    if (left.length === 0) return !ends
    return left.length === 1 ? left[0]! : { ...rule, sides: left }
  }
  if (rule.kind === 'not') {
    const inner = withoutCaller(rule.rule, resource, scope)
    return typeof inner === 'boolean' ? !inner : { ...rule, rule: inner }
  }
  if (rule.kind === 'compare') {
    const asks = [rule.left, rule.right].some(
      (side) => isMine(side, resource, scope) || isThroughLink(side, resource, scope),
    )
    return asks ? false : rule
  }
  const meaning = meaningIn(rule, resource, scope)
  if (meaning.kind === 'everybody') return true
  if (meaning.kind === 'rule') return isOpen(meaning.resource, meaning.verb, scope) ? rule : false
  return meaning.kind === 'value' && !meaning.ofCaller ? rule : false
}

/** `members.level`: what the caller's own link holds. */
function isThroughLink(operand: Operand, resource: string, scope: Scope): boolean {
  if (operand.kind !== 'path') return false
  let at = resource
  for (const { text } of operand.parts) {
    const type = scope.fields(at).get(text)?.type
    if (type?.kind === 'many') return type.to.text === scope.user
    if (type?.kind !== 'reference') return false
    at = type.to.text
  }
  return false
}

/** Whether somebody who is not signed in may, at least with some rows. */
export function isOpen(resource: string, verb: Verb, scope: Scope): boolean {
  const rule = ruleFor(resource, verb, scope)
  return rule !== null && withoutCaller(rule, resource, scope) !== false
}

/** Whether everybody whom one rule lets is let by the other, too. */
export function implies(one: Rule, other: Rule, resource: string, scope: Scope): boolean {
  const at = { start: one.start, end: one.end }
  const both: Rule = { kind: 'and', sides: [one, { kind: 'not', rule: other, ...at }], ...at }
  return !judge(both, { scope, resource }).canHold
}
