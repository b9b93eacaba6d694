import type { Claim } from '../model/proof.ts'

export type { Claim } from '../model/proof.ts'

/** What a claim is about, before anybody knows whether it holds. */
export type Question = Pick<Claim, 'id' | 'title' | 'run'>

interface Seen {
  readonly detail: string
  readonly figure?: string
  readonly evidence?: readonly string[]
}

export const held = (question: Question, seen: Seen): Claim => ({ ...question, verdict: 'held', evidence: [], ...seen })

export const broken = (question: Question, seen: Seen): Claim => ({
  ...question,
  verdict: 'broken',
  evidence: [],
  ...seen,
})

export const notRun = (question: Question, why: string, evidence: readonly string[] = []): Claim => ({
  ...question,
  verdict: 'not run',
  detail: why,
  evidence,
})
