import { tableName, snake } from '../../../blueprint/storage/names.ts'
import { joined, py } from '../../../python/emit/fragment.ts'
import { lit, tuple } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { type Symbol, imported } from '../../../python/emit/symbol.ts'
import { modelOf } from '../access/condition.ts'
import { asksCallers, roleField } from '../callers.ts'
import type { Design, Feature, Setting, WrittenFile } from '../feature.ts'
import { offered } from '../resources/index.ts'
import type { Made } from '../resources/resource.ts'
import { formulaFor } from '../tests/atoms.ts'
import { ableTo } from '../tests/creation.ts'
import { cachedFor, toldFrom } from './cached.ts'

/** What is told is remembered for a while: `cache: { ttl: 10m }`. */
export const caching: Feature = {
  parts: (design) =>
    isThere(design)
      ? [
          'changes',
          'caching',
          `caching/${inMemory(design) ? 'memory' : 'redis'}`,
          ...(asksCallers(design) ? ['caching/answers'] : []),
        ]
      : [],
  files: (design) => (isThere(design) ? [watched(design), tried(design)] : []),
  settings: (design) => (isThere(design) && !inMemory(design) ? [WHERE] : []),
  changes: (design) => (isThere(design) ? [imported('app.caching.noticing:note')] : []),
  lifespan: (design) => (isThere(design) ? [imported('app.caching.lasting:caching')] : []),
  requirements: (design) => (isThere(design) && !inMemory(design) ? ['redis==8.1.0'] : []),
  processes: (design) => (isThere(design) && !inMemory(design) ? [REDIS] : []),
}

const inMemory = ({ scope }: Design): boolean => scope.blueprint.stack?.cache === 'memory'

const cachedIn = (design: Design): readonly Made[] =>
  offered(design).filter(({ name }) => cachedFor(name, design.scope) !== null)

const isThere = (design: Design): boolean => cachedIn(design).length > 0

const WHERE: Setting = {
  name: 'cache_url',
  type: py`${imported('builtins:str')}`,
  default: lit('redis://localhost:6379/1'),
  says: 'The Redis that remembers what was told; while it is away everything only takes longer.',
  example: 'redis://localhost:6379/1',
  tested: 'redis://127.0.0.1:1/1',
  proven: 'redis://127.0.0.1:1/1',
}

const REDIS = {
  name: 'cache',
  image: 'redis:7-alpine',
  setting: 'CACHE_URL',
  address: 'redis://cache:6379/1',
} as const

/** `app/caching/watched.py` */
function watched(design: Design): WrittenFile {
  const told = new Map<Symbol, string[]>()
  const known = new Map<string, Symbol>()
  for (const { name } of cachedIn(design))
    for (const model of toldFrom(name, design.scope)) {
      const key = JSON.stringify(model)
      const symbol = known.get(key) ?? model
      known.set(key, symbol)
      told.set(symbol, [...(told.get(symbol) ?? []), snake(name)])
    }
  const lines = [...told].map(([model, names]) => py`${model}: ${tuple(names)},`)
  const text = renderModule(
    'What was told may be told no more once rows of these change.',
    py`
      WATCHED: dict[type, tuple[str, ...]] = {
          ${lines}
      }
    `,
    ['WATCHED'],
  )
  return { path: 'app/caching/watched.py', owner: 'owned', text }
}

/** `tests/cached.py`: what the tests of the cache are made with. */
function tried(design: Design): WrittenFile {
  const { scope } = design
  const all = cachedIn(design)
  const first = all[0]!
  const role = roleField(scope)
  const lists = asksCallers(design)
    ? all.flatMap(({ name, path }) => {
        const able = ableTo(formulaFor(name, 'read', scope), scope)
        const given = role === null || !able?.role ? {} : { [role]: able.role }
        return able === null ? [] : [py`(${lit(`/api/v1${path}`)}, ${lit(tableName(name, scope))}, ${lit(given)}),`]
      })
    : []
  const any = imported('typing:Any')
  const text = renderModule(
    'What the tests of the cache are made with.',
    joined(
      [
        py`
          NAME = ${lit(snake(first.name))}
          MODEL = ${modelOf(first.name)}
          LISTS: list[tuple[str, str, dict[str, ${any}]]] = [
              ${lists}
          ]
        `,
        py`
          async def make(session: ${imported('sqlalchemy.ext.asyncio:AsyncSession')}) -> None:
              """A row of that model, so that everybody sees it."""
              await ${imported(`tests.factories:make_${snake(first.name)}`)}(session)
        `,
      ],
      '\n\n\n',
    ),
    ['NAME', 'MODEL', 'LISTS', 'make', 'session'],
  )
  return { path: 'tests/cached.py', owner: 'owned', text }
}
