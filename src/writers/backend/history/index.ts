import { columnOf, snake } from '../../../blueprint/storage/names.ts'
import { py } from '../../../python/emit/fragment.ts'
import { lit, tuple } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { modelOf } from '../access/condition.ts'
import { providerOf } from '../callers.ts'
import type { Design, Feature, WrittenFile } from '../feature.ts'
import { offered } from '../resources/index.ts'
import type { Made } from '../resources/resource.ts'
import { historyRoutes } from './routes.ts'
import { historyTests } from './tests.ts'

/** What fields held before: `history: [status]`. */
export const history: Feature = {
  parts: (design) => (isKept(design) ? ['changes', 'history'] : []),
  files: (design) =>
    isKept(design)
      ? [
          watched(design),
          historyRoutes(told(design)),
          ...(providerOf(design.scope) === 'builtin' ? historyTests(told(design)) : []),
        ]
      : [],
  routers: (design) => (told(design).length > 0 ? [{ module: imported('app.api.v1:history'), versioned: true }] : []),
  tables: (design) => (isKept(design) ? ['app.history.models'] : []),
  changes: (design) => (isKept(design) ? [imported('app.history.keeping:keep_history')] : []),
}

/** Columns of a resource whose changes are kept. */
export const historyOf = (resource: string, { scope }: Pick<Design, 'scope'>): readonly string[] =>
  (scope.resources.get(resource)?.value.history ?? []).flatMap(({ text }) => {
    const field = scope.fields(resource).get(text)
    return field && field.type.kind !== 'many' ? [columnOf(text, field.type)] : []
  })

const resourcesOf = (design: Design): readonly string[] =>
  [...design.scope.resources.keys()].filter((name) => historyOf(name, design).length > 0)

const isKept = (design: Design): boolean => resourcesOf(design).length > 0

/** Resources whose rows anybody may read, and that have a history. */
const told = (design: Design): readonly Made[] =>
  offered(design).filter(({ name, rules }) => rules.read !== null && historyOf(name, design).length > 0)

/** `app/history/watched.py` */
function watched(design: Design): WrittenFile {
  const lines = resourcesOf(design).map(
    (name) => py`${modelOf(name)}: (${lit(snake(name))}, ${tuple(historyOf(name, design))}),`,
  )
  const text = renderModule(
    'Which fields have a history.',
    py`
      WATCHED: dict[type, tuple[str, tuple[str, ...]]] = {
          ${lines}
      }
    `,
  )
  return { path: 'app/history/watched.py', owner: 'owned', text }
}
