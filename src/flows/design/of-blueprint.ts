import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import type { DesignRequest, StatedFigure, Words } from '../../model/index.ts'

const SAID: Words = { text: 'the blueprint', start: 0, end: 0 }

/** A blueprint as if somebody had asked for it in words: its resources, and the numbers it states. */
export const requestOfBlueprint = (blueprint: Blueprint): DesignRequest => ({
  text: 'architect.yaml',
  intent: 'create',
  subjects: (blueprint.resources ?? []).map(({ name }) => ({
    name,
    from: { ...SAID, text: name },
    table: null,
    fields: [],
  })),
  capabilities: [],
  figures: figuresOf(blueprint),
  unread: [],
})

/** Budgets as figures: what a document holds a backend to is the same whoever said it. */
export function figuresOf({ budgets }: Blueprint): readonly StatedFigure[] {
  const time = (of: string, given: { readonly milliseconds: number } | null | undefined): readonly StatedFigure[] =>
    given ? [{ kind: 'milliseconds', value: given.milliseconds, of, from: SAID }] : []
  return [
    ...time('read', budgets?.read),
    ...time('write', budgets?.write),
    ...(typeof budgets?.rps === 'number'
      ? [{ kind: 'requests per second' as const, value: budgets.rps, of: '', from: SAID }]
      : []),
  ]
}
