import type { Scope } from '../../../blueprint/check/scope.ts'
import { py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import type { Design, Feature, WrittenFile } from '../feature.ts'
import { moduleName } from '../names.ts'

/** What may call what: `services: { scanner: { owns: [Scan], calls: [api] } }`, held by a test of the imports. */
export const boundaries: Feature = {
  parts: (design) => (ownersIn(design.scope).size > 0 ? ['boundaries'] : []),
  files: (design) => (ownersIn(design.scope).size > 0 ? [owners(design)] : []),
}

const ownersIn = ({ blueprint }: Scope): ReadonlyMap<string, string> =>
  new Map(
    (blueprint.services ?? []).flatMap(({ name, value }) =>
      (value.owns ?? []).map(({ text }) => [text, name] as const),
    ),
  )

/** `tests/owners.py` */
function owners({ scope }: Design): WrittenFile {
  const owned = ownersIn(scope)
  const whose = Object.fromEntries([...owned].map(([resource, service]) => [moduleName(resource), service]))
  const may = Object.fromEntries(
    (scope.blueprint.services ?? []).map(({ name, value }) => {
      const called = (value.calls ?? []).map(({ text }) => text)
      const pointed = (value.owns ?? []).flatMap(({ text }) =>
        [...reachedFrom(text, scope)].flatMap((to) => owned.get(to) ?? []),
      )
      return [name, [...new Set([...called, ...pointed])].filter((one) => one !== name).toSorted()] as const
    }),
  )
  const text = renderModule(
    'Whose each resource is, and whom each part of the program may call: those it says, and those its rows point to.',
    py`
      OWNERS: dict[str, str] = ${lit(whose)}
      MAY_CALL: dict[str, list[str]] = ${lit(may)}
    `,
    ['OWNERS', 'MAY_CALL'],
  )
  return { path: 'tests/owners.py', owner: 'owned', text }
}

/** What rules and keys of a resource lead to, and whoever is asking. */
function reachedFrom(resource: string, scope: Scope): ReadonlySet<string> {
  const seen = new Set([resource, ...(scope.user === null ? [] : [scope.user])])
  for (const name of seen)
    for (const { type } of scope.fields(name).values())
      if (type.kind === 'reference' || type.kind === 'many') seen.add(type.to.text)
  return seen
}
