import { digest } from '../kernel/digest.ts'
import type { Audience, Confidence, Finding, RuleSummary, Severity } from '../model/index.ts'
import type { Ruff, RuffDiagnostic } from '../python/ruff/ruff.ts'

interface Weight {
  readonly severity: Severity
  readonly confidence: Confidence
  readonly audience?: Audience
}

const ORDINARY: Weight = { severity: 'low', confidence: 'medium' }
const DULL: Weight = { severity: 'info', confidence: 'medium', audience: 'auditor' }

/**
 * What Ruff's rules weigh here, read on real applications: those that only look at a spelling are never more than low,
 * since what they mean is looked into by rules that follow values.
 */
const WEIGHTS: Readonly<Record<string, Weight>> = {
  S101: DULL,
  S103: { severity: 'medium', confidence: 'medium' },
  S104: DULL,
  S105: { severity: 'low', confidence: 'low', audience: 'auditor' },
  S106: { severity: 'low', confidence: 'low', audience: 'auditor' },
  S107: { severity: 'low', confidence: 'low', audience: 'auditor' },
  S110: DULL,
  S112: DULL,
  S113: { severity: 'medium', confidence: 'high' },
  S301: { severity: 'medium', confidence: 'medium' },
  S307: { severity: 'medium', confidence: 'medium' },
  S311: DULL,
  S323: { severity: 'medium', confidence: 'high' },
  S324: { severity: 'low', confidence: 'medium' },
  S403: DULL,
  S404: DULL,
  S501: { severity: 'medium', confidence: 'high' },
  S506: { severity: 'medium', confidence: 'high' },
  S602: { severity: 'medium', confidence: 'high' },
  S603: DULL,
  S604: { severity: 'medium', confidence: 'medium' },
  S605: { severity: 'medium', confidence: 'medium' },
  S606: DULL,
  S607: DULL,
  S608: { severity: 'low', confidence: 'low' },
  S701: { severity: 'medium', confidence: 'medium' },
  ASYNC100: { severity: 'low', confidence: 'medium' },
  ASYNC109: DULL,
  ASYNC210: { severity: 'medium', confidence: 'high' },
  ASYNC220: { severity: 'medium', confidence: 'high' },
  ASYNC221: { severity: 'medium', confidence: 'high' },
  ASYNC222: { severity: 'medium', confidence: 'high' },
  ASYNC230: { severity: 'low', confidence: 'high' },
  ASYNC251: { severity: 'medium', confidence: 'high' },
  FAST001: DULL,
  FAST002: DULL,
}

/** Said better by a rule of ours, which resolves dependencies. */
const LEFT_OUT: ReadonlySet<string> = new Set(['FAST003'])

export interface RuffResult {
  readonly findings: readonly Finding[]
  /** Files that Ruff could not check. */
  readonly failed: readonly string[]
}

/** What Ruff said of a file; null when it could not check it. */
export interface RuffFile {
  readonly path: string
  readonly diagnostics: readonly RuffDiagnostic[] | null
}

export function checkFiles(
  files: readonly { readonly path: string; readonly source: string }[],
  load: () => Ruff,
): readonly RuffFile[] {
  let ruff: Ruff | null = null
  return files.map(({ path, source }) => {
    const diagnostics = checked((ruff ??= load()), source)
    // What broke it left it broken: it begins anew.
    if (!diagnostics) ruff = null
    return { path, diagnostics }
  })
}

/** Ruff's findings under Ruff's names: one for each code and file, the dull ones once for the whole program. */
export function ruffFindings(files: readonly RuffFile[]): RuffResult {
  const groups = new Map<string, Finding>()
  for (const { path, diagnostics } of files) {
    for (const { code, message, at } of diagnostics ?? []) {
      if (LEFT_OUT.has(code)) continue
      const weight = WEIGHTS[code] ?? ORDINARY
      const key = weight.audience === 'auditor' ? code : `${code} ${path} ${message}`
      const place = { file: path, ...at }
      const known = groups.get(key)
      groups.set(key, known ? { ...known, places: [...known.places, place] } : findingOf(code, message, place, weight))
    }
  }
  return {
    findings: [...groups.values()],
    failed: files.filter(({ diagnostics }) => diagnostics === null).map(({ path }) => path),
  }
}

function checked(ruff: Ruff, source: string): ReturnType<Ruff['check']> | null {
  try {
    return ruff.check(source)
  } catch {
    return null
  }
}

function findingOf(code: string, message: string, place: Finding['places'][number], weight: Weight): Finding {
  return {
    rule: `ruff/${code}`,
    severity: weight.severity,
    confidence: weight.confidence,
    audience: weight.audience ?? 'everyone',
    message: message.replace(/\.$/, ''),
    arguments: { code },
    subject: place.file,
    places: [place],
    related: [],
    proof: [],
    advice: `See rule ${code} of Ruff.`,
    fix: null,
    fingerprint: digest('ruff', code, place.file, message).slice(0, 16),
  }
}

/** What Ruff says of a line that a rule of ours speaks of, too, is the same fault twice. */
export function withoutTwice(ruff: readonly Finding[], ours: readonly Finding[]): readonly Finding[] {
  const said = new Set(
    ours
      .filter(({ rule }) => FOLLOWING.test(rule))
      .flatMap(({ places }) => places.map(({ file, line }) => `${file}:${line}`)),
  )
  return ruff.flatMap((finding) => {
    const places = finding.places.filter(({ file, line }) => !said.has(`${file}:${line}`))
    return places.length > 0 ? [{ ...finding, places }] : []
  })
}

/** Families that look at what Ruff looks at, with the values followed. */
const FOLLOWING = /^(injection|secrets|exposure|concurrency|operations|ai)\//

export const ruffSummaries = (findings: readonly Finding[]): readonly RuleSummary[] =>
  [...new Set(findings.map(({ rule }) => rule))].sort().map((name) => {
    const code = name.slice('ruff/'.length)
    const weight = WEIGHTS[code] ?? ORDINARY
    return { name, title: `Ruff ${code}`, audience: 'everyone', weaknesses: [], ...weight }
  })
