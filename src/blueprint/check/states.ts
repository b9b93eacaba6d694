import type { Transition } from '../expression/transition.ts'
import type { NamedResource } from '../language/blueprint.ts'
import type { Named } from '../shape/shape.ts'
import { checkRule } from './meaning.ts'
import { type Scope, isKnown } from './scope.ts'

/** State machines: a field that is a choice, states that are its values, and each of them in reach. */
export function checkStates({ name: resource, value }: NamedResource, scope: Scope): void {
  for (const states of value.states ?? []) checkField(states, resource, scope)
}

function checkField(
  { name, nameAt, value: transitions }: Named<readonly Transition[]>,
  resource: string,
  scope: Scope,
): void {
  const { reading } = scope
  const fields = scope.fields(resource)
  if (!isKnown({ text: name, ...nameAt }, fields.keys(), `field of ${resource}`, reading)) return
  const field = fields.get(name)!
  if (field.type.kind !== 'enum')
    return void reading.tell(nameAt, `${name} is no choice of states`, `Write it as ${name}: todo|doing|done = todo`)
  const states = field.type.values.map(({ text }) => text)
  const before = reading.problems.length
  for (const { from, to, rule } of transitions) {
    isKnown(from, states, 'state', reading)
    isKnown(to, states, 'state', reading)
    if (rule) checkRule(rule, { scope, resource })
  }
  if (field.default?.kind !== 'constant')
    return void reading.tell(field, `${name} begins in no state`, `Give it a default: = ${states[0]}`)
  if (reading.problems.length > before || !states.includes(String(field.default.value))) return
  const reached = reachable(String(field.default.value), transitions)
  const lost = field.type.values.find(({ text }) => !reached.has(text))
  if (lost)
    reading.tell(
      lost,
      `nothing leads to ${lost.text}`,
      `Add a transition to it to states of ${resource}, or leave the value out.`,
    )
}

function reachable(first: string, transitions: readonly Transition[]): ReadonlySet<string> {
  const reached = new Set([first])
  for (const state of reached) for (const { from, to } of transitions) if (from.text === state) reached.add(to.text)
  return reached
}
