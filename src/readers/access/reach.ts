import type { Value } from '../../python/values/value.ts'
import type { Event, Run } from '../behaviour/event.ts'
import type { Follower } from '../behaviour/follow.ts'
import type { Dependant } from '../fastapi/dependant.ts'
import { isCredentialName, isQueryCredential } from './credential-names.ts'
import { marksOf } from './marks.ts'
import { takesConnection } from './principals.ts'

/**
 * Whether anything that tells who asks reaches a callable: the request, a header or cookie, or what a
 * dependency made of them. What never sees any of it cannot refuse anybody for it.
 */
export function mayAskWho(dependant: Dependant, follower: Follower): boolean {
  if (takesConnection(dependant) || dependant.signature.some((one) => one.variadic)) return true
  const declared = dependant.parameters.some(({ in: place, field }) =>
    place === 'header' || place === 'cookie'
      ? isCredentialName(field.alias)
      : place === 'query' && isQueryCredential(field.alias),
  )
  return (
    declared ||
    dependant.dependencies.some((one) =>
      one.via === 'class' ? mayAskWho(one, follower) : carries(follower.run(one).result),
    )
  )
}

const carries = (value: Value): boolean =>
  marksOf({ kind: 'sequence', type: 'tuple', items: [value], open: false }).credential

const HARMLESS =
  /^(starlette|fastapi|builtins|logging|structlog|loguru|json|orjson|typing|operator|sqlalchemy|sqlmodel|datetime|time|uuid|re|hashlib|hmac|base64|secrets|urllib|os|pathlib|asyncio|contextlib|functools|itertools|collections|pydantic\w*|opentelemetry|sentry_sdk|prometheus_client|posthog|jinja2|redis|httpx|aiohttp|anyio|slowapi|stripe|ipaddress|copy|dataclasses|enum|inspect|io|traceback|random|math)\./
const KNOWS = /auth|verify|check|login|user|session|permission|token|identity|valid|require|protect/i

/** A call to code nobody can read that is handed what proves who asks, also when there is none of it. */
export function askedOutside(ordinary: Run, anonymous: Run): Event | undefined {
  return ordinary.events.find((event) => {
    if (event.kind !== 'call' || !event.call) return false
    const path = event.path
    const ofState = /^starlette\.\w+\.\w+\.(state|app)\.\w/.test(path)
    if (!ofState && (HARMLESS.test(path) || !path.includes('.') || event.receiver?.kind === 'class')) return false
    if (!KNOWS.test(path.slice(path.lastIndexOf('.', path.lastIndexOf('.') - 1) + 1))) return false
    if (!carriesAny(event)) return false
    return anonymous.events.some((one) => one.kind === 'call' && one.site.node === event.site.node)
  })
}

const carriesAny = (event: Event): boolean =>
  [...(event.call?.args ?? []), ...(event.call?.keywords.values() ?? [])].some(carries)
