import type { Dependency } from '../model/index.ts'

/** The names of all dependencies, those of dependencies included. */
export const dependencyNames = (dependencies: readonly Dependency[]): readonly string[] =>
  dependencies.flatMap(({ name, dependencies: below }) => [name, ...dependencyNames(below)])
