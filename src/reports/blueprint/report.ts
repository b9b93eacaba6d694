import type { Blueprint, NamedResource } from '../../blueprint/language/blueprint.ts'

/** Something wrong with a blueprint, as a report shows it. */
export interface ShownProblem {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly message: string
  readonly help: string
}

export interface BlueprintReport {
  readonly blueprint: Blueprint | null
  readonly problems: readonly ShownProblem[]
  readonly sources: ReadonlyMap<string, string>
}

/** `list, read, create and submit`: what can be done with a resource. */
export function operationsOf({ value }: NamedResource): readonly string[] {
  const { access, operations } = value
  const may = (...verbs: readonly ('read' | 'create' | 'update' | 'delete' | 'write')[]): boolean =>
    verbs.some((verb) => isAllowed(access?.[verb] ?? null))
  return [
    ...(may('read') ? ['list', 'read'] : []),
    ...(may('create') ? ['create'] : []),
    ...(may('update', 'write') ? ['update'] : []),
    ...(may('delete', 'write') ? ['delete'] : []),
    ...(operations ?? []).map(({ name }) => name),
  ]
}

type Rule = NonNullable<NamedResource['value']['access']>['read']

const isAllowed = (rule: Rule): boolean =>
  rule !== null && !(rule.kind === 'path' && rule.parts.length === 1 && rule.parts[0]?.text === 'nobody')
