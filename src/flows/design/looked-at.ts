import { listed } from '../../kernel/english.ts'
import type { DesignRequest, Sentence } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'
import { rules } from '../../rules/registry.generated.ts'
import { familiesOf } from './families.ts'
import { plain } from './recommendation.ts'

/** More nobody reads in one go; the pages of the rules tell the others. */
const MOST_RULES = 14

/** Of nothing nothing is judged or changed: what a review of it looks at, where the code lies, what is meant most first. */
export function lookedAt(asked: DesignRequest): readonly Sentence[] {
  const families = familiesOf(asked)
  const all = rules.filter(({ name }) => families.length === 0 || families.includes(familyOf(name)))
  const words = wordsOf(asked)
  const telling = all.toSorted(
    (one, other) => nearness(other, words) - nearness(one, words) || weightOf(one) - weightOf(other),
  )
  const left = all.length - MOST_RULES
  const command = `architect design ${JSON.stringify(asked.text.trim().split('\n')[0])} --in FOLDER`
  return [
    plain(
      asked.intent === 'review'
        ? `No FastAPI backend was found in this folder, so that nothing is judged. Where the code lies: ${command}.`
        : `No FastAPI backend was found in this folder, so that nothing is changed. Where the code lies, ${command} writes what it can as a patch in the style of the code, with its migration run up, down and up again, and says what people have to write.`,
    ),
    plain(
      `A review of that looks at ${count(all.length, 'thing')}${families.length === 0 ? '' : ` in ${listed(families)}`}, each with its place in the code. Those that are nearest to what is asked:`,
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

const familyOf = (name: string): string => name.split('/')[0]!

const weightOf = ({ rule }: NamedRule): number => ['high', 'medium', 'low', 'info'].indexOf(rule.severity)

/** How many words of the request speak of what a rule is about. */
const nearness = ({ name, rule }: NamedRule, words: readonly string[]): number => {
  const said = `${name} ${rule.title} ${rule.message}`.toLowerCase()
  return words.filter((word) => said.includes(word)).length
}

/** `JWT` is a token. */
const wordsOf = ({ text, capabilities }: DesignRequest): readonly string[] => {
  const own = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(
      (word) =>
        word.length > 3 &&
        !/^(review|check|audit|assess|that|this|with|from|have|they|their|them|cannot|missing|problems?|find|please)$/.test(
          word,
        ),
    )
    .map((word) => word.replace(/(ies|es|s)$/, ''))
  return [
    ...own,
    ...own.flatMap((word) => ALSO.get(word) ?? []),
    ...capabilities.flatMap(({ name }) => ALSO.get(name) ?? []),
  ]
}

const ALSO: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    jwt: ['token', 'signing'],
    sessions: ['cookie', 'session', 'logout'],
    accounts: ['password', 'login', 'caller'],
    roles: ['role', 'permission', 'scope'],
    tenants: ['everyone', 'somebody else', 'parent'],
    'api-keys': ['key', 'scope'],
    files: ['upload', 'file'],
    webhooks: ['fetch', 'compared'],
    erasure: ['personal'],
    tenant: ['everyone', 'somebody else', 'parent', 'foreign'],
    uuid: ['type', 'key', 'counted'],
    index: ['unindexed', 'index'],
    slow: ['each row', 'unindexed', 'loaded'],
    split: ['column', 'table', 'renamed', 'dropped'],
    injection: ['composed'],
    upload: ['path', 'file'],
    password: ['salt', 'login'],
  }),
)
