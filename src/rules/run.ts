import { digest } from '../kernel/digest.ts'
import type { Arguments, Finding, Place } from '../model/index.ts'
import { Answers } from './answers.ts'
import type { Found, Rule, Subject } from './rule.ts'

/** A rule under the name its folder gives it. */
export interface NamedRule {
  readonly name: string
  readonly rule: Rule
}

export interface Ran {
  readonly findings: readonly Finding[]
  readonly unknown: ReadonlyMap<string, number>
  /** Rules that broke: a bug of ours, which must not cost the findings of the others. */
  readonly broken: readonly { readonly rule: string; readonly reason: string }[]
}

/** Runs rules over a backend. One cause is one finding, with all its places. */
export function runRules(rules: readonly NamedRule[], subject: Subject, answers = new Answers(subject.code)): Ran {
  const unknown = new Map<string, number>()
  const broken: { rule: string; reason: string }[] = []
  const findings = rules.flatMap((one) => {
    const said = answers.of(`rule ${one.name}`, () => runRule(one, subject))
    for (const [what, times] of said.unknown) unknown.set(what, (unknown.get(what) ?? 0) + times)
    if (said.broke !== null) broken.push({ rule: one.name, reason: said.broke })
    return said.findings
  })
  return { findings: numbered(findings).toSorted(inOrder), unknown, broken }
}

/** What one rule says by itself. */
interface Said {
  readonly findings: readonly Finding[]
  readonly unknown: readonly (readonly [string, number])[]
  /** Why it could not finish; null when it did. */
  readonly broke: string | null
}

function runRule({ name, rule }: NamedRule, subject: Subject): Said {
  const found: Found[] = []
  const unknown = new Map<string, number>()
  let broke: string | null = null
  try {
    rule.check(subject, {
      found: (one) => found.push(one),
      unknown: (what) => unknown.set(what, (unknown.get(what) ?? 0) + 1),
    })
  } catch (error) {
    broke = `it broke, which is a bug of architect: ${String(error)}`
  }
  return { findings: grouped(found).map((group) => findingOf(name, rule, group)), unknown: [...unknown], broke }
}

function grouped(found: readonly Found[]): readonly (readonly [Found, ...Found[]])[] {
  const groups = new Map<string, [Found, ...Found[]]>()
  for (const [index, one] of found.entries()) {
    const key = one.cause === undefined ? `${one.subject} ${placeKey(one.at)}` : `cause ${one.cause}`
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
    if (index > MAXIMUM) break
  }
  return [...groups.values()]
}

/** A rule that finds more than this has misunderstood something. */
const MAXIMUM = 20_000

function findingOf(name: string, rule: Rule, [first, ...others]: readonly [Found, ...Found[]]): Finding {
  const given = first.arguments as Arguments
  const places = [...new Map([first, ...others].map((one) => [placeKey(one.at), one.at])).values()]
  return {
    rule: name,
    severity: first.severity ?? rule.severity,
    confidence: first.confidence ?? rule.confidence,
    audience: first.audience ?? rule.audience ?? 'everyone',
    message: fill(rule.message, given),
    arguments: given,
    subject: first.subject,
    ...tablesOf([first, ...others]),
    places,
    related: first.related ?? [],
    proof: first.proof ?? [],
    advice: fill(rule.advice, given),
    ...proposalsOf([first, ...others]),
    fix: others.length === 0 ? (first.fix ?? null) : joined([first, ...others]),
    fingerprint: digest(name, first.at.file, first.subject, JSON.stringify(withoutNumbers(given))).slice(0, 16),
  }
}

function proposalsOf(found: readonly Found[]): Pick<Finding, 'proposes'> {
  const proposes = found.flatMap((one) => one.proposes ?? [])
  return proposes.length > 0 ? { proposes } : {}
}

function tablesOf(found: readonly Found[]): Pick<Finding, 'tables'> {
  const tables = [...new Set(found.flatMap((one) => one.tables ?? []))]
  return tables.length > 0 ? { tables } : {}
}

/** A count is no identity: `47 of 49 siblings` become 48 of 50. Nor is what to do about it. */
const withoutNumbers = (given: Arguments): Arguments =>
  Object.fromEntries(
    Object.entries(given).filter(([name, value]) => typeof value === 'string' && !/^(rewrite|outside)$/.test(name)),
  )

/** The fix of several places at once; none when one of them has none. */
function joined(found: readonly Found[]): Finding['fix'] {
  const fixes = found.flatMap((one) => (one.fix ? [one.fix] : []))
  const [first] = fixes
  if (!first || fixes.length < found.length) return null
  return { title: first.title, safe: fixes.every((fix) => fix.safe), edits: fixes.flatMap((fix) => fix.edits) }
}

/** A text whose backticks do not pair would turn the code of the sentence inside out. */
const fill = (sentence: string, given: Arguments): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (!(name in given)) return whole
    const text = String(given[name])
    return text.split('`').length % 2 === 1 ? text : text.replaceAll('`', "'")
  })

/** Twins (the same fault twice in one function) are told apart by their order, never by their lines. */
function numbered(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const before = seen.get(finding.fingerprint) ?? 0
    seen.set(finding.fingerprint, before + 1)
    return before === 0 ? finding : { ...finding, fingerprint: `${finding.fingerprint}-${before + 1}` }
  })
}

const placeKey = (place: Place): string => `${place.file}:${place.line}:${place.column}`

const RANK = { high: 0, medium: 1, low: 2, info: 3 } as const

/** The worst and surest first, then as they stand in the files. */
export function inOrder(a: Finding, b: Finding): number {
  const [left, right] = [a.places[0], b.places[0]]
  return (
    RANK[a.severity] - RANK[b.severity] ||
    RANK[a.confidence] - RANK[b.confidence] ||
    (left && right
      ? compare(left.file, right.file) || left.line - right.line || left.column - right.column
      : Number(!left) - Number(!right)) ||
    compare(a.rule, b.rule)
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
