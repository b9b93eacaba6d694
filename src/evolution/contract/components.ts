import { type Json, objectAt } from '../../kernel/json.ts'
import type { ChangeLevel } from '../../model/index.ts'
import type { Report, SidesOf } from './change.ts'
import type { Schemas } from './schemas.ts'

/** Named schemas that are gone, and the ways to prove who one is. */
export function reportComponents(roots: SidesOf<Json>, schemas: SidesOf<Schemas>, report: Report): void {
  const [before, after] = [objectAt(roots.base, 'components'), objectAt(roots.head, 'components')]
  for (const name of missing(objectAt(before, 'schemas'), objectAt(after, 'schemas'))) {
    report('api-schema-removed', 'info', `the schema \`${name}\` is gone`, [name])
  }
  const [old, now] = [objectAt(before, 'securitySchemes'), objectAt(after, 'securitySchemes')]
  for (const name of missing(old, now))
    report('api-security-component-removed', 'info', `the security scheme \`${name}\` is gone`, [name])
  for (const name of missing(now, old))
    report('api-security-component-added', 'info', `the security scheme \`${name}\` is new`, [name])
  for (const name of Object.keys(old).filter((each) => Object.hasOwn(now, each))) {
    reportScheme(name, schemas.base.resolve(old[name]) ?? {}, schemas.head.resolve(now[name]) ?? {}, report)
  }
}

const missing = (from: Json, other: Json): readonly string[] =>
  Object.keys(from)
    .filter((name) => !Object.hasOwn(other, name))
    .sort()

const FIELDS: readonly (readonly [keyword: string, id: string, level: ChangeLevel])[] = [
  ['name', 'api-key-name', 'error'],
  ['in', 'api-key-in', 'error'],
  ['scheme', 'http-scheme', 'error'],
  ['bearerFormat', 'bearer-format', 'info'],
  ['openIdConnectUrl', 'openid-connect-url', 'warning'],
]

function reportScheme(name: string, base: Json, head: Json, report: Report): void {
  reportFlows(name, base, head, report)
  const say = (id: string, level: ChangeLevel, keyword: string): void => {
    const values = [name, String(base[keyword] ?? 'none'), String(head[keyword] ?? 'none')]
    report(
      `api-security-component-${id}-changed`,
      level,
      `the security scheme \`${name}\` has another ${keyword}: \`${values[2]}\`, not \`${values[1]}\``,
      values,
    )
  }
  if (base['type'] !== head['type']) {
    say('type', 'error', 'type')
    return
  }
  const written = (value: unknown, keyword: string): string =>
    keyword === 'scheme' ? String(value ?? '').toLowerCase() : String(value ?? '')
  for (const [keyword, id, level] of FIELDS) {
    if (written(base[keyword], keyword) !== written(head[keyword], keyword)) say(id, level, keyword)
  }
}

const URLS = [
  ['authorizationUrl', 'oauth-url'],
  ['tokenUrl', 'oauth-token-url'],
  ['refreshUrl', 'oauth-refresh-url'],
] as const

function reportFlows(name: string, base: Json, head: Json, report: Report): void {
  const [before, after] = [objectAt(base, 'flows'), objectAt(head, 'flows')]
  for (const flow of Object.keys(before).filter((each) => Object.hasOwn(after, each))) {
    const sides = { base: objectAt(before, flow), head: objectAt(after, flow) }
    const of = `the \`${flow}\` flow of the security scheme \`${name}\``
    reportUrls(sides, of, [name, flow], report)
    reportFlowScopes(sides, of, [name, flow], report)
  }
}

function reportUrls({ base, head }: SidesOf<Json>, of: string, names: readonly string[], report: Report): void {
  for (const [keyword, id] of URLS) {
    const [from, to] = [String(base[keyword] ?? 'none'), String(head[keyword] ?? 'none')]
    if (from === to) continue
    const sentence = `${of} has another ${keyword}: \`${to}\`, not \`${from}\``
    report(`api-security-component-${id}-changed`, 'warning', sentence, [...names, from, to])
  }
}

function reportFlowScopes({ base, head }: SidesOf<Json>, of: string, names: readonly string[], report: Report): void {
  const [before, after] = [objectAt(base, 'scopes'), objectAt(head, 'scopes')]
  const say = (verb: string, word: string, scope: string): void =>
    report(`api-security-component-oauth-scope-${verb}`, 'info', `the scope \`${scope}\` of ${of} ${word}`, [
      ...names,
      scope,
    ])
  for (const scope of missing(after, before)) say('added', 'is new', scope)
  for (const scope of missing(before, after)) say('removed', 'is gone', scope)
  for (const scope of Object.keys(before)) {
    if (Object.hasOwn(after, scope) && before[scope] !== after[scope]) say('changed', 'is described otherwise', scope)
  }
}
