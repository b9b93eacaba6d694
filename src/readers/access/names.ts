import type { Expression, Node } from '../../python/ast.ts'
import { asText } from '../../python/values/ask.ts'
import type { ConditionOf, Value } from '../../python/values/value.ts'
import { PRINCIPAL } from '../behaviour/labels.ts'

export interface Names {
  readonly roles: readonly string[]
  readonly scopes: readonly string[]
}

const SCOPES = /scope|permission|privilege|grant|capabilit/i
const ROLES = /role|group|admin|superuser|staff|owner|\btype\b|level|rank|tier|plan|position/i
const FLAG = /^(is|can|has|may|should)_\w+|admin|superuser|staff|owner|verified|active|disabled|banned/i
const OF_PEOPLE = /admin|superuser|staff|owner|moderator|editor/i
const NAME = /^[\w:./*\- ]{1,60}$/

/** Roles and scopes a condition compares the caller with. */
export function namesOf(condition: ConditionOf): Names {
  const found = [...new Set(constantsOf(condition.value))].filter((one) => NAME.test(one))
  if (SCOPES.test(condition.text)) return { roles: [], scopes: found }
  if (found.length > 0 && ROLES.test(condition.text)) return { roles: found, scopes: [] }
  return { roles: flags(condition.site.node), scopes: [] }
}

/** Texts and members a value compares with, beside the caller. */
function constantsOf(value: Value | undefined, depth = 0): readonly string[] {
  if (!value || depth > 8) return []
  switch (value.kind) {
    case 'constant':
    case 'member':
      return asText(value) === null ? (value.kind === 'member' ? [value.name] : []) : [asText(value)!]
    case 'sequence':
      return value.items.flatMap((item) => constantsOf(item, depth + 1))
    case 'mapping':
      return [...value.entries.values()].flatMap(({ key }) => constantsOf(key, depth + 1))
    case 'alternatives':
      return value.options.flatMap((option) => constantsOf(option.value, depth + 1))
    case 'instance':
      return compares(value)
        ? [...value.args, ...(value.receiver ? [value.receiver] : [])].flatMap((one) => constantsOf(one, depth + 1))
        : []
    default:
      return []
  }
}

/** Comparisons, and methods of the caller: `user.has_scope("x")`. */
const compares = (value: Value & { kind: 'instance' }): boolean =>
  value.class.kind === 'external' &&
  (/^(operator\.|builtins\.(any|all|set|len|bool))/.test(value.class.path) ||
    (/\.(has|is|can|check|issubset|issuperset|intersection|isdisjoint)\w*$/.test(value.class.path) &&
      value.receiver?.kind === 'instance' &&
      value.receiver.labels.includes(PRINCIPAL)))

/** `not user.is_superuser`: the attribute is the name of the role. */
function flags(node: Node): readonly string[] {
  const test = node as Expression
  if (test.kind === 'UnaryOperation') return flags(test.operand)
  if (test.kind === 'BooleanOperation') return [...flags(test.left), ...flags(test.right)]
  // `access.may_create(caller)`: a function of somebody, and no name of what he is.
  if (test.kind === 'Call') return flags(test.callee).filter((name) => test.args.length === 0 || OF_PEOPLE.test(name))
  if (test.kind === 'Comparison')
    return test.operands.length === 2 && test.operands[1]?.kind === 'Constant' && test.operands[1].type === 'bool'
      ? flags(test.operands[0]!)
      : []
  return test.kind === 'Attribute' &&
    FLAG.test(test.name) &&
    !/^is_(active|authenticated|verified|anonymous)$|^(active|disabled|banned)$/.test(test.name)
    ? [test.name]
    : []
}
