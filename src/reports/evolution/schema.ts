import type { SchemaEvolution, SchemaStatement } from '../../model/index.ts'
import { modeText } from '../migrations/words.ts'

/** A statement of the way there with what the server did, each in a few words. */
export const seen = ({ locks, rewrites, scans, error, failsOnRows }: SchemaStatement): readonly string[] => [
  ...locks.map(({ relation, mode }) => `locks ${relation} ${modeText(mode)}`),
  ...(rewrites.length > 0 ? [`writes ${rewrites.join(', ')} anew`] : []),
  ...scans.map(({ relation }) => `reads all of ${relation}`),
  ...(error === null ? [] : [`${failsOnRows ? 'fails where there are rows' : 'fails'}: ${error}`]),
]

export const wayBack = ({ roundTrip, reason, server }: SchemaEvolution): string =>
  roundTrip ? `run up, down and up again in ${server}: it comes back exactly` : `run in ${server}: ${reason}`

/** What is sent when, in the order of a rollout: the lines of each phase. */
export function rolloutLines({ rollout, up }: SchemaEvolution): readonly (readonly [string, readonly string[]])[] {
  const observed = new Map(up.map((one) => [one.sql, one]))
  return rollout.map(({ when, why, statements }) => [
    `${when}: ${why}`,
    statements.flatMap((sql) => {
      const one = observed.get(sql)
      const words = one ? seen(one) : []
      return [`${sql};`, ...(words.length > 0 ? [`  -- ${words.join('; ')}`] : [])]
    }),
  ])
}
