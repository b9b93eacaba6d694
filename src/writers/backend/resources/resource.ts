import type { NamedResource } from '../../../blueprint/language/blueprint.ts'
import type { Field } from '../../../blueprint/expression/field.ts'
import type { Rule } from '../../../blueprint/expression/rule.ts'
import { columnOf, snake, tableName } from '../../../blueprint/storage/names.ts'
import { plural } from '../../../kernel/english.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { type Symbol, imported } from '../../../python/emit/symbol.ts'
import { modelOf } from '../access/condition.ts'
import { callerType } from '../access/index.ts'
import { ROW_VERBS, isOfCaller, isOpen, ruleFor } from '../access/rules.ts'
import { asksCallers, isCopied } from '../callers.ts'
import type { Design } from '../feature.ts'
import { valueType } from '../models/types.ts'
import { moduleName } from '../names.ts'
import { RESERVED_IN_PYTHON } from '../../../blueprint/check/reserved.ts'

export type RowVerb = (typeof ROW_VERBS)[number]

/** A resource, with all the names its modules call it by. */
export interface Made {
  readonly design: Design
  readonly resource: NamedResource
  readonly name: string
  readonly model: Symbol
  /** `task`, as a variable. */
  readonly variable: string
  /** `/tasks` */
  readonly path: string
  readonly many: string
  readonly keyName: string
  readonly key: Fragment
  readonly rules: Readonly<Record<RowVerb, Rule | null>>
}

const known = new WeakMap<Design, Map<string, Made>>()

/** Found once for each design, as every feature asks for all of them. */
export function madeOf(resource: NamedResource, design: Design): Made {
  const all = known.get(design) ?? new Map<string, Made>()
  known.set(design, all)
  const made = all.get(resource.name) ?? namesOf(resource, design)
  all.set(resource.name, made)
  return made
}

function namesOf(resource: NamedResource, design: Design): Made {
  const { scope } = design
  const { name } = resource
  const variable = moduleVariable(name)
  const id = scope.fields(name).get('id')!
  return {
    design,
    resource,
    name,
    model: modelOf(name),
    variable,
    path: resource.value.path?.text ?? `/${tableName(name, scope).replaceAll('_', '-')}`,
    many: plural(snake(name)),
    keyName: `${snake(name)}_id`,
    key: name === scope.user || id.type.kind !== 'str' ? keyOf(name, id, design) : valueType(id.type, null, scope),
    rules: Object.fromEntries(ROW_VERBS.map((verb) => [verb, ruleFor(name, verb, scope)])) as Made['rules'],
  }
}

const keyOf = (name: string, id: Field, { scope }: Design): Fragment =>
  name === scope.user && scope.blueprint.auth?.provider !== undefined
    ? py`${imported('app.core.keys:UserId')}`
    : valueType(id.type, null, scope)

/** Names its modules use themselves. */
const USED = new Set([
  'session',
  'caller',
  'body',
  'query',
  'once',
  'changes',
  'field',
  'value',
  'told',
  'found',
  'row',
  'statement',
  'response',
  'ask',
])

function moduleVariable(name: string): string {
  const plain = snake(name)
  return RESERVED_IN_PYTHON.has(plain) || USED.has(plain) ? `${plain}_` : plain
}

export const accessOf = ({ name }: Made): Symbol => imported(`app.access:${moduleName(name)}`)
export const repositoryOf = ({ name }: Made): Symbol => imported(`app.repositories:${moduleName(name)}`)
export const serviceOf = ({ name }: Made): Symbol => imported(`app.services:${moduleName(name)}`)
export const schemaOf = ({ name }: Made, end: string): Symbol =>
  imported(`app.schemas.${moduleName(name)}:${name}${end}`)

export const callerFor = ({ name, design }: Made, verb: RowVerb): Fragment => callerType(name, verb, design)

/** Whether the caller alone decides, so that no row need be asked. */
export const isPlain = ({ name, rules, design }: Made, verb: RowVerb): boolean => {
  const rule = rules[verb]
  return rule !== null && isOfCaller(rule, name, design.scope) && !isOpen(name, verb, design.scope)
}

export const isOpenTo = ({ name, design }: Made, verb: RowVerb): boolean =>
  !asksCallers(design) || isOpen(name, verb, design.scope)

/** Fields that are columns, with their columns. */
export const columnsOf = ({ name, design }: Made): readonly { name: string; column: string; field: Field }[] =>
  [...design.scope.fields(name)].flatMap(([field, value]) =>
    value.type.kind === 'many' ? [] : [{ name: field, column: columnOf(field, value.type), field: value }],
  )

/** What whoever may write the row may write of it. */
export const isSent = ({ setBy, computed, default: value }: Field): boolean =>
  setBy === null && computed === null && value?.kind !== 'me'

export const hasCreate = ({ rules, resource }: Made): boolean =>
  rules.create !== null && resource.value.external === null
export const hasUpdate = (made: Made): boolean => made.rules.update !== null && changed(made).length > 0
export const hasDelete = ({ rules }: Made): boolean => rules.delete !== null

/** What an update may change. The address somebody signs in with is changed where they sign in. */
export const changed = (made: Made) =>
  columnsOf(made).filter(
    ({ name, field }) =>
      isSent(field) &&
      !field.marks.includes('immutable') &&
      !(name === 'email' && isCopied(made.name, made.design.scope)),
  )

/** Names that stand for something in each function, so that no import may have them. */
export const localsOf = ({ variable, keyName }: Made): readonly string[] => [variable, keyName, ...USED]
