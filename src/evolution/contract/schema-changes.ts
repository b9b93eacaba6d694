import { bounds, multipleOf, pattern, uniqueItems } from './checks/bounds.ts'
import type { Check, Node, Place } from './checks/check.ts'
import { type NamedChange, deprecationChanges, mutabilityChanges, propertyChanges } from './checks/properties.ts'
import { branches, children, content, dependentRequired, discriminator, named, wrapped } from './checks/structure.ts'
import { falseSchema, listOfTypes, nullability, types } from './checks/types.ts'
import { constants, defaults, enums } from './checks/values.ts'
import type { Report } from './change.ts'
import type { Differ } from './differ.ts'
import type { Difference } from './difference.ts'
import { typesOf } from './schemas.ts'
import { describeSchemaChange, type Location } from './sentences.ts'
import { type ChangeClass, type Direction, classOf, severityOf } from './severity.ts'
import { joined, visitsOf } from './walk.ts'

const CHECKS: readonly Check[] = [
  types,
  listOfTypes,
  nullability,
  falseSchema,
  enums,
  constants,
  defaults,
  bounds,
  multipleOf,
  uniqueItems,
  pattern,
  branches,
  wrapped,
  children,
  named,
  content,
  dependentRequired,
  discriminator,
]

/** What a schema is part of. */
export interface SchemaContext {
  readonly direction: Direction
  readonly holder: 'body' | 'parameter' | 'header'
  readonly mediaType: string
  readonly explodes: boolean
  readonly location: Location
  readonly differ: Differ
  readonly modern: boolean
  readonly today: string
}

/** Reports all that changed in the schema of a body, a parameter or a header. */
export function reportSchema(root: Difference, context: SchemaContext, report: Report): void {
  for (const { path, name, difference, parent } of visitsOf(root)) {
    const place = placeOf(context.holder, path)
    if (place === null) continue
    const { base, head } = difference
    const { direction, mediaType, explodes, modern, differ } = context
    const schemas = { base: differ.bases, head: differ.heads }
    const node: Node = { place, direction, base, head, difference, parent, name, schemas, mediaType, explodes, modern }
    for (const one of changesAt(node, context)) {
      const { sentence, values } = describeSchemaChange(
        one.change,
        one.values,
        joined(path, one.below),
        context.location,
      )
      report(one.id, one.level, sentence, values)
    }
  }
}

function placeOf(holder: SchemaContext['holder'], path: string): Place | null {
  if (path === '') return holder
  return holder === 'body' ? 'property' : holder === 'parameter' ? 'parameter-property' : null
}

function changesAt(node: Node, { today }: SchemaContext): readonly NamedChange[] {
  const inBody = node.place === 'body' || node.place === 'property'
  const own = [
    ...(inBody ? propertyChanges(node, today) : []),
    ...(inBody ? mutabilityChanges(node) : []),
    ...(inBody ? deprecationChanges(node) : []),
  ]
  const checked = CHECKS.filter(({ places }) => places.includes(node.place)).flatMap((check) =>
    check.find(node).map(({ change, values }) => namedAt(node, change, values)),
  )
  return [...checked, ...own].filter((one) => !isClaimed(node, one))
}

function namedAt(node: Node, change: string, values: readonly string[]): NamedChange {
  const property = node.place === 'property'
  const guards = {
    readOnly: property && node.head['readOnly'] === true,
    writeOnly: property && node.head['writeOnly'] === true,
  }
  return {
    id: `${prefixOf(node, change)}-${change}`,
    level: isGuess(node, change) ? 'warning' : severityOf(change, node.direction, guards),
    change,
    below: '',
    class: classOf(change),
    values,
  }
}

/** How an object in a parameter is written on the wire is not known here. */
const isGuess = ({ place }: Node, change: string): boolean =>
  place === 'parameter-property' && change === 'type-changed'

const READ_ONLY: ReadonlySet<string> = new Set([
  'enum-value-removed',
  'exclusive-max-decreased',
  'exclusive-min-increased',
  'max-decreased',
  'max-items-decreased',
  'max-length-decreased',
  'max-properties-decreased',
  'min-increased',
])

function prefixOf({ place, direction, head }: Node, change: string): string {
  if (place === 'body' && direction === 'response' && /enum/.test(change)) return 'response-mediatype'
  if (place === 'property' && direction === 'request' && head['readOnly'] === true && READ_ONLY.has(change)) {
    return 'request-read-only-property'
  }
  if (place === 'property' && direction === 'response' && head['writeOnly'] === true && change === 'enum-value-added') {
    return 'response-write-only-property'
  }
  return `${direction}-${place}`
}

const ALL: ReadonlySet<ChangeClass> = new Set([
  'type',
  'values',
  'constraints',
  'structure',
  'existence',
  'requiredness',
])

/** Several edits that are one change are told as that change. */
function isClaimed({ difference, base, head, place }: Node, { change, class: kind }: NamedChange): boolean {
  const { transition } = difference
  const nullable = /^became-(not-)?nullable$/.test(change)
  if (transition.nullable !== null && ALL.has(kind) && !nullable) return true
  if (transition.choice !== null && isMoved(change, kind, transition.choice)) return true
  const never = base['x-never'] === true || head['x-never'] === true
  if (never && ALL.has(kind) && !change.startsWith('schema-became')) return true
  const shape = kind === 'type' || kind === 'structure'
  const isWrapping = change.startsWith('wrapped') || (place === 'property' && change === 'one-of-added')
  if (transition.wrapped !== null && shape && !isWrapping) return true
  if (transition.types !== null && shape && !change.startsWith('list-of-types')) return true
  return kind === 'type' && onlyNullChanged(base, head) && !change.startsWith('list-of-types')
}

/** What the schema said stands in a branch now, or came out of one; what is said beside the branches is new. */
function isMoved(change: string, kind: ChangeClass, choice: 'added' | 'removed'): boolean {
  if (kind === 'structure' || change.startsWith('list-of-types') || change.startsWith('default-value')) return false
  if (kind === 'type') return true
  return ALL.has(kind) && (choice === 'added' ? GONE : COME).test(change)
}

const GONE = /(^|-)(unset|removed)$|^became-(not-enum|not-nullable|optional)$/
const COME = /(^|-)(set|added)$|^new-|^became-(enum|nullable|required)/

function onlyNullChanged(base: Difference['base'], head: Difference['head']): boolean {
  const [before, after] = [typesOf(base), typesOf(head)]
  const changed = [...before.filter((type) => !after.includes(type)), ...after.filter((type) => !before.includes(type))]
  return changed.length > 0 && changed.every((type) => type === 'null') && base['format'] === head['format']
}
