import type { Backend, Dependency } from '../../model/index.ts'
import { accessStates, countAccess } from '../../model/queries/index.ts'
import { plain } from '../text/plain.ts'

/** How this project does things, as its code shows by majority: what new code should look like. */
export function conventions(backend: Backend): readonly string[] {
  const { operations } = backend.api
  if (operations.length === 0) return []
  const counts = countAccess(operations)
  const lines = [
    `access: ${accessStates
      .filter((state) => counts[state] > 0)
      .map((state) => `${counts[state]} ${state}`)
      .join(', ')}`,
    ...said(
      'callers come as',
      operations.flatMap((each) =>
        each.access.principals.map((principal) => `${principal.name}: ${principal.type || '?'}`),
      ),
    ),
    ...said(
      'shared dependencies',
      operations.flatMap((each) => dependencyNames(each.dependencies)),
    ),
    ...said(
      'transactions',
      operations.flatMap((each) => each.statements.map((statement) => statement.transaction)),
    ),
    ...said(
      'handlers stand in',
      operations.map((each) => each.handler.file.replace(/[^/]+$/, '')),
    ),
  ]
  return ['## conventions', ...lines.map(plain)]
}

function said(lead: string, values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  const frequent = [...counts]
    .filter(([, number]) => number > 1)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
  return frequent.length === 0
    ? []
    : [`${lead}: ${frequent.map(([value, number]) => `${value} (${number})`).join(', ')}`]
}

function dependencyNames(dependencies: readonly Dependency[]): readonly string[] {
  return [...new Set(dependencies.map((dependency) => dependency.name))]
}
