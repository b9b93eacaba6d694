import { argument, asItems, inherits } from '../../python/values/ask.ts'
import { external, instance, mapping, native, list, text, tuple, unknown } from '../../python/values/make.ts'
import type { CallOf, ConditionOf, Instance, Site, Value } from '../../python/values/value.ts'
import { callMethod } from '../../python/interpret/attributes.ts'
import { call } from '../../python/interpret/calls.ts'
import { symbolic } from '../../python/interpret/symbolic.ts'
import type { Run } from '../behaviour/event.ts'
import { bareRequest } from './anonymous.ts'
import { aspectOf } from './aspects.ts'
import { shortName } from './callee-name.ts'
import { chainOf } from './chain.ts'
import { type Finding, NOTHING, unknownFinding } from './finding.ts'
import type { GateTools } from './gate.ts'
import { knownAccess, outsidePath } from './known.ts'
import { MAY_REFUSE, MIDDLEWARE } from './libraries.ts'
import { step } from './places.ts'
import { type Refusal, refusalsOf } from './refusal.ts'

const BASE = 'starlette.middleware.base.BaseHTTPMiddleware'

interface Layer {
  readonly type: Value
  readonly given: CallOf
  readonly condition: ConditionOf | null
  readonly site: Site | null
}

/** What stands around the whole application. */
export class MiddlewareGates {
  private readonly tools: GateTools
  private readonly layers: readonly Layer[]
  private readonly known = new Map<Layer, Finding>()

  constructor(application: Instance, tools: GateTools) {
    this.tools = tools
    this.layers = (asItems(application.attributes.get('user_middleware')) ?? []).flatMap(layerOf)
  }

  of(path: string, method: string | undefined, webSocket: boolean): readonly Finding[] {
    return this.layers.map((layer) => this.conditional(layer, this.read(layer, path, method, webSocket)))
  }

  private conditional(layer: Layer, finding: Finding): Finding {
    if (!layer.condition || finding.state !== 'enforced') return finding
    return {
      ...finding,
      state: 'conditional',
      checks: finding.checks.map((one) => ({ ...one, condition: layer.condition!.text })),
    }
  }

  private read(layer: Layer, path: string, method: string | undefined, webSocket: boolean): Finding {
    const known = this.known.get(layer)
    if (known) return known
    const finding = this.outside(layer) ?? this.follow(layer, undefined, undefined, webSocket)
    // Only what asks for the path has to be run for every path.
    if (finding.state !== 'unknown' && !finding.unknown.length) {
      this.known.set(layer, finding)
      return finding
    }
    if (outsidePath(layer.type) !== null && layer.type.kind !== 'class' && !dispatchOf(layer)) return finding
    return this.follow(layer, path, method, webSocket)
  }

  private outside(layer: Layer): Finding | null {
    if (layer.type.kind !== 'external' || dispatchOf(layer)) return null
    const { path } = layer.type
    const known = knownAccess(layer.type, this.tools.hints, MIDDLEWARE)
    if (known)
      return known.state === 'enforced'
        ? {
            ...NOTHING,
            state: 'enforced',
            credentials: known.credential ? [known.credential] : [],
            checks: [
              {
                kind: 'authentication',
                status: 401,
                chain: layer.site ? [step(`${shortName(layer.type)} answers 401 by itself`, layer.site)] : [],
                condition: '',
              },
            ],
          }
        : NOTHING
    return MAY_REFUSE.test(path) && layer.site
      ? unknownFinding(step(`what ${shortName(layer.type)} does is not known`, layer.site))
      : NOTHING
  }

  private follow(layer: Layer, path: string | undefined, method: string | undefined, webSocket: boolean): Finding {
    const passed: (readonly ConditionOf[])[] = []
    const run = this.run(layer, path, method, webSocket, passed)
    if (!run) return NOTHING
    const { statuses, machine, settings } = this.tools
    const refusals = refusalsOf(run.events, statuses, machine).filter((one) => one.status === 401 || one.status === 403)
    if (refusals.length === 0)
      return run.complete
        ? NOTHING
        : unknownFinding(
            step(`${shortName(layer.type)} could not be read to its end`, layer.site ?? siteOf(layer.type)!),
          )
    const aspects = refusals.map((one) => one.event.conditions.map((condition) => aspectOf(condition, settings)))
    const at = (wanted: (found: readonly string[]) => boolean): Refusal | undefined =>
      refusals[aspects.findIndex(wanted)]
    const credential = credentialHint(layer)
    const sure =
      passed.length === 0
        ? refusals[0]
        : at(
            (found) =>
              !found.includes('setting') &&
              !found.includes('target') &&
              !found.includes('sent') &&
              (found.includes('credential') || found.length === 0),
          )
    if (sure) return { ...NOTHING, state: 'enforced', credentials: credential, checks: [checkOf(sure, '', layer)] }
    const hanging = at((found) => found.includes('setting') && !found.includes('target'))
    if (hanging)
      return {
        ...NOTHING,
        state: 'conditional',
        credentials: credential,
        checks: [checkOf(hanging, conditionsOf(hanging), layer)],
      }
    return {
      ...unknownFinding(step(`${shortName(layer.type)} decides by the path`, refusals[0]!.event.site)),
      checks: [],
    }
  }

  private run(
    layer: Layer,
    path: string | undefined,
    method: string | undefined,
    webSocket: boolean,
    passed: (readonly ConditionOf[])[],
  ): Run | null {
    const { machine, anonymous } = this.tools
    const pass = native('call_next', () => {
      passed.push([...machine.conditions])
      return instance(external('starlette.responses.Response'))
    })
    const dispatch = dispatchOf(layer)
    const site = layer.site ?? siteOf(layer.type)
    if (!site || (webSocket && (dispatch || inherits(layer.type, BASE)))) return null
    const request = bareRequest(symbolic(external('starlette.requests.Request'), machine) as Instance, path, method)
    if (dispatch)
      return anonymous.call(
        () => call(dispatch, { args: [request, pass], keywords: new Map(), open: false, site }, machine),
        dispatch,
      )
    if (layer.type.kind !== 'class') return null
    const made = (): Value =>
      call(layer.type, { ...layer.given, args: [pass, ...layer.given.args.slice(1)], site }, machine)
    return anonymous.call(() => {
      const object = made()
      if (object.kind === 'instance' && !object.attributes.has('app')) object.attributes.set('app', pass)
      if (inherits(layer.type, BASE))
        return callMethod(object, 'dispatch', machine, { args: [request, pass], site }) ?? unknown('no dispatch')
      return (
        callMethod(object, '__call__', machine, {
          args: [
            scopeOf(path, method, webSocket),
            unknown('receive'),
            native('send', () => ({ kind: 'constant', type: 'none', value: null })),
          ],
          site,
        }) ?? unknown('no call')
      )
    }, layer.type)
  }
}

const conditionsOf = (refusal: Refusal): string =>
  [...new Set(refusal.event.conditions.map((one) => one.text))].join(' and ')
const dispatchOf = (layer: Layer): Value | undefined => layer.given.keywords.get('dispatch')
const siteOf = (value: Value): Site | null => (value.kind === 'function' || value.kind === 'class' ? value.site : null)
const credentialHint = (layer: Layer): readonly string[] =>
  /api_?key/i.test(shortName(layer.type)) ? ['api key'] : /session/i.test(shortName(layer.type)) ? ['session'] : []

function checkOf(refusal: Refusal, condition: string, layer: Layer) {
  const around = layer.site ? [step(`middleware ${shortName(dispatchOf(layer) ?? layer.type)}`, layer.site)] : []
  return { kind: 'authentication' as const, status: refusal.status, chain: [...around, ...chainOf(refusal)], condition }
}

/** An ASGI scope of a request without headers. */
function scopeOf(path: string | undefined, method: string | undefined, webSocket: boolean): Value {
  const own = (name: string, value: Value): readonly [Value, Value] => [text(name), value]
  const target = (part: string): Value => instance(external(`starlette.requests.Request.url.${part}`))
  return mapping(
    [
      own('type', text(webSocket ? 'websocket' : 'http')),
      own('path', path === undefined ? target('path') : text(path)),
      own('method', method === undefined ? target('method') : text(method)),
      own('headers', list([])),
      own('query_string', unknown('a query')),
      own('client', tuple([unknown('a host'), unknown('a port')])),
    ],
    true,
  )
}

function layerOf(value: Value): readonly Layer[] {
  if (value.kind === 'alternatives')
    return value.options.flatMap((option) =>
      layerOf(option.value).map((layer) => ({ ...layer, condition: option.condition })),
    )
  if (value.kind !== 'instance') return []
  const type = argument(value, 0, 'cls') ?? argument(value, 0, 'middleware_class')
  if (!type) return []
  return [
    {
      type,
      given: { args: value.args, keywords: value.keywords, open: false, site: value.site as Site },
      condition: null,
      site: value.site,
    },
  ]
}
