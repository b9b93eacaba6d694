import type { Scope } from '../../../blueprint/check/scope.ts'
import type { FACES } from '../../../blueprint/language/stack.ts'
import { providerOf } from '../callers.ts'
import type { Design } from '../feature.ts'
import { offered } from '../resources/index.ts'
import type { Made } from '../resources/resource.ts'

type Face = (typeof FACES)[number]

/** How a resource is spoken with: as it says itself, or as all of them are. */
export function hasFace(resource: string, face: Face, { blueprint, resources }: Scope): boolean {
  const faces = resources.get(resource)?.value.faces ?? blueprint.faces ?? ['rest']
  return faces.includes(face)
}

/** Whether rows can be watched, by whoever signed in here. */
export const isWatched = ({ name, rules, design: { scope } }: Made): boolean =>
  providerOf(scope) === 'builtin' &&
  rules.read !== null &&
  (['sse', 'websocket'] as const).some((face) => hasFace(name, face, scope))

/** Resources whose rows can be watched. */
export const watched = (design: Design): readonly Made[] => offered(design).filter(isWatched)
