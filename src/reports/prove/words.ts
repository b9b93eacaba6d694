import type { Claim, Proof, ProvenName, Verdict } from '../../model/index.ts'

export const TITLES: Readonly<Record<ProvenName, string>> = {
  migrations: 'Migrations',
  tests: 'Tests',
  contract: 'Contract',
  access: 'Access',
  attacks: 'Attacks',
  queries: 'Queries',
  plans: 'Plans',
  load: 'Load',
}

export const verdicts: readonly Verdict[] = ['broken', 'held', 'not run']

export const countOf = (claims: readonly Claim[], verdict: Verdict): number =>
  claims.filter((claim) => claim.verdict === verdict).length

export const claimsOf = ({ sections }: Proof): readonly Claim[] => sections.flatMap(({ claims }) => claims)

/** `3 held, 1 broken, 2 not run`: what there is none of is left out. */
export function tally(claims: readonly Claim[]): string {
  const order: readonly Verdict[] = ['held', 'broken', 'not run']
  const parts = order.flatMap((one) => (countOf(claims, one) > 0 ? [`${countOf(claims, one)} ${one}`] : []))
  return parts.length === 0 ? 'no claim' : parts.join(', ')
}

/** `12.4 s`, `3 min 20 s`. */
export const secondsText = (seconds: number): string =>
  seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
