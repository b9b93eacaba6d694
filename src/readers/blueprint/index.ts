import { scopeOf } from '../../blueprint/check/scope.ts'
import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import type { Range } from '../../blueprint/problem.ts'
import { Reading } from '../../blueprint/shape/shape.ts'
import type { Backend, Place } from '../../model/index.ts'
import { tablesOf } from './tables.ts'

/** What a blueprint says of a backend, as far as the model holds it: its tables. */
export function backendOfBlueprint(blueprint: Blueprint, at: (range: Range) => Place): Backend {
  const scope = scopeOf(blueprint, new Reading())
  const tables = [...scope.resources.values()].flatMap((resource) => tablesOf(resource, scope, at))
  return {
    version: 1,
    project: { name: blueprint.app?.text ?? '', frameworks: [], documents: [] },
    api: { applications: [], operations: [], webSockets: [], mounts: [] },
    data: { tables, enums: [], sequences: [], migrations: [] },
    runtime: { settings: [], jobs: [], caches: [], outbound: [], models: [], vectorStores: [] },
    reading: {
      files: { found: 0, read: 0, unreachable: 0, broken: 0 },
      lines: 0,
      assumptions: [],
      unresolved: [],
    },
  }
}
