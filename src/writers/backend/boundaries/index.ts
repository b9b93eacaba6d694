import type { Scope } from '../../../blueprint/check/scope.ts'
import type { Design, Feature, WrittenFile } from '../feature.ts'
import { moduleName, spoken } from '../names.ts'

/**
 * What may call what: `services: { scanner: { owns: [Scan], calls: [api] } }`, as import-linter reads it, and held by a
 * test. `rows` have a module for each resource.
 */
export const boundaries = (rows: readonly Feature[]): Feature => ({
  parts: (design) => (ownersIn(design.scope).size > 0 ? ['boundaries'] : []),
  files: (design) => (ownersIn(design.scope).size > 0 ? [contracts(design, rows)] : []),
})

const ownersIn = ({ blueprint }: Scope): ReadonlyMap<string, string> =>
  new Map(
    (blueprint.services ?? []).flatMap(({ name, value }) =>
      (value.owns ?? []).map(({ text }) => [text, name] as const),
    ),
  )

/** Whom each service that owns something may call: those it says, and those its rows point to. */
export function callable(scope: Scope): ReadonlyMap<string, readonly string[]> {
  const owned = ownersIn(scope)
  const owning = new Set(owned.values())
  return new Map(
    (scope.blueprint.services ?? [])
      .filter(({ name }) => owning.has(name))
      .map(({ name, value }) => {
        const called = (value.calls ?? []).map(({ text }) => text).filter((one) => owning.has(one))
        const pointed = (value.owns ?? []).flatMap(({ text }) =>
          [...reachedFrom(text, scope)].flatMap((to) => owned.get(to) ?? []),
        )
        return [name, [...new Set([...called, ...pointed])].filter((one) => one !== name).toSorted()] as const
      }),
  )
}

/** `.importlinter` */
function contracts(design: Design, rows: readonly Feature[]): WrittenFile {
  const { scope } = design
  const paths = rows.flatMap((feature) => (feature.files?.(design) ?? []).map(({ path }) => path))
  const owned = ownersIn(scope)
  const modules = new Map<string, string[]>()
  for (const [resource, service] of owned)
    modules.set(service, [...(modules.get(service) ?? []), ...modulesOf(resource, paths)])
  const text = [...callable(scope)].map(([name, may]) => {
    const others = [...modules].flatMap(([other, own]) => (other === name || may.includes(other) ? [] : own))
    return `
[importlinter:contract:${name}]
name = What ${spoken(name)} may name
type = forbidden
source_modules =${listed(modules.get(name) ?? [])}
forbidden_modules =${listed(others)}
allow_indirect_imports = True
`
  })
  return { path: '.importlinter', owner: 'owned', text: `${HEAD}${text.join('')}` }
}

const HEAD = `[importlinter]
root_package = app
exclude_type_checking_imports = True
`

const listed = (modules: readonly string[]): string => modules.map((one) => `\n    ${one}`).join('')

const OF_ROWS = /^app\/(access|models|schemas|repositories|services|api\/v1\/(endpoints|operations))\/(\w+)\.py$/

/** The modules there are of a resource. */
function modulesOf(resource: string, paths: readonly string[]): readonly string[] {
  const name = moduleName(resource)
  const own = paths.filter((path) => OF_ROWS.exec(path)?.[3]?.replace(/_operations$/, '') === name)
  return own.map((path) => path.replace(/\.py$/, '').replaceAll('/', '.')).toSorted()
}

/** What rules and keys of a resource lead to, and whoever is asking. */
function reachedFrom(resource: string, scope: Scope): ReadonlySet<string> {
  const seen = new Set([resource, ...(scope.user === null ? [] : [scope.user])])
  for (const name of seen)
    for (const { type } of scope.fields(name).values())
      if (type.kind === 'reference' || type.kind === 'many') seen.add(type.to.text)
  return seen
}
