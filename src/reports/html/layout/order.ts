/** Where everything stands relative to the rest: decided once, before the page is made. */
export interface Arrangement {
  /** Old indices in their new order, from the top. */
  readonly domains: readonly number[]
  readonly clusters: readonly number[]
  /** For each domain in its new order, the side of the tables it stands on. */
  readonly sides: readonly (0 | 1)[]
}

const rounds = 12
/** With more domains than these, they stand on both sides of the tables. */
const oneSide = 14

/**
 * Orders both lanes by barycentre: each thing moves to the mean place of what it is linked to, until
 * nothing moves (Sugiyama, 1981). `links[domain][cluster]` counts the statements between them.
 */
export function arrange(links: readonly (readonly number[])[], clusters: number): Arrangement {
  let domainOrder = links.map((_, index) => index)
  let clusterOrder = Array.from({ length: clusters }, (_, index) => index)
  let best = { domains: domainOrder, clusters: clusterOrder, crossings: crossings(links, domainOrder, clusterOrder) }
  for (let round = 0; round < rounds; round += 1) {
    const domainPlaces = placesOf(domainOrder)
    clusterOrder = sortedBy(clusterOrder, (cluster) =>
      mean(links.map((row, domain) => [domainPlaces[domain] ?? 0, row[cluster] ?? 0])),
    )
    const clusterPlaces = placesOf(clusterOrder)
    domainOrder = sortedBy(domainOrder, (domain) =>
      mean((links[domain] ?? []).map((weight, cluster) => [clusterPlaces[cluster] ?? 0, weight])),
    )
    const found = crossings(links, domainOrder, clusterOrder)
    if (found < best.crossings) best = { domains: domainOrder, clusters: clusterOrder, crossings: found }
  }
  return {
    domains: best.domains,
    clusters: best.clusters,
    sides: best.domains.map((_, index) => (links.length > oneSide && index % 2 === 1 ? 1 : 0)),
  }
}

/** Weighted pairs of links that cross. */
export function crossings(
  links: readonly (readonly number[])[],
  domains: readonly number[],
  clusters: readonly number[],
): number {
  let total = 0
  /** For each cluster, what earlier domains sent to it. */
  const above = Array.from({ length: clusters.length }, () => 0)
  for (const domain of domains) {
    const row = clusters.map((cluster) => links[domain]?.[cluster] ?? 0)
    let lower = above.reduce((sum, weight) => sum + weight, 0)
    row.forEach((weight, place) => {
      lower -= above[place] ?? 0
      total += weight * lower
    })
    row.forEach((weight, place) => (above[place] = (above[place] ?? 0) + weight))
  }
  return total
}

function placesOf(order: readonly number[]): readonly number[] {
  const places = Array.from({ length: order.length }, () => 0)
  order.forEach((item, place) => (places[item] = place))
  return places
}

/** What has no link goes last, in the order it came. */
function mean(weighted: readonly (readonly [place: number, weight: number])[]): number {
  const weight = weighted.reduce((sum, [, each]) => sum + each, 0)
  return weight === 0
    ? Number.MAX_SAFE_INTEGER
    : weighted.reduce((sum, [place, each]) => sum + place * each, 0) / weight
}

function sortedBy(order: readonly number[], key: (item: number) => number): number[] {
  const keys = new Map(order.map((item) => [item, key(item)]))
  return [...order].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0) || order.indexOf(a) - order.indexOf(b))
}
