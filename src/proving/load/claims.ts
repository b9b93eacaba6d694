import { type Claim, type Question, broken, held, notRun } from '../claim.ts'
import type { Histogram } from './histogram.ts'
import type { Measured } from './measure.ts'

/** What the figures hang on besides the backend. */
export interface Circumstances {
  /** Requests a second that can be sent from here at most. */
  readonly ceiling: number
  /** Which the server and whoever asks it share. */
  readonly cores: number
  readonly connections: number
  /** How many processes wanted a core before it began, on the average of a minute. */
  readonly busy: number
}

export interface Loops {
  readonly open: Measured & { readonly cut: boolean }
  readonly closed: Measured
  readonly rate: number
  /** How single operations were asked, where that is not plain. */
  readonly notes: readonly string[]
  readonly left: readonly string[]
}

export const questionOf = (name: string, limit: number): Question => ({
  id: `load/${name}`,
  title: `95 of 100 ${name}s are answered within ${limit} ms`,
  run: `an open loop of ${name}s, measured from when each was meant to start`,
})

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
const count = (value: number): string => Math.round(value).toLocaleString('en-US')

const spread = (latency: Histogram): string =>
  `p50 ${ms(latency.percentile(0.5))}, p95 ${ms(latency.percentile(0.95))}, p99 ${ms(latency.percentile(0.99))}, max ${ms(latency.max)}`

const THROTTLES = 'it throttles with 429 what is sent to measure it'

/** Above this share of what can be sent, whoever asks is measured as much as whoever answers. */
const HONEST_SHARE = 0.7

export function claimOfLatency(name: string, limit: number, loops: Loops, around: Circumstances): Claim {
  const question = questionOf(name, limit)
  const { open, closed, rate } = loops
  const p95 = open.latency.percentile(0.95)
  const evidence = [
    `open loop, ${count(rate)} a second for ${open.seconds.toFixed(1)} s: ${count(open.answers)} answers, ${spread(open.latency)}${errorsOf(open)}`,
    `closed loop, ${around.connections} callers for ${closed.seconds.toFixed(1)} s: ${count(closed.answers / closed.seconds)} a second, ${spread(closed.latency)}${errorsOf(closed)}`,
    ...[...open.each].map(([id, latency]) => `${id}: ${spread(latency)}`),
    circumstancesOf(around),
    ...loops.notes,
    ...loops.left.map((one) => `not measured: ${one}`),
  ]
  const seen = { figure: `p95 ${ms(p95)} at ${count(rate)}/s`, evidence, detail: spread(open.latency) }
  if (shareOf(open, 429) > 0.01) return notRun(question, THROTTLES, evidence)
  if (rate > HONEST_SHARE * around.ceiling)
    return notRun(question, `only ${count(around.ceiling)} requests a second can be sent from here`, evidence)
  if (open.cut) return broken(question, { ...seen, detail: `it falls behind ${count(rate)} requests a second` })
  const failed = failuresOf(open) + failuresOf(closed)
  if (failed > 0)
    return broken(question, {
      ...seen,
      detail: `${count(failed)} requests fail under load${errorsOf(open) || errorsOf(closed)}`,
    })
  return p95 <= limit ? held(question, seen) : broken(question, seen)
}

export function claimOfRate(wanted: number, closed: Measured, around: Circumstances): Claim {
  const through = closed.answers / closed.seconds
  const question = {
    id: 'load/rps',
    title: `${count(wanted)} reads a second get through`,
    run: `a closed loop of reads with ${around.connections} callers`,
  }
  const seen = { figure: `${count(through)}/s`, detail: spread(closed.latency), evidence: [circumstancesOf(around)] }
  if (shareOf(closed, 429) > 0.01) return notRun(question, THROTTLES, seen.evidence)
  const failed = failuresOf(closed)
  if (failed > 0) return broken(question, { ...seen, detail: `${count(failed)} requests fail${errorsOf(closed)}` })
  if (through >= wanted) return held(question, seen)
  return wanted > HONEST_SHARE * around.ceiling
    ? notRun(question, `only ${count(around.ceiling)} requests a second can be sent from here`, seen.evidence)
    : broken(question, seen)
}

const circumstancesOf = ({ ceiling, cores, busy }: Circumstances): string =>
  `the server and what asks it share ${cores} cores, which ${busy.toFixed(1)} processes wanted before; from here, ${count(ceiling)} requests a second can be sent at most`

const failuresOf = ({ errors }: Measured): number => [...errors.values()].reduce((sum, one) => sum + one, 0)
const shareOf = ({ errors, answers }: Measured, status: number): number =>
  (errors.get(status) ?? 0) / Math.max(1, answers)

function errorsOf({ errors }: Measured): string {
  const parts = [...errors].map(([status, times]) => `${count(times)} x ${status === 0 ? 'no answer' : status}`)
  return parts.length === 0 ? '' : `; errors: ${parts.join(', ')}`
}
