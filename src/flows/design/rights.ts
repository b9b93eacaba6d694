import { spoken, withArticle } from '../../kernel/english.ts'
import { type Scope, scopeOf } from '../../blueprint/check/scope.ts'
import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import { Reading } from '../../blueprint/shape/shape.ts'
import type { AskedRule, DesignRequest, Right, ThingRights } from '../../model/index.ts'
import { stepOf } from '../clarify/steps.ts'
import { ROW_VERBS, ruleFor } from '../../writers/backend/access/rules.ts'
import { whoMay } from '../../writers/backend/access/sentence.ts'

/** Who may what with each thing of a new backend, and in which words of the request that is said. */
export function rightsOf(blueprint: Blueprint, request: DesignRequest): readonly ThingRights[] {
  const scope = scopeOf(blueprint, new Reading())
  return [...scope.resources.keys()]
    .filter((name) => name !== scope.user || isSeenByOthers(name, scope))
    .map((thing) => ({
      thing,
      rights: [
        ...ofRows(thing, scope, request),
        ...ofFields(thing, scope, request),
        ...ofOperations(thing, scope, request),
        ...ofSteps(thing, scope, request),
      ].map((right) => withBesides(right, scope, request)),
    }))
}

/** `only the head brewer may discard a batch`: and whoever may do all, of whom nobody speaks. */
function withBesides(right: Right, { roles }: Scope, { rules = [], roles: named = [] }: DesignRequest): Right {
  const [top] = roles
  const said = right.said?.split('; ') ?? []
  const isOnly =
    said.length > 0 &&
    said.every((words) =>
      rules.some(
        ({ how, who, from }) => how === 'only' && roles.includes(who) && from.text.replaceAll(/\s+/g, ' ') === words,
      ),
    )
  if (top === undefined || !isOnly || named.some(({ name }) => name === top) || right.who === 'nobody') return right
  return { ...right, besides: withArticle(spoken(top)) }
}

/** Those who sign in are seen by more people than themselves and whoever may do all. */
function isSeenByOthers(user: string, scope: Scope): boolean {
  const rule = ruleFor(user, 'read', scope)
  const sides = rule === null ? [] : rule.kind === 'or' ? rule.sides : [rule]
  const plain = new Set(['self', scope.roles[0]])
  return !sides.every((side) => side.kind === 'path' && side.parts.length === 1 && plain.has(side.parts[0]!.text))
}

const ofRows = (thing: string, scope: Scope, request: DesignRequest): readonly Right[] =>
  ROW_VERBS.map((verb) => ({
    verb,
    who: whoMay(ruleFor(thing, verb, scope), thing, scope),
    said: wordsOf(thing, request, ({ verbs }) => verbs.includes(verb)),
  }))

/** Fields that not everybody sets who may change a row. */
const ofFields = (thing: string, scope: Scope, { subjects }: DesignRequest): readonly Right[] => {
  const asked = subjects.find(({ name }) => thing === name || thing === `${name}Record`)?.fields ?? []
  return [...scope.fields(thing)].flatMap(([name, { setBy, type }]): readonly Right[] => {
    if (setBy === null || (setBy === 'server' && type.kind !== 'enum')) return []
    const said = asked.find((field) => field.name === name && field.setBy !== undefined)
    return [
      {
        verb: `set ${name}`,
        who: setBy === 'server' ? 'the program, by its operations' : whoMay(setBy, thing, scope),
        said: said?.from.text.replaceAll(/\s+/g, ' ') ?? null,
      },
    ]
  })
}

const ofOperations = (thing: string, scope: Scope, request: DesignRequest): readonly Right[] =>
  (scope.resources.get(thing)?.value.operations ?? []).map(({ name, value: { access } }) => ({
    verb: name,
    who: whoMay(access, thing, scope),
    said: wordsOf(thing, request, ({ operation }) => operation?.replaceAll('-', '_') === name),
  }))

/** What is done with a row by saying how it stands. */
function ofSteps(thing: string, scope: Scope, request: DesignRequest): readonly Right[] {
  const own = new Set((scope.resources.get(thing)?.value.operations ?? []).map(({ name }) => name))
  const asked = new Set(
    (request.rules ?? []).flatMap(({ of, operation, how }) =>
      of === thing && operation !== undefined && how !== 'not' ? [operation.replaceAll('-', '_')] : [],
    ),
  )
  return [...asked].flatMap((verb): readonly Right[] => {
    const step = own.has(verb) ? null : stepOf(thing, verb, scope)
    if (step === null || step.steps.length === 0) return []
    const rule = step.steps[0]!.rule ?? step.setBy
    const who = rule === null ? whoMay(ruleFor(thing, 'update', scope), thing, scope) : whoMay(rule, thing, scope)
    const ends = step.steps.map(({ from }) => from.text).join(' or ')
    return [
      {
        verb: `${verb} (${step.field}: ${ends} to ${step.steps[0]!.to.text})`,
        who,
        said: wordsOf(thing, request, ({ operation }) => operation?.replaceAll('-', '_') === verb),
      },
    ]
  })
}

function wordsOf(thing: string, { rules = [] }: DesignRequest, isOf: (rule: AskedRule) => boolean): string | null {
  const said = rules.filter((rule) => (rule.of === thing || rule.of === null) && isOf(rule))
  const words = new Set(said.map(({ from }) => from.text.replaceAll(/\s+/g, ' ')))
  return words.size === 0 ? null : [...words].join('; ')
}
