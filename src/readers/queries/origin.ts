import type { Filter } from '../../model/data.ts'
import type { Node } from '../../python/ast.ts'
import type { Site, Value } from '../../python/values/value.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { type Label, PRINCIPAL, labelsOf } from '../behaviour/labels.ts'
import { columnOf } from './entities.ts'
import { LOADED_VALUE } from './loaded.ts'

const PLACES: readonly (readonly [RegExp, Filter['from']])[] = [
  [/^principal$/, 'principal'],
  [/^path:/, 'path'],
  [/^query:/, 'query'],
  [/^(body|form):?/, 'body'],
  [/^(header|cookie|credentials):/, 'header'],
]

/** Where the other side of a filter comes from; who the caller is counts before all else. */
export function originOf(value: Value, machine: Machine, labels: ReadonlySet<Label> = labelsOf(value)): Filter['from'] {
  for (const [pattern, place] of PLACES) if ([...labels].some((label) => pattern.test(label))) return place
  switch (value.kind) {
    case 'constant':
    case 'member':
    case 'class':
      return 'constant'
    case 'sequence':
      return value.items.length > 0 && value.items.every((item) => originOf(item, machine) === 'constant')
        ? 'constant'
        : value.open || value.items.length > 0
          ? 'computed'
          : 'constant'
    case 'alternatives':
      return agreed(value.options.map((option) => originOf(option.value, machine)))
    case 'unknown':
      return /^(a computed|text|attribute|a number|min|max|sum|round|a length)/.test(value.why) ? 'computed' : 'unknown'
    case 'instance':
      if (value.class.kind === 'external' && value.class.path === LOADED_VALUE) return 'computed'
      return columnOf(value, machine) ? 'column' : 'computed'
    case 'method':
      return columnOf(value, machine) ? 'column' : 'computed'
    default:
      return 'computed'
  }
}

const agreed = (origins: readonly Filter['from'][]): Filter['from'] =>
  origins.every((one) => one === origins[0])
    ? (origins[0] ?? 'unknown')
    : origins.includes('unknown')
      ? 'unknown'
      : 'computed'

export const isPrincipal = (value: Value | null | undefined): boolean => labelsOf(value).has(PRINCIPAL)

/** The code of a node on one line, shortened. */
export function written(site: Site | null, node: Node | undefined = site?.node): string {
  if (!site || !node) return ''
  const source = (site.module.tree?.source ?? '').slice(node.start, node.end).replace(/\s+/g, ' ')
  return source.length > 120 ? `${source.slice(0, 117)}...` : source
}
