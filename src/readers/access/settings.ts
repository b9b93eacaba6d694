import type { Expression, Node, Statement } from '../../python/ast.ts'
import { classAttribute, functionText, inherits } from '../../python/values/ask.ts'
import { read } from '../../python/values/scope.ts'
import type { ClassValue, Instance, Value } from '../../python/values/value.ts'
import { returnType } from '../../python/interpret/annotations.ts'
import type { Frame } from '../../python/interpret/frame.ts'
import { fromSettings, isGiven as given } from '../../python/interpret/settings.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import { marksOf } from './marks.ts'

const BASES = [
  'pydantic_settings.BaseSettings',
  'pydantic_settings.main.BaseSettings',
  'pydantic.BaseSettings',
  'pydantic.env_settings.BaseSettings',
  'pydantic.v1.BaseSettings',
]
const FROM_ENVIRONMENT = /\benviron\b|\bgetenv\b|\b(env|config|Env)(\.\w+)?\(/

/** `a and not b`: the questions a test is put together from. */
function leaves(test: Expression): readonly Expression[] {
  if (test.kind === 'BooleanOperation') return [...leaves(test.left), ...leaves(test.right)]
  return test.kind === 'UnaryOperation' && test.operator === 'not' ? leaves(test.operand) : [test]
}

/** Tests that hang on a setting: nobody knows here what it is where the program runs. */
export class SettingTests {
  private readonly found = new Set<Node>()

  has(node: Node): boolean {
    return this.found.has(node)
  }

  /** Whether a test asks a setting for itself, not merely compares a credential with one. */
  asks(test: Expression, tested: Value, frame: Frame): boolean {
    const asks =
      (tested.kind === 'constant' && tested.setting !== undefined) ||
      answersByASetting(asked(tested)) ||
      leaves(test).some((leaf) => {
        const names = namesIn(leaf)
        return (
          names.some((name) => readsSetting(name, frame)) &&
          !names.some((name) => marksOf(valueOf(name, frame)).credential)
        )
      })
    if (asks) this.found.add(test)
    return asks
  }
}

/** What `not` was asked of. */
const asked = (tested: Value): Value =>
  tested.kind === 'instance' && tested.class.kind === 'external' && tested.class.path === 'operator.not'
    ? (tested.args[0] ?? tested)
    : tested

/** A function that only says yes or no, and comes to it by a setting: `if not key: return False`. */
const answersByASetting = (tested: Value): boolean =>
  tested.kind === 'alternatives' &&
  tested.options.every(({ value }) => value.kind === 'constant' && (value.type === 'bool' || value.type === 'none')) &&
  tested.options.some(({ condition, after = [] }) =>
    [condition, ...after].some((one) => one?.value?.kind === 'constant' && one.value.setting !== undefined),
  )

type Named = Extract<Expression, { kind: 'Name' | 'Attribute' }>

/** The longest dotted names in an expression. */
function namesIn(node: unknown, into: Named[] = []): readonly Named[] {
  if (Array.isArray(node)) for (const one of node) namesIn(one, into)
  else if (node && typeof node === 'object') {
    const expression = node as Expression
    if (expression.kind === 'Name') into.push(expression)
    else if (expression.kind === 'Attribute') into.push(expression)
    else for (const part of Object.values(node)) if (part && typeof part === 'object') namesIn(part, into)
  }
  return into
}

/** A name's value as far as nothing has to be run for it. */
function valueOf(node: Expression, frame: Frame): Value | undefined {
  if (node.kind === 'Name') return read(frame.scope, node.id)
  if (node.kind === 'Await') return valueOf(node.value, frame)
  if (node.kind === 'Call') return returned(valueOf(node.callee, frame), frame)
  if (node.kind !== 'Attribute') return undefined
  const base = valueOf(node.value, frame)
  if (base?.kind === 'instance') return attributeOf(base, node.name, frame)
  if (base?.kind === 'module') return base.module.scope ? read(base.module.scope, node.name) : undefined
  if (base?.kind === 'constant') return base
  if (base?.kind === 'class') return classAttribute(base, node.name)?.value
  return base
}

function attributeOf(base: Instance, name: string, frame: Frame): Value {
  const found =
    base.attributes.get(name) ??
    (base.class.kind === 'class' ? classAttribute(base.class, name)?.value : undefined) ??
    base
  return base.class.kind === 'class' ? fromSettings(found, base, name, frame.machine) : found
}

/** `get_settings()`: what it says it returns. */
function returned(callee: Value | undefined, frame: Frame): Value | undefined {
  if (callee?.kind === 'class')
    return {
      kind: 'instance',
      class: callee,
      attributes: new Map(),
      args: [],
      keywords: new Map(),
      receiver: null,
      site: null,
      labels: [],
    }
  const type = callee?.kind === 'function' ? returnType(callee, frame.machine) : undefined
  return type?.kind === 'class' ? returned(type, frame) : undefined
}

function readsSetting(node: Named, frame: Frame): boolean {
  const value = valueOf(node, frame)
  if (value?.kind === 'constant') return value.setting !== undefined
  if (node.kind === 'Name') return isFromEnvironment(node.id, frame.module, frame) && !isGiven(node.id, frame)
  const base = valueOf(node.value, frame)
  if (base?.kind === 'instance' && base.class.kind === 'class' && isSettings(base.class))
    return !isGiven(node.name, frame) && !isDecided(base.class, node.name, frame)
  if (base?.kind === 'module') return isFromEnvironment(node.name, base.module, frame) && !isGiven(node.name, frame)
  if (base?.kind === 'class' && base.node)
    return (
      (isSettings(base) && !isGiven(node.name, frame) && base.namespace.get(node.name)?.kind === 'constant') ||
      assigned(base.node.body, node.name, base.site.module)
    )
  return node.value.kind === 'Attribute' && readsSetting(node.value, frame)
}

const isSettings = (of: ClassValue): boolean =>
  inherits(of, ...BASES) || /(Settings|Config|Configuration)$/.test(of.name)

const isGiven = (name: string, frame: Frame): boolean => given(name, frame.machine)

/** A method or property of the settings that asks only what was given. */
function isDecided(of: ClassValue, name: string, frame: Frame): boolean {
  const member = classAttribute(of, name)?.value
  const inner = member?.kind === 'instance' ? member.args[0] : member
  if (inner?.kind !== 'function') return false
  return [...functionText(inner).matchAll(/self\.(\w+)/g)].some((match) => isGiven(match[1]!, frame))
}

/** `AUTH = os.getenv("AUTH")`, here or in the module the name was imported from. */
function isFromEnvironment(name: string, module: SourceModule, frame: Frame, depth = 0): boolean {
  const body = module.tree?.body ?? []
  if (assigned(body, name, module)) return true
  if (depth > 3) return false
  for (const statement of body) {
    if (statement.kind !== 'ImportFrom') continue
    const imported = statement.names.find((one) => (one.alias ?? one.name) === name)
    if (!imported) continue
    const origin = [...frame.machine.modules.values()].find(
      (one) => one.name === statement.module || (statement.level > 0 && one.name.endsWith(`.${statement.module}`)),
    )
    return origin ? isFromEnvironment(imported.name, origin, frame, depth + 1) : false
  }
  return false
}

function assigned(body: readonly Statement[], name: string, module: SourceModule): boolean {
  return body.some((statement) => {
    const value =
      statement.kind === 'Assign' && statement.targets.some((target) => target.kind === 'Name' && target.id === name)
        ? statement.value
        : statement.kind === 'AnnotatedAssign' && statement.target.kind === 'Name' && statement.target.id === name
          ? statement.value
          : null
    return (
      value !== null &&
      value.kind !== 'Constant' &&
      FROM_ENVIRONMENT.test(module.tree?.source.slice(value.start, value.end) ?? '')
    )
  })
}
