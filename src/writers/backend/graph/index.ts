import { py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { providerOf } from '../callers.ts'
import type { Design, Feature, Setting } from '../feature.ts'
import { hasFace } from '../feeds/faces.ts'
import { offered } from '../resources/index.ts'
import type { Made } from '../resources/resource.ts'
import { inputsFile } from './inputs.ts'
import { nodesFile } from './nodes.ts'
import { rootsFile } from './roots.ts'
import { graphTests } from './tests.ts'
import { wordsFile } from './words.ts'

/** The GraphQL face: the same operations for the same callers, held to the same rules. */
export const graph: Feature = {
  parts: (design) => (askedOf(design).length > 0 ? ['graph'] : []),
  files: (design) => {
    const all = askedOf(design)
    if (all.length === 0) return []
    return [wordsFile(all), nodesFile(all), inputsFile(all), rootsFile(all), ...graphTests(design, all)]
  },
  settings: (design) => (askedOf(design).length > 0 ? LIMITS : []),
  routers: (design) =>
    askedOf(design).length > 0 ? [{ module: imported('app.api.v1.endpoints:graph'), versioned: true }] : [],
  requirements: (design) => (askedOf(design).length > 0 ? ['strawberry-graphql==0.341.2'] : []),
}

const askedOf = (design: Design): readonly Made[] =>
  providerOf(design.scope) === 'none'
    ? []
    : offered(design).filter(({ name, rules }) => rules.read !== null && hasFace(name, 'graphql', design.scope))

const limit = (name: string, value: number, says: string): Setting => ({
  name,
  type: py`${imported('builtins:int')}`,
  default: py`${imported('pydantic:Field')}(default=${lit(value)}, gt=0)`,
  says,
  example: String(value),
})

const LIMITS: readonly Setting[] = [
  limit('graph_depth', 8, 'How deep a question of GraphQL may go.'),
  limit('graph_cost', 2_000, 'For how many things one may ask; those in a page count as often as it may have rows.'),
]
