import type { Application, Backend, Change, Dependency, Operation } from '../../model/index.ts'
import { changeOf, code } from '../change.ts'
import { dependencyNames } from '../dependencies.ts'

/** Given to many operations at once, by somebody who wanted them all to have it. */
const SHARED: ReadonlySet<Dependency['via']> = new Set(['router', 'include', 'application'])

const WHO: Partial<Readonly<Record<Dependency['via'], string>>> = {
  router: 'its router',
  include: 'the inclusion of its router',
  application: 'the application',
}

/** Dependencies of routers and of the application that an operation no longer has. */
export function guardChanges(base: Operation, head: Operation): readonly Change[] {
  const names = dependencyNames(head.dependencies)
  const before = new Set(dependencyNames(base.dependencies))
  const replaced = head.dependencies.some(({ name, via }) => SHARED.has(via) && !before.has(name))
  return base.dependencies
    .filter(({ name, via }) => SHARED.has(via) && !names.includes(name))
    .map(({ name, via, at }) =>
      changeOf('security', {
        id: replaced ? 'router-dependency-replaced' : 'router-dependency-lost',
        level: replaced ? 'warning' : 'error',
        sentence: `${code(name)}, which ${WHO[via]} gave it, is gone${replaced ? ', and another took its place' : ''}`,
        arguments: [name],
        operation: head.id,
        before: at,
        after: head.handler,
      }),
    )
}

/** Middleware an application no longer has, or no longer always. */
export function middlewareChanges(base: Backend, head: Backend): readonly Change[] {
  return base.api.applications.flatMap((before) => {
    const after = head.api.applications.find(({ mountPath }) => mountPath === before.mountPath)
    return after ? lostMiddleware(before, after) : []
  })
}

function lostMiddleware(before: Application, after: Application): readonly Change[] {
  return before.middleware.flatMap((one) => {
    const others = after.middleware.filter(({ name }) => name === one.name)
    const always = others.some(({ conditions }) => conditions.length === 0)
    if (always || (others.length > 0 && one.conditions.length > 0)) return []
    const lost = others.length === 0
    const name = one.name.slice(one.name.lastIndexOf('.') + 1)
    return [
      changeOf('security', {
        id: lost ? 'middleware-lost' : 'middleware-conditional',
        level: lost ? 'error' : 'warning',
        sentence: lost
          ? `the middleware ${code(name)} is gone`
          : `the middleware ${code(name)} is only there when ${code(others[0]?.conditions[0]?.text ?? '')}`,
        arguments: [one.name],
        operation: '',
        before: one.at,
        after: others[0]?.at ?? after.at,
      }),
    ]
  })
}
