import type { AskedRule, DesignRequest, Words } from '../../model/index.ts'

const SEEING = 'sees?|seen|views?|viewed|reads?|looks?|access|accessible|visible|readable|shown|finds?|opens?'
const ALONE = 'only|nobody|no one|no-one|none|never|not'

/** `only`, `nobody else`, with what is seen: in one stretch, whatever stands between them. */
const CLOSING = new RegExp(
  `\\b(?:only|nobody|no one|no-one|none)\\b[^,.;:!?\\n]*?\\b(?:${SEEING})\\b|\\b(?:${SEEING})\\b[^,.;:!?\\n]{0,24}?\\b(?:${ALONE})\\b|\\b(?:kept|stays?|remains?|are|is) (?:private|secret|confidential|hidden)\\b|\\b(?:private|secret|confidential) (?:to|from|for)\\b`,
  'gi',
)
const PRIVATE = /\b(?:private|secret|confidential)\s+(?:[\w-]+\s+){0,2}$/i

/**
 * The words by which nobody but whoever made rows of something new is to see them, understood or not: what narrows who
 * sees something is never answered by what is open. Null where nothing of the kind is said, or who alone sees them is.
 */
export function closingWords(request: DesignRequest, name: string): Words | null {
  const { text, subjects, rules = [] } = request
  const reading = rules.filter((one) => (one.of === name || one.of === null) && one.verbs.includes('read'))
  const theirs = reading.find(({ who, how }) => who === 'owner' && how !== 'not')
  if (theirs) return theirs.from
  if (reading.some(({ how }) => how === 'only')) return null
  const subject = subjects.find((one) => one.name === name)
  const from = subject?.from ?? { text: '', start: 0, end: 0 }
  if (/^(?:private|secret|confidential)\b/i.test(from.text) || PRIVATE.test(text.slice(0, from.start))) return from
  const closing = [...text.matchAll(CLOSING)]
    .map(({ 0: said, index }) => ({ text: said, start: index, end: index + said.length }))
    .find((words) => !rules.some((rule) => tells(rule, words)))
  return closing ?? null
}

/** Whether a rule says what these words do: who alone sees something, or that anyone does. */
const tells = ({ verbs, how, who, from }: AskedRule, { start, end }: Words): boolean =>
  from.start < end && start < from.end && verbs.includes('read') && (how !== 'may' || /^(anyone|owner)$/.test(who))
