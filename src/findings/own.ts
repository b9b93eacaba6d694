import { digest } from '../kernel/digest.ts'
import type { Arguments, Finding, Place, RuleSummary } from '../model/index.ts'

/** Findings of the review about itself: there is no rule behind them, only a sentence. */
const ownRules = {
  'suppression/unused': {
    title: 'A suppression that writes off nothing',
    message: 'nothing here is found by `{name}`: the suppression is not needed any more',
    advice: 'Delete the comment.',
  },
  'suppression/without-reason': {
    title: 'A suppression without a reason',
    message: 'the suppression of `{name}` does not say why',
    advice: 'Write the reason after the bracket: `{mark} architect: ignore[{name}] checked by the gateway`.',
  },
  'suppression/unknown-rule': {
    title: 'A suppression of a rule that does not exist',
    message: 'there is no rule `{name}`',
    advice: '`architect explain` lists the rules.',
  },
  'suppression/names-no-rule': {
    title: 'A suppression that names no rule',
    message: 'the suppression does not say which rule it writes off, and writes off none',
    advice: 'Name it: `{mark} architect: ignore[family/rule] reason`.',
  },
} as const

export const ownSummaries: readonly RuleSummary[] = Object.entries(ownRules).map(([name, { title }]) => ({
  name,
  title,
  severity: 'low',
  confidence: 'high',
  audience: 'everyone',
  weaknesses: [],
}))

type OwnRule = keyof typeof ownRules

export function madeFinding(rule: OwnRule, at: Place, given: Arguments): Finding {
  const { message, advice } = ownRules[rule]
  const words: Arguments = { ...given, mark: at.file.endsWith('.sql') ? '--' : '#' }
  const filled = (sentence: string): string =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? ''))
  return {
    rule,
    severity: 'low',
    confidence: 'high',
    audience: 'everyone',
    message: filled(message),
    arguments: given,
    subject: at.file,
    places: [at],
    related: [],
    proof: [],
    advice: filled(advice),
    fix: null,
    fingerprint: digest(rule, at.file, JSON.stringify(given)).slice(0, 16),
  }
}
