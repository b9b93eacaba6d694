import type { Expression } from '../ast.ts'
import { asText } from '../values/ask.ts'
import { generic, unknown } from '../values/make.ts'
import type { Annotation, FunctionValue, Value } from '../values/value.ts'
import type { Scope } from '../values/scope.ts'
import type { SourceModule } from '../modules/module.ts'
import { evaluate } from './expressions.ts'
import type { Frame } from './frame.ts'
import type { Machine } from './machine.ts'

/** A frame that only reads names: for annotations, which are evaluated late. */
export function readingFrame(machine: Machine, module: SourceModule, scope: Scope): Frame {
  return { machine, module, scope, function: null, self: null, returns: [], yields: null, raised: null, loops: 0 }
}

/** The type an annotation names; a string is read as code, wherever it stands in it. */
export function annotationValue(annotation: Annotation, machine: Machine): Value {
  annotation.value ??= evaluateAnnotation(
    annotation.expression,
    readingFrame(machine, annotation.site.module, annotation.scope),
  )
  return annotation.value
}

export function evaluateAnnotation(expression: Expression, frame: Frame): Value {
  return frame.machine.bounded(
    'a type',
    { module: frame.module, node: expression },
    () => resolveStrings(evaluate(expression, frame), frame),
    () => unknown('a type that takes too many steps', null),
    20_000,
  )
}

/** `list["Order"]` and `"Order | None"`: strings inside types are types. */
export function resolveStrings(value: Value, frame: Frame, depth = 0): Value {
  if (depth > 20) return value
  const written = value.kind === 'constant' ? asText(value) : null
  if (written !== null) {
    const expression = frame.machine.program.parseExpression(written.trim())
    return expression ? resolveStrings(evaluate(expression, frame), frame, depth + 1) : value
  }
  if (
    value.kind === 'instance' &&
    value.class.kind === 'external' &&
    value.class.path === 'typing.ForwardRef' &&
    value.args[0]
  )
    return resolveStrings(value.args[0], frame, depth + 1)
  if (value.kind !== 'generic') return value
  const origin = value.origin.kind === 'external' ? value.origin.path : ''
  if (origin === 'typing.Literal') return value
  const args = value.args.map((arg, i) =>
    origin === 'typing.Annotated' && i > 0
      ? arg
      : arg.kind === 'sequence'
        ? arg
        : resolveStrings(arg, frame, depth + 1),
  )
  return args.every((arg, i) => arg === value.args[i]) ? value : generic(value.origin, args)
}

/** The annotated type of a parameter; undefined when it has none. */
export function parameterType(of: FunctionValue, name: string, machine: Machine): Value | undefined {
  const known = of.annotations.get(name)
  if (known) return known
  const parameter = of.node.parameters.find((one) => one.name === name)
  if (!parameter?.annotation) return undefined
  const value = evaluateAnnotation(parameter.annotation, readingFrame(machine, of.site.module, of.scope))
  of.annotations.set(name, value)
  return value
}

export function returnType(of: FunctionValue, machine: Machine): Value | undefined {
  const known = of.annotations.get('return')
  if (known) return known
  if (of.node.kind !== 'FunctionDef' || !of.node.returns) return undefined
  const value = evaluateAnnotation(of.node.returns, readingFrame(machine, of.site.module, of.scope))
  of.annotations.set('return', value)
  return value
}
