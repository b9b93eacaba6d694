import { escapePattern } from '../../../kernel/text.ts'
import type { Operation } from '../../../model/index.ts'
import type { Parameter } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'
import { decoratedBeyondRoute, dependenciesOf, handlerOf, isStub, mentions, parameterOf } from '../handler.ts'
import { namesInPath } from '../path-names.ts'
import { readByHand } from '../request-by-hand.ts'

export default rule({
  title: 'A path parameter that is taken and never looked at',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-639'],
  message: '`{operation}` takes `{name}` from its path and never looks at it: every value answers alike',
  advice: 'Filter by `{name}`, or check it; when it does not matter, take it out of the path.',
  check({ backend, code }, report) {
    const seen = new Set<string>()
    for (const operation of backend.api.operations) {
      const handler = handlerOf(code, operation)
      if (!handler || isStub(handler) || decoratedBeyondRoute(handler)) continue
      for (const name of namesInPath(operation, backend.api.applications)) {
        const parameter = parameterOf(handler, name)
        if (!parameter || mentions(handler, name) || isMeant(handler, parameter)) continue
        if (takenElsewhere(code, operation, name) || readByHand(code, operation, name)) continue
        const key = `${handler.file.path} ${parameter.start}`
        if (seen.has(key)) continue
        seen.add(key)
        report.found({
          at: handler.file.place(parameter),
          subject: operation.id,
          arguments: { operation: operation.id, name },
          proof: operation.wiring,
        })
      }
    }
  },
})

/** A dependency that declares the same name looks at it instead. */
function takenElsewhere(code: Code, operation: Operation, name: string): boolean {
  const called = new Set(dependenciesOf(operation).map((one) => one.name.split('.').at(-1)))
  if (called.size === 0) return false
  return code
    .mentioning(new RegExp(`\\b${escapePattern(name)}\\b`))
    .some(
      (file) =>
        file.functions.some(
          (one) =>
            (called.has(one.node.name) || called.has(one.owner?.name ?? '')) &&
            one.node.parameters.some((parameter) => parameter.name === name),
        ) ||
        file.classes.some(
          (one) => called.has(one.name) && new RegExp(`\\b${escapePattern(name)}\\b`).test(file.text(one)),
        ),
    )
}

/** Somebody told another tool that it is not used: `# noqa: ARG001`. */
function isMeant({ file }: CodeFunction, parameter: Parameter): boolean {
  const end = file.source.indexOf('\n', parameter.end)
  return /#.*(ARG00|unused-argument)/.test(file.source.slice(parameter.end, end < 0 ? undefined : end))
}
