import type { Rule } from '../expression/rule.ts'
import type { NamedResource } from '../language/blueprint.ts'
import { checkRule } from './meaning.ts'
import { judge } from './satisfiable.ts'
import { type Scope, isKnown } from './scope.ts'

/** Who may do what: every name, and that a rule tells people apart. */
export function checkAccess({ name, nameAt, value }: NamedResource, scope: Scope): void {
  const { access } = value
  if (access === null) {
    if (value.external === null && !value.at.entries.some(({ key }) => key === 'access'))
      scope.reading.tell(
        nameAt,
        `nobody may do anything with ${name}`,
        'Say who may: access: { read: anyone }, and `nobody` where that is meant.',
      )
    return
  }
  for (const verb of ['read', 'create', 'update', 'delete', 'write'] as const) {
    const rule = access[verb]
    if (rule !== null) checkWhole(rule, name, scope)
  }
  if (access.write !== null && access.update !== null && access.delete !== null)
    scope.reading.tell(access.at, 'write says what update and delete say already', 'Keep write, or the two.')
}

/** A rule with all its names, which somebody can meet and somebody cannot. */
export function checkWhole(rule: Rule, resource: string | null, scope: Scope): void {
  const before = scope.reading.problems.length
  checkRule(rule, { scope, resource })
  if (scope.reading.problems.length > before || isPlain(rule)) return
  const { canHold, canFail } = judge(rule, { scope, resource })
  if (!canHold)
    scope.reading.tell(
      rule,
      'nobody can ever meet this rule',
      'Two parts of it exclude each other; write `nobody` where that is meant.',
    )
  else if (!canFail)
    scope.reading.tell(
      rule,
      'this rule is always met',
      'One part or another always holds; write `anyone` where that is meant.',
    )
}

const isPlain = (rule: Rule): boolean =>
  rule.kind === 'path' && rule.parts.length === 1 && /^(anyone|nobody)$/.test(rule.parts[0]!.text)

/** Keys of programs are of whom they act for; where they are of a thing, too, it is said who may do what with those of each. */
export function checkApiKeys(scope: Scope): void {
  const { blueprint, resources, reading } = scope
  const keys = blueprint.auth?.api_keys ?? null
  if (keys === null) return
  if (keys.of === null) {
    if (keys.access !== null)
      reading.tell(
        keys.access.at,
        'keys are of those who make them',
        'Say whose they are: of: Project, or leave it out.',
      )
    return
  }
  if (!isKnown(keys.of, resources, 'resource', reading)) return
  if (keys.access === null)
    return void reading.tell(
      keys.of,
      `nobody may do anything with keys of ${keys.of.text}`,
      'Say who may: access: { read: owner, create: owner, delete: owner }',
    )
  for (const verb of ['read', 'create', 'delete'] as const) {
    const rule = keys.access[verb]
    if (rule !== null) checkWhole(rule, keys.of.text, scope)
  }
}

/** Where nobody signs in, nobody is anybody. */
export function checkCallers({ blueprint, resources, reading }: Scope): void {
  const { auth } = blueprint
  if (auth !== null && auth.provider !== 'none') return
  const rules = [...resources.values()].flatMap(({ value }) => [
    ...(['read', 'create', 'update', 'delete', 'write'] as const).flatMap((verb) => value.access?.[verb] ?? []),
    ...(value.operations ?? []).flatMap((operation) => operation.value.access ?? []),
  ])
  const first = rules.find((rule) => !isPlain(rule))
  if (first)
    reading.tell(
      auth?.at.entries.find(({ key }) => key === 'provider') ?? first,
      'rules ask who is calling, and nobody signs in',
      'Say who keeps the accounts: auth: { provider: builtin, roles: admin > member }',
    )
}
