import type { Limit, NamedFile, Signature } from '../../model/api.ts'
import { asItems, asNumber, asText } from '../../python/values/ask.ts'
import type { Call } from '../../python/ast.ts'
import type { FunctionValue, Site, Value } from '../../python/values/value.ts'
import type { ExceptionStatus } from '../access/exception-status.ts'
import { chainOf } from '../queries/chain.ts'
import type { Event, Measured, Run } from './event.ts'
import { secondsIn } from './measures.ts'

const TOO_MANY = 429
/** How often it may be asked for: a function that is told two numbers, and refuses what is too many. */
export function readLimits(runs: readonly Run[], statuses: ExceptionStatus): readonly Limit[] {
  return [...new Set(runs)].flatMap((run) =>
    (run.measured ?? []).flatMap((measured) => {
      const length = [...measured.given].flatMap(([name, value]) => secondsIn(name, value))[0]
      const counted = [...measured.given].filter(([name, value]) => isCount(name, value))
      const times = asNumber(counted[0]?.[1])
      const refuses = run.events.some((event) => isTooMany(event, measured, statuses))
      if (!refuses || length === undefined || times === null || counted.length > 1) return []
      return [
        { times, seconds: length, chain: chainOf({ chain: measured.chain, site: measured.site } as Event, 'counts') },
      ]
    }),
  )
}

const isCount = (name: string, value: Value): boolean =>
  value.kind === 'constant' && asNumber(value) !== null && secondsIn(name, value).length === 0

const isTooMany = (event: Event, measured: Measured, statuses: ExceptionStatus): boolean =>
  event.kind === 'raise' &&
  event.exception !== null &&
  event.chain.some((one) => one.function === measured.function && one.site === measured.site) &&
  statuses.of(event.exception) === TOO_MANY

/** A field that is held to formats, and to a size. */
export function readFiles(runs: readonly Run[]): readonly NamedFile[] {
  const found = [...new Set(runs)].flatMap(({ measured }) =>
    (measured ?? []).flatMap(({ given, site }): readonly NamedFile[] => {
      const values = [...given.values()]
      const formats = values.flatMap((one) => asItems(one)?.flatMap((item) => asText(item) ?? []) ?? [])
      const most = values.flatMap((one) => (one.kind === 'constant' ? (asNumber(one) ?? []) : []))[0]
      return formats.length === 0 || most === undefined ? [] : fieldsIn(site).map((field) => ({ field, formats, most }))
    }),
  )
  return [...new Map(found.map((one) => [one.field, one])).values()]
}

/** `avatar_id` of `body.avatar_id` and of `changes["avatar_id"]`, among what is handed over. */
function fieldsIn({ node }: Site): readonly string[] {
  const { args, keywords } = node as Partial<Call>
  const given = [...(args ?? []), ...(keywords ?? []).map(({ value }) => value)]
  return given.flatMap((one) => {
    if (one.kind === 'Attribute') return [one.name]
    const key = one.kind === 'Subscript' && one.index.kind === 'Constant' ? one.index.value : null
    return typeof key === 'string' ? [key] : []
  })
}

/** What a signature is made with; absent where nobody signs. */
export function readSignature(runs: readonly Run[]): Signature | null {
  for (const { events, callee } of runs)
    for (const event of events) {
      const [, , digest] = event.call?.args ?? []
      if (event.kind !== 'call' || !/^hmac\.(new|digest)$/.test(event.path)) continue
      const given = event.call?.keywords.get('digestmod') ?? digest
      const name = given?.kind === 'external' ? given.path.replace(/^hashlib\./, '') : asText(given)
      if (name === null) continue
      const functions = new Set([
        ...(callee.kind === 'function' ? [callee] : []),
        ...event.chain.map((one) => one.function),
      ])
      return { digest: name, attributes: [...new Set([...functions].flatMap(attributesIn))] }
    }
  return null
}

const attributesIn = ({ node }: FunctionValue): readonly string[] => namesOf(node.body)

function namesOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(namesOf)
  if (typeof node !== 'object' || node === null) return []
  const { kind, name } = node as { readonly kind?: string; readonly name?: string }
  const inner = Object.values(node).flatMap((one) => (typeof one === 'object' ? namesOf(one) : []))
  return kind === 'Attribute' && name !== undefined ? [name, ...inner] : inner
}
