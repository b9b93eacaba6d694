import { type Scope, scopeOf } from '../../../blueprint/check/scope.ts'
import type { Rule } from '../../../blueprint/expression/rule.ts'
import type { Blueprint, NamedResource } from '../../../blueprint/language/blueprint.ts'
import { Reading } from '../../../blueprint/shape/shape.ts'
import { ROW_VERBS, implies, meaningIn, ruleFor } from '../../backend/access/rules.ts'
import { inside, isPage } from '../../blueprint/implied.ts'
import type { Entry } from '../../blueprint/page.ts'

/** The page without who may anyway: rights that were put together of several say some of them twice. */
export function withoutDoubleRights(page: readonly Entry[], blueprint: Blueprint): readonly Entry[] {
  const scope = scopeOf(blueprint, new Reading())
  return inside(page, 'resources', (resources) =>
    resources.map((entry) => {
      const resource = scope.resources.get(entry.key)
      return resource && isPage(entry.value) ? { ...entry, value: withoutTerms(entry.value, resource, scope) } : entry
    }),
  )
}

/** `read: patient.read or dentist`, where dentists are all who read patients: a dentist, whatever the row. */
const withoutTerms = (entries: readonly Entry[], resource: NamedResource, scope: Scope): readonly Entry[] =>
  inside(entries, 'access', (rules) =>
    rules.map((entry) => {
      const rule = isVerb(entry.key) ? ruleFor(resource.name, entry.key, scope) : null
      const terms = typeof entry.value === 'string' && !entry.value.includes('(') ? entry.value.split(' or ') : []
      if (rule?.kind !== 'or' || terms.length !== rule.sides.length) return entry
      const left = terms.filter((_, at) => !isImplied(rule, at, resource.name, scope))
      return left.length === terms.length ? entry : { ...entry, value: left.join(' or ') }
    }),
  )

const isVerb = (key: string): key is (typeof ROW_VERBS)[number] => ROW_VERBS.some((verb) => verb === key)

/** Whether a term says who may do something with another row, which asks of roles alone what the other terms ask, too. */
function isImplied(rule: Extract<Rule, { kind: 'or' }>, at: number, resource: string, scope: Scope): boolean {
  const term = rule.sides[at]!
  const meaning = term.kind === 'path' ? meaningIn(term, resource, scope) : null
  if (meaning?.kind !== 'rule') return false
  const above = ofRoles(term, resource, scope)
  return (
    above !== null && implies(above, { ...rule, sides: rule.sides.filter((_, index) => index !== at) }, resource, scope)
  )
}

/** What a rule asks of roles, with the rules it leads to put in their places; null where it asks anything else. */
function ofRoles(rule: Rule, resource: string, scope: Scope, depth = 0): Rule | null {
  if (depth > DEEPEST) return null
  if (rule.kind === 'or' || rule.kind === 'and') {
    const sides = rule.sides.flatMap((side) => ofRoles(side, resource, scope, depth + 1) ?? [])
    return sides.length === rule.sides.length ? { ...rule, sides } : null
  }
  const meaning = rule.kind === 'path' ? meaningIn(rule, resource, scope) : null
  if (meaning?.kind === 'role') return rule
  const above = meaning?.kind === 'rule' ? ruleFor(meaning.resource, meaning.verb, scope) : null
  return meaning?.kind === 'rule' && above !== null ? ofRoles(above, meaning.resource, scope, depth + 1) : null
}

const DEEPEST = 8
