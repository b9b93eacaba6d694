import type { Expression, Lambda, Parameter } from '../../ast.ts'
import { Kind } from '../kinds.ts'
import type { LowerExpression, Lowering } from './lowering.ts'

type Form = Parameter['form']

/** Of a function or a lambda: `/` and `*` decide the form of those before and after them. */
export function parametersOf(lowering: Lowering, list: number | undefined): Parameter[] {
  const found: Parameter[] = []
  let form: Form = 'ordinary'
  for (const node of list === undefined ? [] : lowering.items(list)) {
    const kind = lowering.kind(node)
    if (kind === Kind.keyword_separator) form = 'keyword-only'
    else if (kind === Kind.positional_separator) found.splice(0, found.length, ...found.map(positionalOnly))
    else {
      const parameter = parameterOf(lowering, node, form)
      if (parameter.form === 'var-positional') form = 'keyword-only'
      found.push(parameter)
    }
  }
  return found
}

function positionalOnly(parameter: Parameter): Parameter {
  return parameter.form === 'ordinary' ? { ...parameter, form: 'positional-only' } : parameter
}

function parameterOf(lowering: Lowering, node: number, form: Form): Parameter {
  const items = lowering.items(node)
  switch (lowering.kind(node)) {
    case Kind.typed_parameter:
      return {
        ...parameterOf(lowering, items[0] ?? node, form),
        annotation: lowering.optional(items[1]),
        ...place(lowering, node),
      }
    case Kind.default_parameter:
      return parameter(lowering, node, items[0], form, null, lowering.expression(items[1], node))
    case Kind.typed_default_parameter:
      return parameter(lowering, node, items[0], form, lowering.optional(items[1]), lowering.expression(items[2], node))
    case Kind.list_splat_pattern:
      return parameter(lowering, node, items[0], 'var-positional', null, null)
    case Kind.dictionary_splat_pattern:
      return parameter(lowering, node, items[0], 'var-keyword', null, null)
    default:
      return parameter(lowering, node, node, form, null, null)
  }
}

function parameter(
  lowering: Lowering,
  node: number,
  name: number | undefined,
  form: Form,
  annotation: Expression | null,
  value: Expression | null,
): Parameter {
  return {
    name: name === undefined ? '' : lowering.text(name),
    form,
    annotation,
    default: value,
    ...place(lowering, node),
  }
}

function place(lowering: Lowering, node: number): { start: number; end: number } {
  return { start: lowering.start(node), end: lowering.end(node) }
}

const lambda: LowerExpression = (lowering, node): Lambda => ({
  kind: 'Lambda',
  parameters: parametersOf(lowering, lowering.child(node, Kind.lambda_parameters)),
  body: lowering.expression(
    lowering.items(node).find((child) => lowering.kind(child) !== Kind.lambda_parameters),
    node,
  ),
  ...place(lowering, node),
})

export const lambdas: Readonly<Record<number, LowerExpression>> = { [Kind.lambda]: lambda }
