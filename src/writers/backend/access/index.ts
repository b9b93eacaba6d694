import type { Rule } from '../../../blueprint/expression/rule.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { asksCallers } from '../callers.ts'
import type { Design, Feature, WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { moduleName } from '../names.ts'
import { isHeld } from '../tenancy/tenant.ts'
import { withinFunction } from '../tenancy/within.ts'
import { ROW_FUNCTION, type Standing, alive, callerTest, conditionOf, isSoft } from './condition.ts'
import { ROW_VERBS, isOfCaller, isOpen, ruleFor, withoutCaller } from './rules.ts'
import { whoMay } from './sentence.ts'

/** A module for each resource: who may do what with a row, as conditions the database answers. */
export const access: Feature = {
  parts: () => ['access'],
  files: (design) => [...design.scope.resources.keys()].map((resource) => moduleFor(resource, design)),
}

const COLUMN_ELEMENT = imported('sqlalchemy:ColumnElement')
const CALLER = imported('app.core.caller:Caller')

function moduleFor(resource: string, design: Design): WrittenFile {
  const { scope } = design
  const at = { resource, scope }
  const within = withinFunction(resource, scope)
  const functions = ROW_VERBS.flatMap((verb) => {
    const rule = ruleFor(resource, verb, scope)
    const says = `${VERB_SAYS[verb]} ${one(resource)}: ${whoMay(rule, resource, scope)}.`
    if (rule === null) return verb === 'read' ? [nothing(says, design)] : []
    const plain = isOfCaller(rule, resource, scope)
    const row = plain && verb !== 'read' ? [] : [rowFunction(verb, rule, says, at, design)]
    return plain && !isOpen(resource, verb, scope) ? [callerFunction(verb, rule, says, at), ...row] : row
  })
  const text = renderModule(
    `Who may do what with ${one(resource)}.`,
    joined([...(within ? [within] : []), ...functions], '\n\n\n'),
    ['within', ...ROW_VERBS.flatMap((verb) => [ROW_FUNCTION[verb], `may_${verb}`])],
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

function nothing(says: string, design: Design): Fragment {
  const type = asksCallers(design) ? py`${CALLER} | None` : py`None`
  return py`
    def readable(caller: ${type}) -> ${COLUMN_ELEMENT}[bool]:
        """${words(says)}"""
        return ${imported('sqlalchemy:false')}()
  `
}

function rowFunction(
  verb: (typeof ROW_VERBS)[number],
  rule: Rule,
  says: string,
  at: Standing,
  design: Design,
): Fragment {
  const { resource, scope } = at
  const soft = verb === 'read' && isSoft(resource, scope)
  const held = isHeld(resource, verb, scope)
  const always = [...(soft ? [alive(resource, scope)] : []), ...(held ? [py`within(caller)`] : [])]
  const whole = (condition: Fragment): Fragment =>
    always.length === 0 ? condition : py`${imported('sqlalchemy:and_')}(${joined([...always, condition], ', ')})`
  const left = withoutCaller(rule, resource, scope)
  const open = left === true ? py`${imported('sqlalchemy:true')}()` : left === false ? null : conditionOf(left, at)
  const same = left === true || (left !== false && !asksCallers(design))
  return py`
    def ${ident(ROW_FUNCTION[verb])}(caller: ${callerType(resource, verb, design)}) -> ${COLUMN_ELEMENT}[bool]:
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

const callerFunction = (verb: string, rule: Rule, says: string, at: Standing): Fragment => py`
  def may_${ident(verb)}(caller: ${CALLER}) -> bool:
      """${words(says)}"""
      return ${callerTest(rule, at)}
`
