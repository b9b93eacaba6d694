import type { Rule } from '../../../blueprint/expression/rule.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { asksCallers } from '../callers.ts'
import type { Design, Feature, WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { isHeld } from '../../../blueprint/storage/tenant.ts'
import { withinFunction } from '../tenancy/within.ts'
import { constants, moduleName, spoken } from '../names.ts'
import { ROW_FUNCTION, type Standing, alive, callerTest, conditionOf, isSoft } from './condition.ts'
import { ROW_VERBS, isAnyone, isOfCaller, isSettled, isOpen, ruleFor, withoutCaller } from './rules.ts'
import { whoMay } from './sentence.ts'

/** A module for each resource: who may do what with a row, as conditions the database answers. */
export const access: Feature = {
  parts: () => ['access'],
  files: (design) => [...design.scope.resources.keys()].map((resource) => moduleFor(resource, design)),
}

/** Fields that not everybody may set who writes the row. */
const settable = (resource: string, { scope }: Design) =>
  [...scope.fields(resource)].flatMap(([field, { setBy }]) =>
    setBy !== null && setBy !== 'server' ? [{ field, rule: setBy }] : [],
  )

/** Steps of states that not everybody may take who changes the row, with the functions that say who. */
export const ruledSteps = (resource: string, { scope }: Pick<Design, 'scope'>) =>
  (scope.resources.get(resource)?.value.states ?? []).flatMap(({ name: field, value }) => {
    const names = constants(value.map(({ from, to }) => `${from.text}_to_${to.text}`))
    return value.flatMap(({ from, to, rule }, index) =>
      rule === null
        ? []
        : [{ field, from: from.text, to: to.text, rule, name: `${field}_${names[index]!.toLowerCase()}` }],
    )
  })

const COLUMN_ELEMENT = imported('sqlalchemy:ColumnElement')
const CALLER = imported('app.core.caller:Caller')

function moduleFor(resource: string, design: Design): WrittenFile {
  const { scope } = design
  const at = { resource, scope }
  const within = withinFunction(resource, scope)
  const ofVerbs = ROW_VERBS.flatMap((verb) => {
    const rule = ruleFor(resource, verb, scope)
    const says = `${VERB_SAYS[verb]} ${one(resource)}: ${whoMay(rule, resource, scope)}.`
    if (rule === null) return verb === 'read' ? [nothing(says, design)] : []
    const plain = isOfCaller(rule, resource, scope)
    const living = verb === 'read' && isSoft(resource, scope) ? alive(resource, scope) : null
    const row =
      verb !== 'read' && isSettled(rule, resource, scope)
        ? []
        : [
            rowFunction(
              { name: ROW_FUNCTION[verb], rule, says, living, held: isHeld(resource, verb, scope) },
              at,
              design,
            ),
          ]
    return plain && !isOpen(resource, verb, scope) ? [callerFunction(`may_${verb}`, rule, says, at), ...row] : row
  })
  const ofFields = settable(resource, design).map(({ field, rule }) => {
    const says = `Who may set the ${spoken(field)} of ${one(resource)}: ${whoMay(rule, resource, scope)}.`
    return isAskedAlone(rule, at)
      ? callerFunction(`may_set_${field}`, rule, says, at)
      : rowFunction(
          { name: `${field}_settable`, rule, says, living: null, held: isHeld(resource, 'update', scope) },
          at,
          design,
        )
  })
  const ofSteps = ruledSteps(resource, design).map(({ field, from, to, rule, name }) => {
    const says = `Who may take the ${spoken(field)} of ${one(resource)} from ${spoken(from)} to ${spoken(to)}: ${whoMay(rule, resource, scope)}.`
    return rowFunction(
      {
        name,
        rule,
        says,
        living: null,
        held: isHeld(resource, 'update', scope),
        open: isOpen(resource, 'update', scope),
      },
      at,
      design,
    )
  })
  const functions = [...ofVerbs, ...ofFields, ...ofSteps]
  const text = renderModule(
    `Who may do what with ${one(resource)}.`,
    joined([...(within ? [within] : []), ...functions], '\n\n\n'),
    [
      'within',
      ...ROW_VERBS.flatMap((verb) => [ROW_FUNCTION[verb], `may_${verb}`]),
      ...settable(resource, design).flatMap(({ field }) => [`may_set_${field}`, `${field}_settable`]),
      ...ruledSteps(resource, design).map(({ name }) => name),
    ],
  )
  return { path: `app/access/${moduleName(resource)}.py`, owner: 'shared', text }
}

const VERB_SAYS = {
  read: 'Who may see',
  create: 'Who may make',
  update: 'Who may change',
  delete: 'Who may delete',
} as const

/** What `caller` is where one is asked for. */
export function callerType(
  resource: string,
  verb: (typeof ROW_VERBS)[number],
  { scope }: Pick<Design, 'scope'>,
): Fragment {
  if (!asksCallers({ scope })) return py`None`
  return isOpen(resource, verb, scope) ? py`${CALLER} | None` : py`${CALLER}`
}

/** The same for a rule by itself. */
export function callerOf(rule: Rule, { resource, scope }: Standing, design: Pick<Design, 'scope'>): Fragment {
  if (!asksCallers(design)) return py`None`
  return withoutCaller(rule, resource, scope) === false ? py`${CALLER}` : py`${CALLER} | None`
}

/** Whether the caller alone decides, and has to be there. */
export const isAskedAlone = (rule: Rule, { resource, scope }: Standing): boolean =>
  isOfCaller(rule, resource, scope) && withoutCaller(rule, resource, scope) === false

function nothing(says: string, design: Design): Fragment {
  const type = asksCallers(design) ? py`${CALLER} | None` : py`None`
  return py`
    def readable(caller: ${type}) -> ${COLUMN_ELEMENT}[bool]:
        """${words(says)}"""
        return ${imported('sqlalchemy:false')}()
  `
}

interface RowFunction {
  readonly name: string
  readonly rule: Rule
  readonly says: string
  /** What has to hold of rows besides. */
  readonly living: Fragment | null
  /** Whether rows are held to the tenant of the caller. */
  readonly held?: boolean
  /** Whether it is asked of nobody, too, whatever its rule says. */
  readonly open?: boolean
}

function rowFunction(
  { name, rule, says, living, held = false, open: isAsked = false }: RowFunction,
  at: Standing,
  design: Design,
): Fragment {
  const { resource, scope } = at
  const always = [...(living ? [living] : []), ...(held ? [py`within(caller)`] : [])]
  const whole = (condition: Fragment): Fragment =>
    always.length === 0 ? condition : py`${imported('sqlalchemy:and_')}(${joined([...always, condition], ', ')})`
  const left = withoutCaller(rule, resource, scope)
  const none = isAsked ? py`${imported('sqlalchemy:false')}()` : null
  const open = left === true ? py`${imported('sqlalchemy:true')}()` : left === false ? none : conditionOf(left, at)
  // Whom nobody is let in as is not let in everywhere: `not admin` holds of whoever is not there.
  const same = left !== false && (isAnyone(rule) || !asksCallers(design))
  return py`
    def ${ident(name)}(caller: ${isAsked ? callerType(resource, 'update', design) : callerOf(rule, at, design)}) -> ${COLUMN_ELEMENT}[bool]:
        """${words(says)}"""
        ${
          open !== null &&
          !same &&
          py`
          if caller is None:
              return ${held ? py`${imported('sqlalchemy:false')}()` : whole(open)}
        `
        }
        return ${whole(same && open ? open : conditionOf(rule, at))}
  `
}

const callerFunction = (name: string, rule: Rule, says: string, at: Standing): Fragment => py`
  def ${ident(name)}(caller: ${CALLER}) -> bool:
      """${words(says)}"""
      return ${callerTest(rule, at)}
`
