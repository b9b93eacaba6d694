import type { Dependency } from '../../model/api.ts'
import type { Site } from '../../python/values/value.ts'
import type { Dependant } from '../fastapi/dependant.ts'
import { shortName } from './callee-name.ts'
import { place } from './places.ts'

/** How a route came to be where it is, for telling where a dependency was written. */
export interface WiringStep {
  readonly what: string
  readonly site: Site
}

/** The dependency graph of an operation as the model shows it. */
export function dependencyTree(
  root: Dependant,
  wiring: readonly WiringStep[] = [],
  application: Site | null = null,
): readonly Dependency[] {
  return root.dependencies.map((one) => dependencyOf(one, wiring, application))
}

function dependencyOf(of: Dependant, wiring: readonly WiringStep[], application: Site | null): Dependency {
  const at = of.site ?? siteOf(of)
  return {
    name: shortName(of.callee),
    at: at ? place(at) : { file: '', line: 0, column: 0, endLine: 0, endColumn: 0 },
    via: of.via === 'decorator' ? writtenIn(of.site, wiring, application) : of.via === 'class' ? 'class' : 'parameter',
    scopes: of.scopes,
    dependencies: dependencyTree(of, wiring, application),
  }
}

function siteOf(of: Dependant): Site | null {
  const { callee } = of
  return callee.kind === 'function' || callee.kind === 'class' || callee.kind === 'instance' ? callee.site : null
}

/** `dependencies=[...]` may stand at the application, an include, a router or the decorator. */
function writtenIn(site: Site | null, wiring: readonly WiringStep[], application: Site | null): Dependency['via'] {
  const inside = (outer: Site): boolean =>
    site !== null &&
    outer.module === site.module &&
    outer.node.start <= site.node.start &&
    site.node.end <= outer.node.end
  if (application && inside(application)) return 'application'
  const found = wiring.find((one) => inside(one.site))
  if (found) return found.what.startsWith('included') ? 'include' : 'decorator'
  return wiring.length > 0 ? 'router' : 'decorator'
}
