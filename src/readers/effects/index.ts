import type { Effect } from '../../model/runtime.ts'
import { asText } from '../../python/values/ask.ts'
import type { FunctionValue, Value } from '../../python/values/value.ts'
import type { Event, Queued, Run } from '../behaviour/event.ts'
import { chainOf, keyOfEvent } from '../queries/chain.ts'
import { ANY_QUEUE, CACHING_DECORATORS, LIBRARIES, type LibraryPattern } from './libraries.ts'

export { readUses } from './uses.ts'

export const MAXIMUM_EFFECTS = 100

/** What an operation causes besides its statements: jobs, mails, calls to others, files, caches. */
export function readEffects(runs: readonly Run[]): readonly Effect[] {
  const seen = new Set<string>()
  const found: Effect[] = []
  for (const run of new Set(runs)) {
    found.push(...(run.queued ?? []).map(queuedEffect))
    for (const { event, effect } of effectsOf(run)) {
      const key = `${keyOfEvent(event)} ${effect.library} ${effect.what}`
      if (!seen.has(key) && found.length < MAXIMUM_EFFECTS) found.push(effect)
      seen.add(key)
    }
  }
  return found
}

/** What a function of the project puts in a queue; what it does for that stands in its own statements. */
const queuedEffect = ({ name, site, chain, inLoop }: Queued): Effect => ({
  kind: 'job',
  library: 'program',
  what: name,
  inLoop,
  chain: chainOf({ chain, site } as Event, `program: ${name}`),
})

const known = new WeakMap<Run, readonly { readonly event: Event; readonly effect: Effect }[]>()

function effectsOf(run: Run): readonly { readonly event: Event; readonly effect: Effect }[] {
  let found = known.get(run)
  if (!found) known.set(run, (found = [...run.events.flatMap((event) => effectOf(event)), ...cachesOf(run)]))
  return found
}

function effectOf(event: Event): readonly { readonly event: Event; readonly effect: Effect }[] {
  if (event.kind !== 'call') return []
  const dot = event.path.lastIndexOf('.')
  const name = event.path.slice(dot + 1)
  const pattern = patternOf(event.path, name)
  if (!pattern && !(ANY_QUEUE.test(name) && event.call && event.call.args.length > 0)) return []
  const [kind, library] = pattern ? [pattern.kind, pattern.library] : (['job', 'unknown'] as const)
  const what = kind === 'job' ? jobName(event, name) : whatOf(event, pattern!)
  return [
    { event, effect: { kind, library, what, inLoop: event.inLoop, chain: chainOf(event, `${library}: ${what}`) } },
  ]
}

const patterns = new Map<string, LibraryPattern | null>()

function patternOf(path: string, name: string): LibraryPattern | null {
  const before = patterns.get(path)
  if (before !== undefined) return before
  const found = LIBRARIES.find((one) => one.path.test(path) && one.does.test(name) && !isOfResult(path, one)) ?? null
  patterns.set(path, found)
  return found
}

/** `requests.get(...).headers.get(...)` asks the answer, not the server: the deed is further in front. */
function isOfResult(path: string, pattern: LibraryPattern): boolean {
  const inner = path.split('.').slice(1, -1)
  return inner.some(
    (one, i) => pattern.does.test(one) && !PLAIN_PARTS.has(one) && /^[a-z]/.test(one) && inner[i + 1] !== 'Client',
  )
}

/** Names of namespaces that are also deeds elsewhere: `client.chat.completions.create`. */
const PLAIN_PARTS = new Set([
  'chat',
  'embeddings',
  'embedding',
  'rerank',
  'query',
  'hybrid',
  'request',
  'pipeline',
  'lock',
  'search',
  'stream',
  'open',
  'batch',
  'data',
  'send',
  'moderation',
])

/** The part of the path after the library: `chat.completions.create`. */
function whatOf(event: Event, pattern: LibraryPattern): string {
  const parts = event.path.split('.').filter((part) => !part.includes('<') && !part.endsWith('()'))
  const last = parts.findLastIndex((part) => /^[A-Z]/.test(part))
  const shown = last >= 0 && last < parts.length - 1 ? parts.slice(last + 1) : parts.slice(1)
  const name = (shown.length ? shown : parts.slice(-1)).filter((part) => part !== 'asyncio').join('.')
  const target = pattern.kind === 'outbound' || pattern.kind === 'file' ? targetOf(event) : null
  return target ? `${name} ${target}` : name
}

/** The address or file, when it is written out. */
function targetOf(event: Event): string | null {
  const [first, second] = event.call?.args ?? []
  const given = event.call?.keywords.get('url') ?? (/\.request$|\.stream$/.test(event.path) ? second : first)
  const known = asText(given)
  if (known !== null) return shorten(known)
  const template = given?.kind === 'unknown' ? /^text "([\s\S]*)"$/.exec(given.why)?.[1] : undefined
  return template ? shorten(template) : null
}

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}...` : text).replace(/\s+/g, ' ')

/** Which job is started: the function it names. */
function jobName(event: Event, name: string): string {
  const task = event.receiver && nameOf(event.receiver)
  if (task && event.receiver?.kind === 'function') return task
  const [first] = event.call?.args ?? []
  const given = first ?? event.call?.keywords.get('func') ?? event.call?.keywords.get('name')
  return (given && nameOf(given)) ?? task ?? name
}

function nameOf(value: Value): string | null {
  if (value.kind === 'function') return value.name
  if (value.kind === 'method') return value.function.kind === 'function' ? value.function.name : null
  if (value.kind === 'alternatives')
    return value.options.map((option) => nameOf(option.value)).find((one) => one !== null) ?? null
  return value.kind === 'instance' && value.args[0]?.kind === 'function' ? value.args[0].name : asText(value)
}

/** Functions on the way whose answer is kept by a decorator. */
function cachesOf(run: Run): readonly { readonly event: Event; readonly effect: Effect }[] {
  const functions = new Map<FunctionValue, Event>()
  for (const event of run.events)
    for (const one of event.chain) if (!functions.has(one.function)) functions.set(one.function, event)
  return [...functions].flatMap(([of, event]) => {
    const library = of.decorators.map((one) => cachingLibrary(one.value)).find((one) => one !== null)
    if (!library) return []
    const depth = event.chain.findIndex((one) => one.function === of)
    const at = { ...event, chain: event.chain.slice(0, depth + 1), site: event.chain[depth]!.site }
    return [
      {
        event: at,
        effect: {
          kind: 'cache' as const,
          library,
          what: `cached ${of.name}`,
          inLoop: false,
          chain: chainOf(at, `${library}: cached ${of.name}`),
        },
      },
    ]
  })
}

function cachingLibrary(decorator: Value): string | null {
  const path =
    decorator.kind === 'external'
      ? decorator.path
      : decorator.kind === 'method' && decorator.function.kind === 'external'
        ? decorator.function.path
        : decorator.kind === 'instance' && decorator.class.kind === 'external'
          ? decorator.class.path
          : null
  return path === null ? null : (CACHING_DECORATORS.find(([pattern]) => pattern.test(path))?.[1] ?? null)
}
