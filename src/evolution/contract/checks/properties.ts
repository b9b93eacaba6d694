import { type Json, objectAt } from '../../../kernel/json.ts'
import type { ChangeLevel } from '../../../model/index.ts'
import type { NamedDifference } from '../difference.ts'
import { type Removal, announcementOf, removalOf, sunsetOf } from '../lifecycle.ts'
import { type Schemas, requiredOf } from '../schemas.ts'
import type { ChangeClass, Direction } from '../severity.ts'
import type { Node } from './check.ts'

/** A change whose name does not begin with the place it was found at. */
export interface NamedChange {
  readonly id: string
  readonly level: ChangeLevel
  /** What happened, for the sentence. */
  readonly change: string
  /** The property below the schema that was looked at; '' for the schema itself. */
  readonly below: string
  readonly class: ChangeClass
  readonly values: readonly string[]
}

/** Properties that came, went, became required or optional. */
export function propertyChanges(node: Node, today: string): readonly NamedChange[] {
  const sides = { base: read(node.base, node.schemas.base), head: read(node.head, node.schemas.head) }
  const named = node.difference.named.get('properties')
  return [...(named ? comeAndGone(node, named, sides, today) : []), ...requiredChanges(node, sides)]
}

interface Sides {
  readonly base: (name: string) => Json | null
  readonly head: (name: string) => Json | null
}

const read = (holder: Json, schemas: Schemas) => {
  const properties = objectAt(holder, 'properties')
  return (name: string): Json | null =>
    Object.hasOwn(properties, name) ? (schemas.read(properties[name])?.value ?? null) : null
}

function comeAndGone(node: Node, named: NamedDifference, sides: Sides, today: string): readonly NamedChange[] {
  const moved = node.difference.transition.wrapped?.moved ?? []
  const removed = named.removed.filter((name) => !moved.includes(name))
  const gone = node.direction === 'request' ? goneFromRequest : goneFromResponse
  const come = node.direction === 'request' ? newInRequest : newInResponse
  return [
    ...removed.flatMap((name) => gone(name, sides.base(name) ?? {}, requiredOf(node.base).includes(name), today)),
    ...named.added.flatMap((name) => come(name, sides.head(name) ?? {}, requiredOf(node.head).includes(name))),
  ]
}

const existence = (id: string, level: ChangeLevel, change: string, below: string): NamedChange => ({
  id,
  level,
  change,
  below,
  class: 'existence',
  values: [],
})

function goneFromRequest(name: string, property: Json, _required: boolean, today: string): readonly NamedChange[] {
  const removal = property['readOnly'] === true ? null : removalOf(property, today)
  if (removal === null) return []
  return [existence(`request-property-${removal}`, REQUEST_REMOVALS[removal], removal, name)]
}

const REQUEST_REMOVALS: Readonly<Record<NonNullable<Removal>, ChangeLevel>> = {
  removed: 'warning',
  'removed-with-deprecation': 'info',
  'removed-before-sunset': 'error',
}

function goneFromResponse(name: string, property: Json, required: boolean, today: string): readonly NamedChange[] {
  const presence = required ? 'required' : 'optional'
  if (property['writeOnly'] === true) {
    return [existence(`response-${presence}-write-only-property-removed`, 'info', 'removed', name)]
  }
  if (!required) return [existence('response-optional-property-removed', 'info', 'removed', name)]
  const removal = removalOf(property, today)
  if (removal === null) return []
  const level = removal === 'removed-with-deprecation' ? 'info' : 'error'
  return [existence(`response-required-property-${removal}`, level, removal, name)]
}

function newInRequest(name: string, property: Json, required: boolean): readonly NamedChange[] {
  if (property['readOnly'] === true) return []
  if (!required) return [existence('new-optional-request-property', 'info', 'new-optional', name)]
  const suffix = property['default'] === undefined || property['default'] === null ? '' : '-with-default'
  return [existence(`new-required-request-property${suffix}`, 'error', `new-required${suffix}`, name)]
}

function newInResponse(name: string, property: Json, required: boolean): readonly NamedChange[] {
  const presence = required ? 'required' : 'optional'
  const kind = property['writeOnly'] === true ? '-write-only' : ''
  return [existence(`response-${presence}${kind}-property-added`, 'info', 'added', name)]
}

function requiredChanges({ base, head, direction }: Node, sides: Sides): readonly NamedChange[] {
  const [before, after] = [requiredOf(base), requiredOf(head)]
  const inBoth = (name: string): boolean => sides.base(name) !== null && sides.head(name) !== null
  const now = after.filter((name) => !before.includes(name) && inBoth(name))
  const noLonger = before.filter((name) => !after.includes(name) && inBoth(name))
  return [
    ...now.flatMap((name) => becameRequired(name, sides.head(name) ?? {}, direction)),
    ...noLonger.flatMap((name) => becameOptional(name, sides.head(name) ?? {}, direction)),
  ]
}

const requiredness = (id: string, level: ChangeLevel, change: string, below: string): NamedChange => ({
  ...existence(id, level, change, below),
  class: 'requiredness',
})

function becameRequired(name: string, property: Json, direction: Direction): readonly NamedChange[] {
  if (direction === 'response') {
    const kind = property['writeOnly'] === true ? 'write-only-' : ''
    return [requiredness(`response-${kind}property-became-required`, 'info', 'became-required', name)]
  }
  if (property['readOnly'] === true) return []
  const suffix = property['default'] === undefined || property['default'] === null ? '' : '-with-default'
  return [requiredness(`request-property-became-required${suffix}`, 'error', 'became-required', name)]
}

function becameOptional(name: string, property: Json, direction: Direction): readonly NamedChange[] {
  if (direction === 'request') {
    if (property['readOnly'] === true) return []
    return [requiredness('request-property-became-optional', 'info', 'became-optional', name)]
  }
  const writeOnly = property['writeOnly'] === true
  const id = `response-${writeOnly ? 'write-only-' : ''}property-became-optional`
  return [requiredness(id, writeOnly ? 'info' : 'error', 'became-optional', name)]
}

/** A property that is only sent one way now, or both ways. */
export function mutabilityChanges(node: Node): readonly NamedChange[] {
  const { parent, name, base, head, direction } = node
  if (name === '' || parent === null) return []
  const before = requiredOf(parent.base).includes(name)
  const required = direction === 'response' ? before : before && requiredOf(parent.head).includes(name)
  return (['writeOnly', 'readOnly'] as const).flatMap((keyword) => {
    const [was, is] = [base[keyword] === true, head[keyword] === true]
    if (was === is) return []
    const change = `became-${is ? '' : 'not-'}${keyword === 'readOnly' ? 'read' : 'write'}-only`
    const late = change === 'became-not-read-only' && direction === 'request' && required && node.modern
    const id = `${direction}-${required ? 'required' : 'optional'}-property-${change}${late ? '-in-openapi-31' : ''}`
    return [{ id, level: mutabilityLevel(id), change, below: '', class: 'other', values: [] } as const]
  })
}

const mutabilityLevel = (id: string): ChangeLevel =>
  /^request-.*-became-read-only$/.test(id)
    ? 'warning'
    : id === 'request-required-property-became-not-read-only' || id === 'response-required-property-became-write-only'
      ? 'error'
      : 'info'

/** A property or parameter whose end was announced, or called off. */
export function deprecationChanges({ base, head, place, direction }: Node): readonly NamedChange[] {
  const announcement = announcementOf(base, head)
  if (announcement === null || (place !== 'property' && place !== 'parameter')) return []
  const sunset = place === 'property' && announcement === 'deprecated' ? sunsetOf(head) : null
  const id = `${direction}-${place}-${announcement}${sunset ? '-with-sunset' : ''}`
  return [{ id, level: 'info', change: announcement, below: '', class: 'other', values: sunset ? [sunset] : [] }]
}
