import { Trouble } from '../../kernel/diagnostic.ts'

/** What 95 of 100 requests of a class may take, and how many of them a second there are to be. */
export interface Budgets {
  /** `120ms` */
  readonly read?: string
  readonly write?: string
  readonly rps?: number
}

/** `120ms` or `0.5s` in milliseconds. */
export function milliseconds(text: string): number {
  const found = /^(\d+(?:\.\d+)?)\s*(ms|s)$/.exec(text.trim())
  if (found !== null) return Number(found[1]) * (found[2] === 's' ? 1000 : 1)
  throw new Trouble('usage', { message: `${text} is no time`, help: 'Write a number and its unit: 120ms or 0.5s.' })
}
