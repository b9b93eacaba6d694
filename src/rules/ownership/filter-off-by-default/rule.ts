import type { Dependency, Operation } from '../../../model/index.ts'
import type { Expression, Parameter } from '../../../python/ast.ts'
import type { Code } from '../../../python/code/code.ts'
import type { CodeFunction } from '../../../python/code/file.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A filter is off unless the client turns it on',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-639', 'API1:2023'],
  message:
    '`{parameter}` of the dependency `{dependency}` is a query parameter, and without it rows are not restricted',
  advice:
    'Take the owner from the authenticated caller (`Depends(...)`), not from a plain parameter with a default of `None`.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations)
      for (const { dependency, name } of ownersInQuery(operation)) {
        const helper = functionNamed(dependency, code)
        const parameter = helper?.node.parameters.find((one) => one.name === name)
        if (!helper || !parameter || !isPlain(parameter, helper) || !isSwitch(helper, name)) continue
        const at = helper.file.place(parameter)
        report.found({
          at,
          subject: dependency.name,
          cause: `${at.file}:${at.line}:${at.column}`,
          arguments: { parameter: name, dependency: dependency.name },
          proof: [
            { what: `${operation.id} depends on ${dependency.name}`, at: dependency.at },
            { what: `${name} is a plain parameter: FastAPI reads it from the query`, at },
          ],
          related: [{ what: `${operation.id} publishes it`, at: operation.handler }],
        })
      }
  },
})

const OWNER =
  /^(current_)?(user|owner|tenant|organi[sz]ation|org|workspace|account|company|customer)(_?(id|uuid))?$|^(is_)?(admin|superuser)$/

interface Asked {
  readonly dependency: Dependency
  readonly name: string
}

/** Dependencies of an operation that could have brought in a query parameter which names an owner. */
function ownersInQuery(operation: Operation): readonly Asked[] {
  const names = operation.parameters.filter((one) => one.in === 'query' && !one.required && OWNER.test(one.name))
  if (names.length === 0) return []
  const found: Asked[] = []
  const visit = (dependencies: readonly Dependency[], depth: number): void => {
    for (const dependency of depth < 8 ? dependencies : []) {
      for (const { name } of names) found.push({ dependency, name })
      visit(dependency.dependencies, depth + 1)
    }
  }
  visit(operation.dependencies, 0)
  return found
}

function functionNamed(dependency: Dependency, code: Code): CodeFunction | null {
  const found = code.functionsNamed(dependency.name).filter((one) => one.qualname === dependency.name)
  return found.length === 1 ? found[0]! : null
}

/** `user_id: UUID | None = None`: not `Query(...)`, which somebody wrote on purpose, and no dependency. */
function isPlain(parameter: Parameter, { file }: CodeFunction): boolean {
  if (parameter.default?.kind !== 'Constant' || parameter.default.value !== null) return false
  return !parameter.annotation || !/\b(Query|Depends|Security|Header|Path)\s*\(/.test(file.text(parameter.annotation))
}

/** `if user_id: statement = statement.where(...)` */
function isSwitch({ node, file }: CodeFunction, name: string): boolean {
  for (const at of nodesIn(node.body)) {
    if (at.kind !== 'If' && at.kind !== 'Conditional') continue
    const mentioned = [...nodesIn(at['test'] as Expression)].some((one) => one.kind === 'Name' && one['id'] === name)
    const text = file.text(at)
    if (
      mentioned &&
      (/\.(where|filter|filter_by)\(/.test(text) || new RegExp(`\\w+_?id\\s*[!=]=\\s*${name}\\b`).test(text))
    )
      return true
  }
  return false
}
