import { type Limits, type Prices, usualLimits } from '../../../agents/ask.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import type { Arguments } from '../arguments.ts'

const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6 }

/** What an answer may cost, as it was said: `50k`, `0.20USD`, both with a bar between. */
export function limitsOf(given: Arguments, prices: Prices | null): Limits {
  const parts = given.list('budget').flatMap((text) => text.split('|'))
  const said = parts.map(budgetOf)
  const microdollars = said.find((one) => one.microdollars !== null)?.microdollars ?? null
  if (microdollars !== null && prices === null)
    throw usage('a budget in USD needs to know what a token costs', 'Say what a million tokens cost: --price 3:15')
  const tokens = said.find((one) => one.tokens !== null)?.tokens ?? null
  return {
    tokens: tokens ?? (microdollars === null ? usualLimits.tokens : null),
    microdollars,
    steps: wholeNumber(given, 'steps') ?? usualLimits.steps,
    calls: usualLimits.calls,
    milliseconds: (wholeNumber(given, 'time') ?? usualLimits.milliseconds / 1000) * 1000,
  }
}

function budgetOf(text: string): { readonly tokens: number | null; readonly microdollars: number | null } {
  const [, money] = /^(\d{1,6}(?:\.\d{1,6})?)\s?USD$/i.exec(text.trim()) ?? []
  if (money !== undefined) return { tokens: null, microdollars: Math.round(Number(money) * 1e6) }
  const [, tokens, factor = ''] = /^(\d{1,9}(?:\.\d{1,3})?)([km]?)$/i.exec(text.trim()) ?? []
  if (tokens === undefined)
    throw usage(`--budget ${text} is neither tokens nor USD`, 'For example --budget 50k, or --budget 0.20USD')
  return { tokens: Math.round(Number(tokens) * (factors[factor.toLowerCase()] ?? 1)), microdollars: null }
}

/** Dollars for a million tokens are millionths of a dollar for one: the purse wants those for a million. */
export function pricesOf(given: Arguments): Prices | null {
  const text = given.text('price')
  if (text === null) return null
  const [, input, output] = /^(\d{1,6}(?:\.\d{1,6})?):(\d{1,6}(?:\.\d{1,6})?)$/.exec(text) ?? []
  if (input === undefined || output === undefined)
    throw usage(`--price ${text} is not IN:OUT`, 'For example --price 3:15')
  return { input: Number(input) * 1e6, output: Number(output) * 1e6 }
}

function wholeNumber(given: Arguments, name: string): number | null {
  const text = given.text(name)
  if (text === null) return null
  if (!/^[1-9]\d{0,6}$/.test(text)) throw usage(`--${name} ${text} is no number`, `For example --${name} 20`)
  return Number(text)
}

const usage = (message: string, help: string): Trouble => new Trouble('usage', { message, help })
