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

/** Resources whose rows can be watched, by whoever signed in here. */
export const watched = (design: Design): readonly Made[] =>
  providerOf(design.scope) !== 'builtin'
    ? []
    : offered(design).filter(
        ({ name, rules }) =>
          rules.read !== null && (['sse', 'websocket'] as const).some((face) => hasFace(name, face, design.scope)),
      )
