import { isHeadOf } from '../../../src/kernel/roles.ts'
import type { AskedRule } from '../../../src/model/index.ts'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { type Scope, scopeOf } from '../../../src/blueprint/check/scope.ts'
import type { Verb } from '../../../src/blueprint/check/meaning.ts'
import type { Rule } from '../../../src/blueprint/expression/rule.ts'
import { Reading } from '../../../src/blueprint/shape/shape.ts'
import { designRequested, questionsOf } from '../../../src/flows/clarify.ts'
import { rightsOf } from '../../../src/flows/design/rights.ts'
import { ROW_VERBS, meaningIn, ruleFor } from '../../../src/writers/backend/access/rules.ts'

/** None of the rows, some of them, all of them. */
type Reach = 0 | 1 | 2

/** What a design says against itself: of rows people are said to work with and cannot, and of questions that tell something else. */
export function contradictionsIn(text: string): readonly string[] {
  const designed = designRequested(text, null)
  const { blueprint, problems } = checkBlueprint(designed.blueprint)
  if (blueprint === null || problems.length > 0)
    return [`no blueprint: ${problems.map(({ message }) => message).join()}`]
  const scope = scopeOf(blueprint, new Reading())
  const reached = reachedIn(scope)
  const { request } = designed
  const own = [...scope.resources.keys()].filter((name) => name !== scope.user)
  const roles = scope.roles.slice(1)
  const unnamed = own.flatMap((name) =>
    roles.flatMap((role) =>
      reached(role, 'create', name) === 0
        ? []
        : namedBy(name, scope)
            .filter((to) => reached(role, 'read', to) === 0)
            .map((to) => `a ${role} makes a ${name} and finds no ${to}`),
    ),
  )
  const unseen = own.flatMap((name) =>
    roles.flatMap((role) =>
      (['update', 'delete'] as const)
        .filter((verb) => reached(role, verb, name) > reached(role, 'read', name))
        .map((verb) => `a ${role} may ${verb} a ${name} and sees none`),
    ),
  )
  const denied = (request.rules ?? []).flatMap(({ of, who, verbs, how }) =>
    how === 'not' || of === null || !own.includes(of) || !scope.roles.includes(who)
      ? []
      : verbs.filter((verb) => reached(who, verb, of) === 0).map((verb) => `a ${who} is said to ${verb} a ${of}`),
  )
  const rights = rightsOf(blueprint, request)
  const asked = questionsOf(designed).flatMap(({ id, usual, answers }) => {
    const title = answers.find(({ name }) => name === usual)?.title ?? ''
    const right = rights.find(({ thing }) => id === `owner/${thing}`)?.rights.find(({ verb }) => verb === 'update')
    const isTop = right?.who === `an ${scope.roles[0]}` || right?.who === `a ${scope.roles[0]}`
    return right !== undefined && title.includes('alone') && !isTop
      ? [`${id} supposes ${title}, and ${right.who} changes one`]
      : []
  })
  return [...unnamed, ...unseen, ...denied, ...asked]
}

/** Who may more than the words beside it say: others than those who alone may, and whoever does nothing but what is said of him. */
export function widerIn(text: string): readonly string[] {
  const designed = designRequested(text, null)
  const { blueprint } = checkBlueprint(designed.blueprint)
  if (blueprint === null) return ['no blueprint']
  const scope = scopeOf(blueprint, new Reading())
  const reached = reachedIn(scope)
  const { request } = designed
  const rules = request.rules ?? []
  const own = [...scope.resources.keys()].filter((name) => name !== scope.user)
  const below = scope.roles.slice(1)
  // Whoever works there finds where that is.
  const places = new Set<string>(
    [...scope.fields(scope.user ?? '').values()].flatMap(({ type }) =>
      type.kind === 'reference' ? [type.to.text] : [],
    ),
  )
  const isSaid = (role: string, verb: Verb, of: string): boolean =>
    rules.some(
      (rule) =>
        rule.how !== 'not' &&
        rule.of === of &&
        (rule.who === role || rule.as === role || /^(signed in|anyone|owner)$/.test(rule.who)) &&
        (rule.verbs.includes(verb) || (verb === 'read' && rule.operation !== undefined)),
    )
  const beyondOnly = rules.flatMap(({ of, who, verbs, how, from }) =>
    how !== 'only' || of === null || !own.includes(of) || who === 'owner' || who === 'anyone'
      ? []
      : verbs
          .filter((verb) => verb !== 'read')
          .flatMap((verb) =>
            below
              .filter((role) => role !== who && !isHeadOf(role, who) && !isSaid(role, verb, of))
              .filter((role) => reached(role, verb, of) > 0)
              .map((role) => `a ${role} may ${verb} a ${of}, and it is said: ${from.text}`),
          ),
  )
  const beyondSaid = (request.roles ?? []).flatMap(({ name, confined }) =>
    confined === undefined
      ? []
      : own
          .filter((of) => !places.has(of))
          .flatMap((of) =>
            (confined.isSeeing ? ROW_VERBS : (['create', 'update', 'delete'] as const))
              .filter((verb) => !isSaid(name, verb, of) && (verb === 'read' || !isInSaid(of, name, rules, scope)))
              .filter((verb) => reached(name, verb, of) > 0)
              .map((verb) => `a ${name} may ${verb} a ${of}, and it is said: ${confined.from.text}`),
          ),
  )
  return [...beyondOnly, ...beyondSaid]
}

/** A part of what they are said to do something with. */
const isInSaid = (of: string, role: string, rules: readonly AskedRule[], scope: Scope): boolean =>
  [...scope.fields(of).values()].some(
    ({ type }) =>
      type.kind === 'reference' &&
      rules.some((rule) => rule.of === type.to.text && rule.who === role && rule.how !== 'not'),
  )

/** What a row has to name, but who signs in. */
const namedBy = (name: string, scope: Scope): readonly string[] =>
  [...scope.fields(name).values()].flatMap(({ type, optional, setBy, default: value }) =>
    type.kind === 'reference' && !optional && setBy !== 'server' && value?.kind !== 'me' && type.to.text !== scope.user
      ? [type.to.text]
      : [],
  )

function reachedIn(scope: Scope): (role: string, verb: Verb, name: string) => Reach {
  const found = new Map<string, Reach>()
  const reached = (role: string, verb: Verb, name: string): Reach => found.get(`${role} ${verb} ${name}`) ?? 0
  const ofRule = (rule: Rule, name: string, role: string, verb: Verb): Reach => {
    switch (rule.kind) {
      case 'or':
        return Math.max(...rule.sides.map((side) => ofRule(side, name, role, verb))) as Reach
      case 'and':
        return Math.min(...rule.sides.map((side) => ofRule(side, name, role, verb))) as Reach
      case 'not':
        return (2 - ofRule(rule.rule, name, role, verb)) as Reach
      case 'compare':
        return ofComparison(rule, role)
      default:
        return ofPath(rule, name, role, verb)
    }
  }
  const ofPath = (rule: Extract<Rule, { kind: 'path' }>, name: string, role: string, verb: Verb): Reach => {
    const meaning = meaningIn(rule, name, scope)
    if (meaning.kind === 'everybody') return 2
    if (meaning.kind === 'nobody') return 0
    if (meaning.kind === 'role') return scope.roles.indexOf(role) <= scope.roles.indexOf(meaning.role) ? 2 : 0
    if (meaning.kind === 'rule') return reached(role, meaning.verb, meaning.resource)
    if (meaning.kind !== 'caller') return 1
    const [of, field] = endOf(rule, name, scope)
    // Nobody owns what he does not make.
    if (field?.default?.kind !== 'me') return 1
    return (verb === 'create' && of === name) || reached(role, 'create', of) > 0 ? 1 : 0
  }
  for (let round = 0; round < 6; round += 1)
    for (const name of scope.resources.keys())
      for (const role of scope.roles)
        for (const verb of ROW_VERBS) {
          const rule = ruleFor(name, verb, scope)
          found.set(`${role} ${verb} ${name}`, rule === null ? 0 : ofRule(rule, name, role, verb))
        }
  return reached
}

/** The field a path ends with, and of what that is one. */
function endOf({ parts }: Extract<Rule, { kind: 'path' }>, name: string, scope: Scope) {
  let of = name
  for (const { text } of parts.slice(0, -1)) {
    const type = scope.fields(of).get(text)?.type
    if (type?.kind !== 'reference') return [of, undefined] as const
    of = type.to.text
  }
  return [of, scope.fields(of).get(parts.at(-1)!.text)] as const
}

/** `me.role = doctor|nurse` */
function ofComparison({ left, right, operator }: Extract<Rule, { kind: 'compare' }>, role: string): Reach {
  if (left.kind !== 'path' || left.parts.map(({ text }) => text).join('.') !== 'me.role') return 1
  const held =
    right.kind === 'choice' ? right.values.map(({ text }) => text) : right.kind === 'path' ? [right.parts[0]!.text] : []
  return held.includes(role) === (operator === '=') ? 2 : 0
}
