import type { FunctionValue, Value } from '../../python/values/value.ts'
import { asText } from '../../python/values/ask.ts'
import { type Finding, NOTHING, unknownFinding } from './finding.ts'
import type { AccessHints } from './hints.ts'
import { knownAccess, outsidePath } from './known.ts'
import { DECORATORS, DECORATOR_MAY_REFUSE } from './libraries.ts'
import { step } from './places.ts'

export interface Decorated extends Finding {
  readonly scopes: readonly string[]
}

/** What decorators from outside do; those of the project are followed like any other function. */
export function decoratorsOf(endpoint: Value, hints: AccessHints): readonly Decorated[] {
  return layers(endpoint).flatMap((layer) => beforeRegistration(layer).flatMap((one) => read(one, layer, hints) ?? []))
}

/** The function that answers and those it wraps. */
function layers(endpoint: Value): readonly FunctionValue[] {
  const found: FunctionValue[] = []
  let at: Value | null = endpoint.kind === 'method' ? endpoint.function : endpoint
  while (at?.kind === 'function' && found.length < 10) {
    found.push(at)
    at = at.wrapped
  }
  return found
}

/** A decorator above the one that registers the route is lost: the route holds what was there before. */
function beforeRegistration(layer: FunctionValue): FunctionValue['decorators'] {
  const at = layer.decorators.findIndex(
    ({ value }) => value.kind === 'native' && /^(api_route|websocket|route)$/.test(value.name),
  )
  return at < 0 ? layer.decorators : layer.decorators.slice(0, at)
}

function read(
  { value, node }: FunctionValue['decorators'][number],
  layer: FunctionValue,
  hints: AccessHints,
): Decorated | null {
  const path = outsidePath(value)
  if (path === null) return null
  const at = { module: layer.site.module, node }
  const known = knownAccess(value, hints, DECORATORS)
  const name = path.slice(path.lastIndexOf('.') + 1)
  if (known?.state === 'enforced') {
    const scopes =
      value.kind === 'instance'
        ? value.args.flatMap((one) => (one.kind === 'sequence' ? one.items : [one])).flatMap((one) => asText(one) ?? [])
        : []
    return {
      ...NOTHING,
      state: 'enforced',
      credentials: known.credential ? [known.credential] : [],
      scopes,
      checks: [
        { kind: 'authentication', status: 403, chain: [step(`@${name} answers 403 by itself`, at)], condition: '' },
      ],
    }
  }
  if (known) return null
  return DECORATOR_MAY_REFUSE.test(name)
    ? { ...unknownFinding(step(`what @${name} does is not known`, at)), scopes: [] }
    : null
}
