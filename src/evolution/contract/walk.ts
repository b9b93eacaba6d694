import { BRANCHES, CHILDREN, type Child, type Difference, type NamedKeyword } from './difference.ts'

/** A schema that differs, and the way to it from the body or parameter it belongs to. */
export interface Visit {
  /** `items/price`, `customer/anyOf[subschema #1]/name`; '' for the body itself. */
  readonly path: string
  /** The property's own name; '' for what is none. */
  readonly name: string
  readonly difference: Difference
  /** What it is part of; null for the body itself. */
  readonly parent: Difference | null
}

/** Every schema that differs, each once: what is reached on several ways is told where it is met first. */
export function visitsOf(root: Difference): readonly Visit[] {
  const visits: Visit[] = []
  const seen = new Set<Difference>()
  const visit = (one: Visit): void => {
    if (seen.has(one.difference)) return
    seen.add(one.difference)
    visits.push(one)
    for (const next of nextOf(one)) visit(next)
  }
  visit({ path: '', name: '', difference: root, parent: null })
  return visits
}

function nextOf({ path, difference: parent }: Visit): readonly Visit[] {
  const at = (step: string): string => joined(path, step)
  const branches = BRANCHES.map((keyword) =>
    (parent.branches.get(keyword)?.modified ?? []).map(({ label, difference }) => ({
      path: at(`${keyword}[${label}]`),
      name: '',
      difference,
      parent,
    })),
  )
  const children = CHILDREN.map((keyword) => {
    const child: Child | undefined = parent.children.get(keyword)
    return typeof child === 'object' ? [{ path: at(keyword), name: '', difference: child, parent }] : []
  })
  const named = (keyword: NamedKeyword, step: (name: string) => string): readonly Visit[] =>
    [...(parent.named.get(keyword)?.modified ?? [])].map(([name, difference]) => ({
      path: at(step(name)),
      name: keyword === 'properties' ? name : '',
      difference,
      parent,
    }))
  const [choices = [], alternatives = [], positions = []] = branches
  const [items = [], ...others] = children
  return [
    ...choices,
    ...alternatives,
    ...items,
    ...named('properties', (name) => name),
    ...positions,
    ...others.flat(),
    ...named('patternProperties', (name) => `patternProperties[${name}]`),
    ...named('dependentSchemas', (name) => `dependentSchemas[${name}]`),
  ]
}

export const joined = (path: string, step: string): string =>
  path === '' ? step : step === '' ? path : `${path}/${step}`
