import { argument, asText } from '../../python/values/ask.ts'
import type { CallOf, Instance, Value } from '../../python/values/value.ts'
import { findAttribute } from '../../python/interpret/attributes.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { JsonSchema } from '../../model/api.ts'
import { toJson } from './json.ts'

export interface SecurityScheme {
  readonly name: string
  readonly definition: JsonSchema
  /** Whether the class itself answers 401 or 403 without credentials. */
  readonly enforces: boolean
}

type Reader = (given: Pick<CallOf, 'args' | 'keywords'>, machine: Machine) => Record<string, unknown>

const named = (given: Pick<CallOf, 'args' | 'keywords'>, name: string): string | undefined =>
  asText(given.keywords.get(name)) ?? undefined
const withDescription = (
  definition: Record<string, unknown>,
  given: Pick<CallOf, 'args' | 'keywords'>,
): Record<string, unknown> => {
  const description = named(given, 'description')
  return description === undefined ? definition : { ...definition, description }
}
const apiKey =
  (place: string): Reader =>
  (given) =>
    withDescription({ type: 'apiKey', in: place, name: named(given, 'name') ?? asText(given.args[0]) ?? '' }, given)
const scopesOf = (given: Pick<CallOf, 'args' | 'keywords'>, machine: Machine): unknown =>
  toJson(given.keywords.get('scopes'), machine) ?? {}

const READERS: Readonly<Record<string, Reader>> = {
  'fastapi.security.http.HTTPBasic': (given) => withDescription({ type: 'http', scheme: 'basic' }, given),
  'fastapi.security.http.HTTPDigest': (given) => withDescription({ type: 'http', scheme: 'digest' }, given),
  'fastapi.security.http.HTTPBearer': (given) =>
    withDescription(
      {
        type: 'http',
        scheme: 'bearer',
        ...(named(given, 'bearerFormat') ? { bearerFormat: named(given, 'bearerFormat') } : {}),
      },
      given,
    ),
  'fastapi.security.http.HTTPBase': (given) =>
    withDescription({ type: 'http', scheme: named(given, 'scheme') ?? '' }, given),
  'fastapi.security.api_key.APIKeyHeader': apiKey('header'),
  'fastapi.security.api_key.APIKeyQuery': apiKey('query'),
  'fastapi.security.api_key.APIKeyCookie': apiKey('cookie'),
  'fastapi.security.open_id_connect_url.OpenIdConnect': (given) =>
    withDescription({ type: 'openIdConnect', openIdConnectUrl: named(given, 'openIdConnectUrl') ?? '' }, given),
  'fastapi.security.oauth2.OAuth2PasswordBearer': (given, machine) =>
    withDescription(
      {
        type: 'oauth2',
        flows: {
          password: {
            scopes: scopesOf(given, machine),
            tokenUrl: asText(argument(given, 0, 'tokenUrl')) ?? '',
            ...(named(given, 'refreshUrl') ? { refreshUrl: named(given, 'refreshUrl') } : {}),
          },
        },
      },
      given,
    ),
  'fastapi.security.oauth2.OAuth2AuthorizationCodeBearer': (given, machine) =>
    withDescription(
      {
        type: 'oauth2',
        flows: {
          authorizationCode: {
            ...(named(given, 'refreshUrl') ? { refreshUrl: named(given, 'refreshUrl') } : {}),
            scopes: scopesOf(given, machine),
            authorizationUrl: named(given, 'authorizationUrl') ?? asText(given.args[0]) ?? '',
            tokenUrl: named(given, 'tokenUrl') ?? asText(given.args[1]) ?? '',
          },
        },
      },
      given,
    ),
  'fastapi.security.oauth2.OAuth2': (given, machine) =>
    withDescription({ type: 'oauth2', flows: flowsOf(given.keywords.get('flows'), machine) }, given),
}

/** `OAuthFlows(password=OAuthFlowPassword(...))` or the same as a mapping. */
function flowsOf(value: Value | undefined, machine: Machine): unknown {
  if (value?.kind !== 'instance') return toJson(value, machine) ?? {}
  const result: Record<string, unknown> = {}
  for (const [name, flow] of value.keywords) {
    const given =
      flow.kind === 'instance'
        ? Object.fromEntries(
            [...flow.keywords].flatMap(([key, item]) =>
              toJson(item, machine) === undefined ? [] : [[key, toJson(item, machine)]],
            ),
          )
        : toJson(flow, machine)
    result[name] = { scopes: {}, ...(given as object) }
  }
  return result
}

/** The scheme an object stands for when it is used as a dependency; null when it is none. */
export function securityScheme(value: Value, machine: Machine): SecurityScheme | null {
  if (value.kind !== 'instance') return null
  const base =
    value.class.kind === 'external'
      ? value.class.path
      : value.class.mro.find((one) => one.kind === 'external' && isSecurity(one.path, machine))
  const path = typeof base === 'string' ? base : base?.kind === 'external' ? base.path : null
  if (path === null || !isSecurity(path, machine)) return null
  const given = callOf(value)
  const definition = definitionOf(value, path, given, machine)
  const name =
    named(given, 'scheme_name') ??
    asText(findAttribute(value, 'scheme_name', machine)) ??
    (value.class.kind === 'class' ? value.class.name : value.class.path.slice(value.class.path.lastIndexOf('.') + 1))
  const auto = given.keywords.get('auto_error')
  return {
    name,
    definition,
    enforces: !(auto?.kind === 'constant' && auto.value === false) && !(auto && auto.kind !== 'constant'),
  }
}

const isSecurity = (path: string, machine: Machine): boolean =>
  machine.library.lineage(path).includes('fastapi.security.base.SecurityBase')

/** The arguments the security class got: through a subclass, those its `__init__` handed up. */
function callOf(value: Instance): Pick<CallOf, 'args' | 'keywords'> {
  const args = value.attributes.get('<security args>')
  const keywords = value.attributes.get('<security keywords>')
  if (args?.kind !== 'sequence' || keywords?.kind !== 'mapping') return value
  return {
    args: args.items,
    keywords: new Map(
      [...keywords.entries.values()].map((entry) => [
        String(entry.key.kind === 'constant' ? entry.key.value : ''),
        entry.value,
      ]),
    ),
  }
}

function definitionOf(
  value: Instance,
  path: string,
  given: Pick<CallOf, 'args' | 'keywords'>,
  machine: Machine,
): JsonSchema {
  const model = value.attributes.get('model')
  if (model?.kind === 'instance' && model.class.kind === 'external') {
    const shown = Object.fromEntries(
      [...model.keywords].flatMap(([key, item]) =>
        toJson(item, machine) === undefined ? [] : [[key === 'in_' ? 'in' : key, toJson(item, machine)]],
      ),
    )
    const kind = model.class.path.slice(model.class.path.lastIndexOf('.') + 1)
    const type =
      kind === 'APIKey'
        ? 'apiKey'
        : kind.startsWith('HTTP')
          ? 'http'
          : kind.startsWith('OAuth2')
            ? 'oauth2'
            : kind.startsWith('OpenId')
              ? 'openIdConnect'
              : undefined
    return {
      ...(type ? { type } : {}),
      ...(kind === 'HTTPBearer' ? { scheme: 'bearer' } : {}),
      ...shown,
      ...(kind === 'OAuth2' ? { flows: flowsOf(model.keywords.get('flows'), machine) } : {}),
    }
  }
  const reader = machine.library
    .lineage(path)
    .map((one) => READERS[one])
    .find((one) => one)
  return reader ? reader(given, machine) : {}
}
