import type { Scope } from '../../../blueprint/check/scope.ts'
import { EVENTS } from '../../../blueprint/check/scope.ts'
import { snake } from '../../../blueprint/storage/names.ts'
import { joined, py } from '../../../python/emit/fragment.ts'
import { lit, tuple } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { type Symbol, imported } from '../../../python/emit/symbol.ts'
import { modelOf } from '../access/condition.ts'
import { asksCallers } from '../callers.ts'
import { eventName } from './names.ts'
import type { BackgroundJob, Design, Feature, WrittenFile } from '../feature.ts'

/** What happens to rows, told to whoever listens: written down with the change itself, and relayed after it. */
export function events(others: readonly Feature[]): Feature {
  const listeners = (design: Design): readonly Symbol[] => [
    ...(startsOf(design.scope).size > 0 ? [imported('app.events.starting:start_jobs')] : []),
    ...others.flatMap((feature) => feature.listeners?.(design) ?? []),
  ]
  return {
    parts: (design) =>
      isHeard(design) ? ['changes', 'events', ...(startsOf(design.scope).size > 0 ? ['events/jobs'] : [])] : [],
    files: (design) => (isHeard(design) ? [watched(design), handlers(listeners(design))] : []),
    tables: (design) => (isHeard(design) ? ['app.events.models'] : []),
    changes: (design) => (isHeard(design) ? [imported('app.events.outbox:keep_events')] : []),
    pulses: (design) => (isHeard(design) ? [imported('app.events.relay:relay')] : []),
    jobs: (design) => (isHeard(design) ? [FORGETTING] : []),
  }
}

const FORGETTING: BackgroundJob = {
  name: 'forget_told_events',
  run: imported('app.events.relay:forget_told'),
  retries: 3,
  exponential: true,
  seconds: 300,
  every: 86_400,
}

/** Jobs that wait for an event, by its name. */
function startsOf({ blueprint }: Scope): ReadonlyMap<string, readonly string[]> {
  const starts = new Map<string, readonly string[]>()
  for (const { name, value } of blueprint.jobs ?? [])
    if (value.when) {
      const event = eventName(value.when.text)
      starts.set(event, [...(starts.get(event) ?? []), name])
    }
  return starts
}

/** Every event somebody listens to, or that a resource says it emits. */
function heardIn({ scope }: Design): readonly string[] {
  const emitted = [...scope.resources.values()].flatMap(({ value }) => (value.emits ?? []).map(({ text }) => text))
  const hooks = asksCallers({ scope }) ? (scope.blueprint.webhooks ?? []) : []
  const sent = hooks.flatMap(({ value }) => (value.out ?? []).map(({ text }) => text))
  return [...new Set([...emitted, ...sent, ...startsOf(scope).keys()].map(eventName))].toSorted()
}

const isHeard = (design: Design): boolean => heardIn(design).length > 0

/** `app/events/watched.py` */
function watched(design: Design): WrittenFile {
  const { scope } = design
  const heard = heardIn(design)
  const rows = [...scope.resources.values()].flatMap(({ name, value }) => {
    const resource = snake(name)
    const states = (value.states ?? []).map((one) => one.name)
    const words = (value.states ?? []).flatMap((one) => one.value.map(({ to }) => to.text))
    const own = [...EVENTS, ...words].map((what) => `${resource}.${what}`)
    return own.some((event) => heard.includes(event))
      ? [py`${modelOf(name)}: (${lit(resource)}, ${states.length === 0 ? py`()` : tuple(states)}),`]
      : []
  })
  const starts = startsOf(scope)
  const text = renderModule(
    'What is listened to: events by name, the rows they come of with the fields that hold states, and what they start.',
    py`
      HEARD = frozenset(
          ${lit(heard)}
      )
      WATCHED: dict[type, tuple[str, tuple[str, ...]]] = {
          ${rows}
      }
      ${
        starts.size > 0 &&
        py`
        STARTS: dict[str, tuple[str, ...]] = {
            ${[...starts].map(([event, jobs]) => py`${lit(event)}: ${tuple(jobs)},`)}
        }
      `
      }
    `,
  )
  return { path: 'app/events/watched.py', owner: 'owned', text }
}

/** `app/events/handlers.py`: people may add their own. */
function handlers(listeners: readonly Symbol[]): WrittenFile {
  const session = imported('sqlalchemy.ext.asyncio:AsyncSession')
  const event = imported('app.events.models:OutboxEvent')
  const text = renderModule(
    'Who is told what happened. What they do belongs to one transaction, and may be done again.',
    py`
      Handler = ${imported('collections.abc:Callable')}[[${session}, ${event}], ${imported('collections.abc:Awaitable')}[None]]

      HANDLERS: tuple[Handler, ...] = (${joined(listeners, ', ')}${listeners.length === 1 && py`,`})
    `,
    ['Handler', 'HANDLERS'],
  )
  return { path: 'app/events/handlers.py', owner: 'shared', text }
}
