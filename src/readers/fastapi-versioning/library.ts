import { argument, asItems, asNumber, asText, isNone } from '../../python/values/ask.ts'
import { NONE, external, integer, list, native, text, tuple } from '../../python/values/make.ts'
import type { CallOf, Instance, Value } from '../../python/values/value.ts'
import { findAttribute, getAttribute } from '../../python/interpret/attributes.ts'
import { setAttribute } from '../../python/interpret/set-attribute.ts'
import { call } from '../../python/interpret/calls.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { APPLICATION } from '../fastapi/library/application.ts'

type Version = readonly [major: number, minor: number]

/** fastapi-versioning: routes sorted into one mounted application for each version, each with those before it. */
export function addFastApiVersioning(machine: Machine): void {
  machine.library.add(
    {
      path: 'fastapi_versioning.versioning.version',
      aliases: ['fastapi_versioning.version'],
      call: (given) => native('version', ({ args: [of] }) => mark(of, given, machine)),
    },
    {
      path: 'fastapi_versioning.versioning.VersionedFastAPI',
      aliases: ['fastapi_versioning.VersionedFastAPI'],
      call: (given) => versioned(given, machine),
    },
  )
}

function mark(of: Value | undefined, given: CallOf, machine: Machine): Value {
  if (of)
    setAttribute(
      of,
      '_api_version',
      tuple([argument(given, 0, 'major') ?? integer(1), argument(given, 1, 'minor') ?? integer(0)]),
      machine,
      given.site,
    )
  return of ?? NONE
}

const OWN = ['app', 'version_format', 'prefix_format', 'default_version', 'enable_latest']

function versioned(given: CallOf, machine: Machine): Value | undefined {
  const app = argument(given, 0, 'app')
  if (app?.kind !== 'instance') return undefined
  const make = (keywords: ReadonlyMap<string, Value>): Value =>
    call(external(APPLICATION), { args: [], keywords, open: false, site: given.site }, machine)
  const title: readonly [string, Value] = ['title', app.attributes.get('title') ?? text('FastAPI')]
  const parent = make(new Map([title, ...[...given.keywords].filter(([name]) => !OWN.includes(name))]))
  const chosen = asVersion(argument(given, 3, 'default_version')) ?? [1, 0]
  const routes = sortedRoutes(app, chosen, machine, given)
  const collected = new Map<string, Value>()
  const mountAt = (prefix: string, version: Version): void => {
    const description = app.attributes.get('description')
    const inner = make(
      new Map([
        title,
        ['version', text(written(argument(given, 1, 'version_format'), '{major}.{minor}', version))],
        ...(description ? [['description', description] as const] : []),
      ]),
    )
    const into = inner.kind === 'instance' ? findAttribute(inner, 'routes', machine) : undefined
    if (into?.kind === 'sequence') into.items.push(...collected.values())
    call(
      getAttribute(parent, 'mount', machine, given.site),
      { args: [text(prefix), inner], keywords: new Map(), open: false, site: given.site },
      machine,
    )
  }
  for (const [version, own] of routes) {
    for (const route of own)
      for (const method of asItems(route.attributes.get('methods')) ?? [])
        collected.set(`${asText(route.attributes.get('path'))}|${asText(method)}`, route)
    const prefix = written(argument(given, 2, 'prefix_format'), '/v{major}_{minor}', version)
    mountAt(prefix, version)
    addPages(parent, prefix, written(argument(given, 1, 'version_format'), '{major}.{minor}', version), given, machine)
  }
  const latest = argument(given, 4, 'enable_latest')
  const last = routes[routes.length - 1]
  if (last && latest?.kind === 'constant' && latest.value === true) mountAt('/latest', last[0])
  return parent
}

/** Routes by version, the lowest first; the pages of the application itself are of the default version. */
function sortedRoutes(
  app: Instance,
  chosen: Version,
  machine: Machine,
  given: CallOf,
): readonly (readonly [Version, readonly Instance[]])[] {
  const found = new Map<string, [Version, Instance[]]>()
  if (!isNone(app.attributes.get('openapi_url'))) found.set(chosen.join('.'), [chosen, []])
  for (const route of asItems(findAttribute(app, 'routes', machine)) ?? []) {
    const endpoint = route.kind === 'instance' ? route.attributes.get('endpoint') : undefined
    if (route.kind !== 'instance' || !endpoint) {
      machine.giveUp('import', 'a router is included in an application that is sorted into versions', given.site)
      continue
    }
    const version = asVersion(findAttribute(endpoint, '_api_version', machine)) ?? chosen
    const group = found.get(version.join('.')) ?? [version, []]
    group[1].push(route)
    found.set(version.join('.'), group)
  }
  return [...found.values()].sort(([a], [b]) => a[0] - b[0] || a[1] - b[1])
}

function asVersion(value: Value | undefined): Version | null {
  const [major, minor] = (asItems(value) ?? []).map(asNumber)
  return typeof major === 'number' && typeof minor === 'number' ? [major, minor] : null
}

const written = (format: Value | undefined, otherwise: string, [major, minor]: Version): string =>
  (asText(format) ?? otherwise).replaceAll('{major}', String(major)).replaceAll('{minor}', String(minor))

/** The parent's own entries for the pages of a version. */
function addPages(parent: Value, prefix: string, name: string, given: CallOf, machine: Machine): void {
  for (const [path, tag] of [
    ['docs', 'Documentations'],
    ['openapi.json', 'Versions'],
  ] as const) {
    const keywords = new Map<string, Value>([
      ['name', text(name)],
      ['tags', list([text(tag)])],
    ])
    const register = call(
      getAttribute(parent, 'get', machine, given.site),
      { args: [text(`${prefix}/${path}`)], keywords, open: false, site: given.site },
      machine,
    )
    call(register, { args: [native('noop', () => NONE)], keywords: new Map(), open: false, site: given.site }, machine)
  }
}
