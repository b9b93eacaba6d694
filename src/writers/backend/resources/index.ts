import { imported } from '../../../python/emit/symbol.ts'
import type { Design, Feature } from '../feature.ts'
import { moduleName } from '../names.ts'
import { endpoints } from './endpoints.ts'
import { entrancesOf } from './entrances.ts'
import { hasRowOperation, repository } from './repository.ts'
import { type Made, hasCreate, hasDelete, hasUpdate, madeOf } from './resource.ts'
import { service } from './service.ts'

/** What is asked of each resource: routes, what they do, and how rows are found. */
export const resources: Feature = {
  files: (design) =>
    offered(design).flatMap((made) => {
      const done = service(made)
      return [repository(made), ...(done ? [done] : []), endpoints(made)]
    }),
  routers: (design) =>
    offered(design).map(({ name }) => ({
      module: imported(`app.api.v1.endpoints:${moduleName(name)}`),
      versioned: true,
    })),
}

/** Resources anybody may do anything with. */
export const offered = (design: Design): readonly Made[] =>
  [...design.scope.resources.values()]
    .map((resource) => madeOf(resource, design))
    .filter(
      (made) =>
        made.rules.read !== null ||
        hasCreate(made) ||
        hasUpdate(made) ||
        hasDelete(made) ||
        entrancesOf(made).length > 0 ||
        hasRowOperation(made),
    )
