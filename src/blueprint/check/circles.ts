import type { Rule } from '../expression/rule.ts'
import type { Name } from '../expression/cursor.ts'
import { type Verb, meaningOf } from './meaning.ts'
import type { Scope } from './scope.ts'
import { Reading } from '../shape/shape.ts'

/** Rows that each need the other first, and rules that each ask the other. */
export function checkCircles(scope: Scope): void {
  const needs = new Map<string, readonly Name[]>()
  for (const [name, { value }] of scope.resources)
    needs.set(
      name,
      (value.fields ?? []).flatMap(({ value: { type, optional } }) =>
        type.kind === 'reference' && !optional ? [type.to] : [],
      ),
    )
  const circle = circleIn([...needs.keys()], (name) => (needs.get(name) ?? []).map((to) => ({ to: to.text, at: to })))
  if (circle)
    scope.reading.tell(
      circle.at,
      `no row can be the first: ${circle.names.join(' needs ')}`,
      'Make one of these references optional: `?`',
    )
  checkDelegation(scope)
}

function checkDelegation(scope: Scope): void {
  const quiet: Scope = { ...scope, reading: new Reading() }
  const asks = new Map<string, readonly { readonly to: string; readonly at: Rule }[]>()
  for (const [name, { value }] of scope.resources)
    for (const verb of ['read', 'create', 'update', 'delete'] as const) {
      const rule = value.access?.[verb] ?? (verb === 'update' || verb === 'delete' ? value.access?.write : null)
      if (rule) asks.set(`${name}.${verb}`, delegated(rule, name, quiet))
    }
  const circle = circleIn([...asks.keys()], (key) => asks.get(key) ?? [])
  if (circle)
    scope.reading.tell(
      circle.at,
      `these rules ask each other in a circle: ${circle.names.join(', ')}`,
      'Let one of them name who may.',
    )
}

function delegated(rule: Rule, resource: string, scope: Scope): readonly { readonly to: string; readonly at: Rule }[] {
  if (rule.kind === 'or' || rule.kind === 'and') return rule.sides.flatMap((side) => delegated(side, resource, scope))
  if (rule.kind === 'not') return delegated(rule.rule, resource, scope)
  if (rule.kind === 'compare') return []
  const meaning = meaningOf(rule, { scope, resource })
  return meaning?.kind === 'rule' ? [{ to: keyOf(meaning.resource, meaning.verb), at: rule }] : []
}

const keyOf = (resource: string, verb: Verb): string => `${resource}.${verb}`

interface Circle<At> {
  readonly names: readonly string[]
  readonly at: At
}

/** The first way that leads back to where it began. One that points to itself is a circle, too. */
function circleIn<At>(
  names: readonly string[],
  next: (name: string) => readonly { readonly to: string; readonly at: At }[],
): Circle<At> | null {
  const done = new Set<string>()
  for (const start of names) {
    if (done.has(start)) continue
    const path: string[] = [start]
    const waiting = [[...next(start)]]
    while (waiting.length > 0) {
      const edge = waiting.at(-1)!.shift()
      if (!edge) {
        waiting.pop()
        done.add(path.pop()!)
        continue
      }
      const index = path.indexOf(edge.to)
      if (index >= 0) return { names: [...path.slice(index), edge.to], at: edge.at }
      if (done.has(edge.to)) continue
      path.push(edge.to)
      waiting.push([...next(edge.to)])
    }
  }
  return null
}
