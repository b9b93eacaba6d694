import type { DiscoveredEntry, PointedHint } from './discover.ts'
import { isLesser } from '../../../python/modules/places.ts'
import type { Reach } from './reach.ts'
import type { Sighting, SightingKind, Sightings } from './sightings.ts'
import type { Sources } from './sources.ts'

export type Scored = DiscoveredEntry

interface Evidence {
  readonly points: number
  /** Empty for what needs no mention. */
  readonly says: string
}

/** A module's variable is what servers are pointed at; the rest is called to get it. */
const BY_KIND: Readonly<Record<SightingKind, number>> = {
  variable: 12,
  factory: 8,
  wrapper: 5,
  method: 5,
  attribute: 5,
  import: 0,
  hidden: -15,
}
const BY_NAME: readonly { readonly name: RegExp; readonly points: number }[] = [
  {
    name: /^(app|create_app|application|get_app|make_app|build_app|app_factory|create_application|get_application)$/,
    points: 6,
  },
  { name: /(^|[._])(app|api|application|server)(_|$)|init_app|fastapi/, points: 3 },
]
const BY_FILE: readonly { readonly name: RegExp; readonly points: number }[] = [
  { name: /(^|\/)(main|app|asgi|server|__main__)\.py$/, points: 5 },
  { name: /(^|\/)(api|application|factory|wsgi|index|web|run|__init__)\.py$/, points: 3 },
]
const POINTS = {
  perDoubledRoute: 9,
  mounted: -80,
  lesser: -30,
  perFolder: -1,
  perRequired: -3,
  runHere: 15,
  perDoubledUse: 3,
  perFurtherHint: 3,
  furtherHints: 12,
} as const

/** Every sighting with its evidence added up, best first. */
export function rank(
  sightings: Sightings,
  hints: readonly PointedHint[],
  reach: Reach,
  sources: Sources,
): readonly Scored[] {
  const named = new Set(hints.map((hint) => `${hint.file}:${hint.variable}`))
  const all = [...sightings.apps.values(), ...sightings.makers.values()]
  const candidates = all.filter(
    (one) =>
      !/^test_|\.test_/.test(one.variable) && (one.kind !== 'import' || named.has(`${one.file}:${one.variable}`)),
  )
  const scored = candidates.map((one) => score(one, { sightings, hints, reach, sources }))
  return scored.toSorted(
    (a, b) =>
      b.score - a.score ||
      a.file.length - b.file.length ||
      a.file.localeCompare(b.file) ||
      a.variable.localeCompare(b.variable),
  )
}

interface Grounds {
  readonly sightings: Sightings
  readonly hints: readonly PointedHint[]
  readonly reach: Reach
  readonly sources: Sources
}

function score(one: Sighting, grounds: Grounds): Scored {
  const mounted = one.origins.every((origin) => grounds.sightings.mounted.has(origin))
  const evidence = [
    ...fromHints(one, grounds),
    fromRoutes(one, grounds),
    ...fromLooks(one),
    fromUses(one, grounds),
    ...fromRuns(one, grounds),
  ]
  if (mounted) evidence.push({ points: POINTS.mounted, says: 'mounted by another application' })
  const says = evidence.filter((each) => each.says !== '').toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
  return {
    file: one.file,
    variable: one.variable,
    score: Math.round(evidence.reduce((sum, each) => sum + each.points, 0)),
    why: says.map((each) => each.says).join(', '),
    origins: one.origins,
    mounted,
  }
}

/** The best hint counts in full, further ones only confirm it. */
function fromHints(one: Sighting, { hints }: Grounds): readonly Evidence[] {
  const own = hints.filter(
    (hint) => hint.file === one.file && (hint.variable === null || hint.variable === one.variable),
  )
  const best = own.toSorted((a, b) => b.weight - a.weight)[0]
  if (!best) return []
  const further = new Set(own.map((hint) => hint.from)).size - 1
  return [
    {
      points: best.weight + Math.min(POINTS.furtherHints, further * POINTS.perFurtherHint),
      says: `named in ${best.from}`,
    },
  ]
}

function fromRoutes(one: Sighting, { reach }: Grounds): Evidence {
  const routes = reach.count(one.file)
  return {
    points: Math.log2(1 + routes) * POINTS.perDoubledRoute,
    says: routes === 0 ? '' : `about ${routes} routes in what it imports`,
  }
}

function fromLooks(one: Sighting): readonly Evidence[] {
  const points =
    BY_KIND[one.kind] +
    (BY_NAME.find((each) => each.name.test(one.variable))?.points ?? 0) +
    (BY_FILE.find((each) => each.name.test(one.file))?.points ?? 0) +
    one.required * POINTS.perRequired +
    (one.file.split('/').length - 1) * POINTS.perFolder
  return [
    { points, says: '' },
    ...(isLesser(one.file) ? [{ points: POINTS.lesser, says: 'in a place for helpers' }] : []),
  ]
}

/** How much is hung on this name in its own file, to tell apart two applications of one file. */
function fromUses(one: Sighting, { sources }: Grounds): Evidence {
  const text = sources.text(one.file)
  const inside = one.kind === 'variable' ? text : text.slice(one.start, one.end)
  const name = one.kind === 'variable' ? one.variable : '\\w+'
  const uses =
    inside.match(
      new RegExp(
        `\\b${name}\\.(include_router|add_api_route|add_middleware|mount|get|post|put|delete|patch|exception_handler)\\(`,
        'g',
      ),
    )?.length ?? 0
  return { points: Math.log2(1 + uses) * POINTS.perDoubledUse, says: '' }
}

function fromRuns(one: Sighting, { sightings }: Grounds): readonly Evidence[] {
  const runners = [...sightings.run]
    .filter(([, origins]) => one.origins.some((origin) => origins.has(origin)))
    .map(([file]) => file)
  return runners.length === 0 ? [] : [{ points: POINTS.runHere, says: `run by ${runners[0]}` }]
}
