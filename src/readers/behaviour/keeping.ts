import type { Remembered } from '../../model/api.ts'
import { asNumber, unwrap } from '../../python/values/ask.ts'
import type { CallOf, FunctionValue, Value } from '../../python/values/value.ts'
import { placeOf } from '../place.ts'
import type { Run } from './event.ts'
import { givenTo, secondsIn } from './measures.ts'

const CACHES = /cach|remember|memo/i
const LENGTH = /^(ttl|expire|expires_in|timeout|seconds|max_age)$/

/**
 * For how many seconds a function of the project keeps what another one answers, which was made on the spot:
 * `remembered(key, 600, ask)`. Null for one that keeps nothing.
 */
export function keptFor(of: FunctionValue, call: CallOf): number | null {
  const { file } = of.site.module
  if (file === '' || !(CACHES.test(of.name) || CACHES.test(file)) || call.open) return null
  const given = givenTo(of, call)
  if (![...given.values()].some(isMadeHere)) return null
  const [seconds, ...more] = [...given].flatMap(([name, value]) => secondsIn(name, value))
  return seconds === undefined || more.length > 0 ? null : seconds
}

const isMadeHere = (value: Value): boolean => value.kind === 'function' && value.scope.form === 'function'

/** How long an answer is told again before it is looked for anew: as a function keeps it, or a decorator. */
export function readRemembered(runs: readonly Run[]): Remembered | null {
  const last = runs.at(-1)
  if (!last) return null
  const [own] = last.kept ?? []
  if (own) return { seconds: own.seconds, at: placeOf(own.site) }
  const callee = unwrap(last.callee)
  return callee.kind === 'function' ? decorated(callee) : null
}

/** `@cached(ttl=60)`, `@cache(expire=60)` */
function decorated({ decorators, site }: FunctionValue): Remembered | null {
  for (const { value } of decorators) {
    if (value.kind !== 'instance' || value.class.kind !== 'external' || !CACHES.test(value.class.path)) continue
    const [seconds] = [...value.keywords].flatMap(([name, length]) =>
      LENGTH.test(name) && length.kind === 'constant' ? (asNumber(length) ?? []) : [],
    )
    if (seconds !== undefined) return { seconds, at: placeOf(site) }
  }
  return null
}
