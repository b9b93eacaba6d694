import { nearest } from '../../kernel/nearest.ts'
import type { DecisionRecord, Finding, Place, RecordedCheck, Review, VerifiedCheck } from '../../model/index.ts'
import { count, forbiddenBy, holdsFor, isScoped } from '../../model/queries/index.ts'
import { isAside } from '../../python/modules/places.ts'

/** What decisions are held against. */
export interface Evidence {
  readonly review: Review
  /** The rules of the catalogue. */
  readonly rules: readonly string[]
  /** Code the rules looked at. */
  readonly read: readonly string[]
  /** Files that may be migrations, which are found by other ways. */
  readonly migrations: readonly string[]
  /** Why rules of a family could not see what they are about: by its name. */
  readonly blind: ReadonlyMap<string, string>
}

type Answer = Pick<VerifiedCheck, 'answer' | 'because' | 'findings' | 'excepted'>

/** Families that judge what a server does. */
const OF_MIGRATIONS = /^(migrations|plans)(\/|$)/
const CONTRADICTED = 'conformance/decision-contradicted'
const NOTHING = { findings: [], excepted: [] } as const

/** What the code says to a check of a record that is in force; `folder` is what the record speaks for. */
export function answerCheck(check: RecordedCheck, folder: string, evidence: Evidence): Answer {
  if (forbiddenBy(check)) return answerSentence(check.at, evidence)
  const rules = evidence.rules.filter((rule) => isOf(rule, check.rule))
  if (rules.length === 0) return { answer: 'mistaken', because: mistakeOf(check.rule, evidence.rules), ...NOTHING }
  const isRun = OF_MIGRATIONS.test(check.rule)
  const files = (isRun ? evidence.migrations : evidence.read).filter(
    (file) => holdsFor(check, file, folder) && (isScoped(check) || !isAside(file.slice(folder.length))),
  )
  const here = (findings: readonly Finding[]): readonly Finding[] => within(findings, check, folder)
  const found = {
    findings: here(evidence.review.findings),
    excepted: here(evidence.review.suppressed.map(({ finding }) => finding)),
  }
  if (found.findings.length > 0)
    return { answer: 'broken', because: `${count(found.findings.length, 'finding')} where none may be`, ...found }
  const why = whyUnknown(rules, files, evidence)
  if (why !== null) return { answer: 'unknown', because: why, ...found }
  const ran = rules.length === 1 ? 'the rule ran' : `${rules.length} rules ran`
  const over = isRun ? 'the migrations' : count(files.length, 'file')
  return { answer: 'holds', because: `${ran} over ${over} and found nothing`, ...found }
}

/** What the review says of a sentence of the decision, or of what it forbids by name. */
export function answerSentence(at: Place, { review }: Evidence): Answer {
  const principle = review.examined.principles.find((one) => isSame(one.at, at))
  const about = ({ rule, related }: Finding): boolean =>
    rule === CONTRADICTED && related.some((one) => isSame(one.at, at))
  const found = {
    findings: review.findings.filter(about),
    excepted: review.suppressed.map(({ finding }) => finding).filter(about),
  }
  if (found.findings.length > 0)
    return { answer: 'broken', because: `${count(placesIn(found.findings), 'place')} where none may be`, ...found }
  if (principle?.answer === 'broken') return { answer: 'holds', because: 'what was found is written off', ...found }
  if (principle?.answer === 'holds') {
    const isItself = principle.check === principle.text
    return {
      answer: 'holds',
      because: isItself ? 'it was looked for, and is nowhere' : `looked at: ${principle.check}`,
      ...found,
    }
  }
  return { answer: 'unknown', because: principle?.check || 'nobody looked at it', ...found }
}

/** Sentences of a decision that are understood well enough to be looked at. */
export function sentencesOf(record: DecisionRecord, { review }: Evidence) {
  return review.examined.principles.filter(
    ({ at, check }) => at.file === record.file && check !== '' && !record.checks.some((one) => isSame(one.at, at)),
  )
}

const isOf = (rule: string, name: string): boolean => rule === name || rule.startsWith(`${name}/`)
const isSame = (a: Place, b: Place): boolean => a.file === b.file && a.line === b.line && a.column === b.column
const placesIn = (findings: readonly Finding[]): number => findings.reduce((sum, { places }) => sum + places.length, 0)

function within(findings: readonly Finding[], check: RecordedCheck, folder: string): readonly Finding[] {
  return findings.flatMap((finding) => {
    if (!isOf(finding.rule, check.rule)) return []
    const places = finding.places.filter(({ file }) => holdsFor(check, file, folder))
    return places.length > 0 ? [{ ...finding, places }] : []
  })
}

/** Silence is no evidence where nobody could have spoken. */
function whyUnknown(rules: readonly string[], files: readonly string[], { review, blind }: Evidence): string | null {
  if (files.length === 0) return 'no code that was read lies where it holds'
  const silent = review.examined.rules.silent.find(({ rule }) => rules.includes(rule))
  if (silent) return `${silent.rule} could not run: ${silent.reason}`
  return rules.map((rule) => blind.get(rule.split('/')[0]!)).find((why) => why !== undefined) ?? null
}

function mistakeOf(rule: string, rules: readonly string[]): string {
  if (/^no\b/.test(rule))
    return 'after `no` comes import or call, and a dotted name: no import httpx, no call os.getenv'
  return unknownRule(rule, rules)
}

/** What is wrong with a name that no rule has, with the nearest one. */
export function unknownRule(rule: string, rules: readonly string[]): string {
  const families = [...new Set(rules.map((name) => name.split('/')[0]!))]
  const near = nearest(rule, [...rules, ...families, ...rules.map((name) => name.split('/')[1]!)])
  const whole = rules.find((name) => name.endsWith(`/${near}`)) ?? near
  const help = whole === null || whole === undefined ? 'architect explain lists them' : `did you mean ${whole}?`
  return `there is no rule or family "${rule}": ${help}`
}
