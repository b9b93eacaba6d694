import type { DesignRequest, Sentence } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'
import { listed } from '../../kernel/english.ts'
import { rules } from '../../rules/registry.generated.ts'
import { isOf, mattersOf, missedBy } from './matters.ts'
import { plain } from './recommendation.ts'

/** More nobody reads in one go; the pages of the rules tell the others. */
const MOST_RULES = 14

/** Of nothing nothing is judged or changed: what a review of it looks at, where the code lies, what is meant most first. */
export function lookedAt(asked: DesignRequest): readonly Sentence[] {
  const matters = mattersOf(asked)
  const missed = missedBy(asked)
  const telling = rules
    .map((one) => ({ ...one, near: nearness(one.name, matters) }))
    .filter(({ near }) => matters.length === 0 || near > 0)
    .toSorted((one, other) => other.near - one.near || weightOf(one) - weightOf(other))
  const left = telling.length - MOST_RULES
  const command = `architect design ${JSON.stringify(asked.text.trim().split('\n')[0])} --in FOLDER`
  const elsewhere = plain(
    asked.intent === 'review'
      ? `No FastAPI backend was found in this folder, so that nothing is judged. Where the code lies: ${command}.`
      : `No FastAPI backend was found in this folder, so that nothing is changed. Where the code lies, ${command} writes what it can as a patch in the style of the code, with its migration run up, down and up again, and says what people have to write.`,
  )
  // What is to be added is no judgement of what is there.
  if (asked.intent === 'change' && asked.subjects.length + asked.capabilities.length > 0) return [elsewhere]
  return [
    elsewhere,
    ...(missed.length === 0
      ? []
      : [plain(`No check looks at ${listed(missed.map((one) => `“${one}”`))} as such: that is for people to judge.`)]),
    plain(
      matters.length === 0
        ? `No check is named by these words: a review looks at ${count(telling.length, 'thing')}, each with its place in the code. The gravest:`
        : `A review of that looks at ${count(telling.length, 'thing')}, each with its place in the code. What is nearest to what is asked comes first:`,
    ),
    ...telling
      .slice(0, MOST_RULES)
      .map(({ name, rule }) => plain(`${rule.title} (${rule.severity}, ${name}). ${adviceOf(rule.advice)}`.trim())),
    ...(left > 0
      ? [plain(`And ${left} more: architect explain lists them, and architect explain NAME tells one.`)]
      : []),
  ]
}

/** What is to be done, without what only a finding can say. */
function adviceOf(advice: string): string {
  const short = advice.replace(/[:,] `?\{\w+\}`?\.?$/, '.')
  return short.includes('{') ? '' : short
}

type NamedRule = (typeof rules)[number]

const weightOf = ({ rule }: NamedRule): number => ['high', 'medium', 'low', 'info'].indexOf(rule.severity)

/** What several matters look at is meant most, and then what a matter says first. */
const nearness = (name: string, matters: readonly (readonly string[])[]): number =>
  matters.reduce((sum, one) => {
    const at = one.findIndex((beginning) => isOf(name, beginning))
    // A whole family says less than a name.
    return at < 0 ? sum : sum + (one[at]!.includes('/') ? 100 : 20) - at
  }, 0)
