import type { Expression, Parameter } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { namesCheck } from '../own.ts'

export default rule({
  title: 'A check that is called when the program starts, not for each request',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-306', 'CWE-670', 'API2:2023'],
  message:
    '`{parameter} = {check}(...)` calls the check once, when `{operation}` is defined: no request is ever checked',
  advice: 'Write `{parameter} = Depends({check})`.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      const handler = code.functionAt(operation.handler)
      for (const parameter of handler?.node.parameters ?? []) {
        const name = handler ? calledCheck(parameter, handler, code) : null
        if (!handler || name === null) continue
        report.found({
          at: handler.file.place(parameter.default!),
          subject: operation.id,
          arguments: { parameter: parameter.name, check: name, operation: operation.id },
          cause: `${handler.file.path}:${parameter.start}`,
          severity: operation.access.state === 'public' ? 'high' : 'medium',
          proof: [
            ...operation.wiring.slice(-1),
            { what: `${name} runs here, when the module is imported`, at: handler.file.place(parameter.default!) },
          ],
        })
      }
    }
  },
})

/** The check of the project that is called in the default of a parameter, when it makes no dependency. */
function calledCheck({ default: given }: Parameter, { file }: CodeFunction, code: Code): string | null {
  if (given?.kind !== 'Call') return null
  const path = file.pathOf(given.callee) ?? ''
  const name = path.slice(path.lastIndexOf('.') + 1)
  if (!namesCheck(name) || given.callee.kind !== 'Name') return null
  const found = code.functionsNamed(name)
  const [check] = found
  return check && found.length === 1 && refuses(check) && !makesDependency(check) ? name : null
}

const refuses = ({ node }: CodeFunction): boolean => [...nodesIn(node.body)].some(({ kind }) => kind === 'Raise')

/** Hands out `Depends(...)`, a function or an object that is called for each request. */
function makesDependency({ node, file }: CodeFunction): boolean {
  const inner = [...nodesIn(node.body)]
  if (inner.some(({ kind }) => kind === 'FunctionDef' || kind === 'Lambda')) return true
  return inner.some((one) => {
    const value = one.kind === 'Return' ? (one['value'] as Expression | null) : null
    return value?.kind === 'Call' && MADE.test(file.pathOf(value.callee) ?? '')
  })
}
const MADE = /(^|\.)(Depends|Security|Header|Cookie|Query|Body|Path|Form|File|partial|[A-Z]\w*)$/
