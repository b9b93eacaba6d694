import type { Backend, Dependency } from '../../model/index.ts'

/** How many operations ask for each dependency, by the last part of its name. */
export function dependencyNames(backend: Backend): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { dependencies } of backend.api.operations) {
    const names = new Set(dependencies.flatMap(namesIn))
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

const namesIn = ({ name, dependencies }: Dependency): readonly string[] => [
  name.split('.').at(-1)!,
  ...dependencies.flatMap(namesIn),
]
