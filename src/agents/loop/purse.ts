import type { Ended, Spent } from '../answer.ts'
import type { Usage } from '../port.ts'

/** What an answer may cost at most; null for as much as it takes. */
export interface Limits {
  readonly tokens: number | null
  readonly microdollars: number | null
  /** Calls of the model. */
  readonly steps: number
  /** Calls of tools. */
  readonly calls: number
  readonly milliseconds: number
}

/** Millionths of a dollar for a million tokens. */
export interface Prices {
  readonly input: number
  readonly output: number
}

/** Work ends here; who called it writes what there is. */
export class Over extends Error {
  override readonly name = 'Over'
  readonly reason: Exclude<Ended, 'answered'>

  constructor(reason: Exclude<Ended, 'answered'>, message: string) {
    super(message)
    this.reason = reason
  }
}

/** With less a model says nothing whole. */
const LEAST_REPLY = 256

/** Keeps account: what a call may cost at most is set aside before it, what it did cost is taken after it. */
export class Purse {
  private input = 0
  private output = 0
  private microdollars = 0
  private steps = 0
  private calls = 0
  private aside: Usage | null = null

  readonly limits: Limits
  private readonly prices: Prices | null

  constructor(limits: Limits, prices: Prices | null) {
    this.limits = limits
    this.prices = prices
  }

  /** How many tokens the reply may have, so that nothing is overspent. */
  reserve(input: number, wanted: number): number {
    if (this.steps >= this.limits.steps) throw new Over('steps', `${this.limits.steps} calls of the model were made`)
    const left = Math.min(wanted, this.tokensLeft(input), this.affordable(input))
    this.steps += 1
    this.aside = { input, output: left, counted: 'estimated' }
    return left
  }

  settle(usage: Usage): number | null {
    this.input += usage.input
    this.output += usage.output
    this.aside = null
    const cost = this.costOf(usage)
    this.microdollars += cost ?? 0
    return cost
  }

  /** Another try of the same call: it has to fit as well. */
  fits(input: number, output: number): boolean {
    const { tokens, microdollars } = this.limits
    const cost = this.costOf({ input, output, counted: 'estimated' }) ?? 0
    return (
      (tokens === null || this.input + this.output + input + output <= tokens) &&
      (microdollars === null || this.microdollars + cost <= microdollars)
    )
  }

  /** A call of a tool. */
  call(): void {
    if (this.calls >= this.limits.calls) throw new Over('calls', `${this.limits.calls} calls of tools were made`)
    this.calls += 1
  }

  /** Whether the call of the model that comes is the last one there may be. */
  get last(): boolean {
    return this.stepsLeft <= 1
  }

  get stepsLeft(): number {
    return this.limits.steps - this.steps
  }

  get spent(): Spent {
    return {
      input: this.input,
      output: this.output,
      microdollars: this.prices === null ? null : this.microdollars,
      modelCalls: this.steps,
      toolCalls: this.calls,
    }
  }

  private tokensLeft(input: number): number {
    const { tokens } = this.limits
    if (tokens === null) return Infinity
    const left = tokens - this.input - this.output - (this.aside?.input ?? 0) - (this.aside?.output ?? 0) - input
    if (left < LEAST_REPLY) throw new Over('tokens', `what is left of ${tokens} tokens is not enough for another call`)
    return left
  }

  private affordable(input: number): number {
    const { microdollars } = this.limits
    if (microdollars === null || this.prices === null) return Infinity
    const left = microdollars - this.microdollars - (input * this.prices.input) / 1e6
    const tokens = this.prices.output === 0 ? (left < 0 ? 0 : Infinity) : Math.floor((left * 1e6) / this.prices.output)
    if (tokens < LEAST_REPLY)
      throw new Over('money', `what is left of ${microdollars / 1e6} USD is not enough for another call`)
    return tokens
  }

  private costOf({ input, output }: Usage): number | null {
    return this.prices === null ? null : (input * this.prices.input + output * this.prices.output) / 1e6
  }
}
