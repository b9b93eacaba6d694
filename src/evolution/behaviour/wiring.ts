import type { Change, Dependency, Operation } from '../../model/index.ts'
import { changeOf, code } from '../change.ts'
import { dependencyNames } from '../dependencies.ts'

/** Dependencies an operation has now, or has no longer. What a router gave it is a matter of security. */
export function dependencyChanges(base: Operation, head: Operation): readonly Change[] {
  const [before, after] = [dependencyNames(base.dependencies), dependencyNames(head.dependencies)]
  const own = ({ via }: Dependency): boolean => via === 'decorator' || via === 'parameter' || via === 'class'
  const gone = base.dependencies.filter((one) => own(one) && !after.includes(one.name))
  const come = head.dependencies.filter((one) => !before.includes(one.name))
  return [...come.map((one) => tell(one, 'added', head)), ...gone.map((one) => tell(one, 'removed', head))]
}

function tell({ name, at }: Dependency, verb: 'added' | 'removed', { id, handler }: Operation): Change {
  return changeOf('behaviour', {
    id: `dependency-${verb}`,
    level: verb === 'added' ? 'info' : 'warning',
    sentence: `${code(name)} is ${verb === 'added' ? 'run before it now' : 'no longer run before it'}`,
    arguments: [name],
    operation: id,
    before: verb === 'added' ? null : at,
    after: verb === 'added' ? at : handler,
  })
}
