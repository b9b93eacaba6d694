import type { Dependency, Operation } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { rule } from '../../rule.ts'
import { placeKey } from '../caller.ts'
import { namesCheck } from '../own.ts'

export default rule({
  title: 'A dependency whose answer is thrown away',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-252', 'CWE-306', 'API2:2023'],
  message: '`{dependency}` refuses nobody: it only returns, and in `dependencies=[...]` what it returns is thrown away',
  advice: 'Raise 401 in `{dependency}` when there is no caller, or depend on a check that does.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      const { access, trace, dependencies } = operation
      if (access.state !== 'optional' && access.state !== 'public') continue
      if (!trace?.complete) continue
      for (const one of dependencies) {
        if (one.via === 'parameter' || one.via === 'class' || !namesCheck(one.name)) continue
        if (refuses(one, operation) || leavesSomething(one, code)) continue
        report.found({
          at: one.at,
          subject: operation.id,
          arguments: { dependency: one.name },
          cause: placeKey(one.at),
          proof: [
            { what: `depends on ${one.name}, whose result nobody takes`, at: one.at },
            ...operation.wiring.slice(-1),
            { what: `${operation.id} is open to everyone`, at: operation.handler },
          ],
        })
      }
    }
  },
})

/** Whatever it refuses for, it is not only there for its result. */
function refuses(dependency: Dependency, { access, trace }: Operation): boolean {
  const names = new Set(namesOf(dependency))
  return (
    (trace?.refusals.some(({ chain }) => names.has(chain[0]?.what ?? '')) ?? true) ||
    access.checks.some(({ chain }) => placeKey(chain[0]?.at) === placeKey(dependency.at))
  )
}

const namesOf = (one: Dependency): readonly string[] => [one.name, ...one.dependencies.flatMap(namesOf)]

/** Sets what others read, writes, or cannot be found: then it is there for more than its result. */
function leavesSomething({ name }: Dependency, code: Code): boolean {
  const found = code.functionsNamed(name)
  if (found.length === 0) return true
  return found.some(({ node, file }) => {
    const nodes = [...nodesIn(node.body)]
    const returns = nodes.some((one) => one.kind === 'Return' && one['value'] !== null)
    return (
      !returns ||
      node.generator ||
      nodes.some(
        (one) =>
          one.kind === 'Raise' ||
          (one.kind === 'Assign' &&
            (one['targets'] as readonly { kind: string }[]).some(({ kind }) => kind !== 'Name' && kind !== 'Tuple')) ||
          (one.kind === 'Call' && LEAVES.test(file.text(one).split('(')[0] ?? '')),
      )
    )
  })
}
const LEAVES = /\.(set|add|append|update|bind|commit|execute|setdefault|incr|log|info|warning|debug)$|setattr$/
