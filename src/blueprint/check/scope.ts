import { nearest } from '../../kernel/nearest.ts'
import type { Field } from '../expression/field.ts'
import { listed } from '../../kernel/english.ts'
import { parseField } from '../expression/field.ts'
import type { Blueprint, NamedResource } from '../language/blueprint.ts'
import type { Reading, Word } from '../shape/shape.ts'
import { snake as rowName } from '../storage/names.ts'

/** Fields that come without a line, and what they hold. */
const IMPLIED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  timestamps: { created_at: 'datetime = now set by server', updated_at: 'datetime = now set by server' },
  'soft-delete': { deleted_at: 'datetime? set by server' },
  audit: {},
}
const IDS = { uuid7: 'uuid', uuid4: 'uuid', bigint: 'int', int: 'int' } as const
/** Accounts of Better Auth bear keys of text, and it keeps when they were made. */
const OF_BETTER_AUTH = {
  id: 'str(1..64) set by server',
  created_at: 'datetime set by server',
  updated_at: 'datetime set by server',
}

/** What names mean in a blueprint. */
export interface Scope {
  readonly blueprint: Blueprint
  readonly reading: Reading
  readonly resources: ReadonlyMap<string, NamedResource>
  /** The resource that holds who may be asking; null where there is none. */
  readonly user: string | null
  readonly roles: readonly string[]
  /** What happens, as jobs and webhooks name it. */
  readonly events: readonly string[]
  /** Fields of a resource by name, those without a line among them. */
  fields(resource: string): ReadonlyMap<string, Field>
}

export function scopeOf(blueprint: Blueprint, reading: Reading): Scope {
  const resources = new Map((blueprint.resources ?? []).map((one) => [one.name, one]))
  const known = new Map<string, ReadonlyMap<string, Field>>()
  return {
    blueprint,
    reading,
    resources,
    user: userIn(blueprint),
    events: eventsIn(blueprint),
    roles: blueprint.auth?.roles?.names.map(({ text }) => text) ?? [],
    fields(name) {
      const fields = known.get(name) ?? fieldsOf(resources.get(name), blueprint)
      known.set(name, fields)
      return fields
    },
  }
}

function userIn({ resources }: Blueprint): string | null {
  const external = resources?.find(({ value }) => value.external !== null)
  return (external ?? resources?.find(({ name }) => name === 'User'))?.name ?? null
}

/** `task.created`, `task.done` for a state, and what a resource says it emits. */
function eventsIn({ resources }: Blueprint): readonly string[] {
  return (resources ?? []).flatMap(({ name, value }) => {
    const states = (value.states ?? []).flatMap(({ value: transitions }) => transitions.map(({ to }) => to.text))
    const own = [...EVENTS, ...new Set(states)].map((what) => `${rowName(name)}.${what}`)
    return [...own, ...(value.emits ?? []).map(({ text }) => text)]
  })
}

/** What happens to every row. */
export const EVENTS = ['created', 'updated', 'deleted']

export const snake = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/\W+/g, '_')
    .toLowerCase()

function fieldsOf(resource: NamedResource | undefined, { stack }: Blueprint): ReadonlyMap<string, Field> {
  if (!resource) return new Map()
  const { external, traits, fields } = resource.value
  const implied =
    external === 'better-auth'
      ? OF_BETTER_AUTH
      : Object.assign(
          { id: `${IDS[stack?.ids ?? 'uuid7']} set by server` },
          ...(traits ?? []).map((trait) => IMPLIED[trait]),
        )
  return new Map([
    ...Object.entries(implied as Record<string, string>).map(([name, type]) => [name, parseField(type, 0)] as const),
    ...(fields ?? []).map(({ name, value }) => [name, value] as const),
  ])
}

/** What is named by its keys is looked up, and not gone through: there may be many that ask. */
type Names = Iterable<string> | ReadonlyMap<string, unknown>

/** Whether a name is one of those, with the nearest one when it is not. */
export function isKnown(name: Word, names: Names, what: string, reading: Reading): boolean {
  if (names instanceof Map && names.has(name.text)) return true
  const all: readonly string[] = [...(names instanceof Map ? names.keys() : names)]
  if (all.includes(name.text)) return true
  const near = nearest(name.text, all)
  const there =
    all.length === 0
      ? 'There is none.'
      : `There are ${all.length > 12 ? `${all.slice(0, 12).join(', ')} and ${all.length - 12} more` : listed(all)}.`
  reading.tell(name, `there is no ${what} ${name.text}`, near ? `Did you mean ${near}?` : there)
  return false
}

/** A job that is only named where it is started has its body written by hand; one that is nearly another is that one. */
export function isStartable(name: Word, { blueprint, reading }: Scope): void {
  const jobs = (blueprint.jobs ?? []).map((job) => job.name)
  if (!jobs.includes(name.text) && nearest(name.text, jobs) !== null) isKnown(name, jobs, 'job', reading)
}
