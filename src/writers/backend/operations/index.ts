import { groupBy } from '../../../kernel/group.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { providerOf } from '../callers.ts'
import type { Design, Feature, WrittenFile } from '../feature.ts'
import { moduleName } from '../names.ts'
import { accessFile } from './access.ts'
import { type Done, operationsOf } from './operation.ts'
import { routesFile } from './routes.ts'
import { schemaFile } from './schemas.ts'
import { stubFile } from './stubs.ts'
import { operationTests } from './tests.ts'

/** What can be done with a resource beyond the usual. Its routes come first: `/export` is no key of a row. */
export const operations: Feature = {
  parts: (design) => [...(has(design, 'job') ? ['operations'] : []), ...(has(design, 'csv') ? ['operations/csv'] : [])],
  files: (design) => byResource(design).flatMap((all) => filesOf(all, design)),
  routers: (design) =>
    byResource(design).map(([first]) => ({
      module: imported(`app.api.v1.operations:${moduleName(first!.made.name)}`),
      versioned: true,
    })),
}

const has = (design: Design, kind: Done['effect']['kind']): boolean =>
  operationsOf(design).some(({ effect }) => effect.kind === kind)

const byResource = (design: Design): readonly (readonly Done[])[] => [
  ...groupBy(operationsOf(design), ({ made }) => made.name).values(),
]

function filesOf(all: readonly Done[], { scope }: Design): readonly WrittenFile[] {
  const { made } = all[0]!
  return [
    accessFile(made, all),
    ...schemaFile(made, all),
    ...stubFile(made, all),
    routesFile(made, all),
    ...(providerOf(scope) === 'builtin' ? operationTests(made, all) : []),
  ]
}
