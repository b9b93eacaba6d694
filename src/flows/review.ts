import { changedSince } from '../kernel/files/git.ts'
import type { Progress } from '../kernel/progress.ts'
import { type Baseline, applyBaseline } from '../findings/baseline.ts'
import { touchedBy } from '../findings/changed.ts'
import { type Selection, selectFindings, selectedRules } from '../findings/selection.ts'
import type { Finding, Review, Suppressed } from '../model/index.ts'
import { readReview } from './read-review.ts'

export interface ReviewRequest {
  readonly directory: string
  readonly entries: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly selection: Selection
  readonly baseline: Baseline | null
  /** Only what a change since this revision has a part in. */
  readonly changedSince: string | null
  /** Only what was not found at this revision. */
  readonly newSince: string | null
  /** Files as they are being edited: path and text. */
  readonly changed: readonly (readonly [string, string])[]
  readonly cache: boolean
  /** Whether migrations are run, too. */
  readonly lab: boolean
}

export interface ReviewResult {
  readonly review: Review
  /** What is left of the baseline, when one was given. */
  readonly baseline: Baseline | null
}

/** What is wrong with the backend in a folder. */
export async function review(request: ReviewRequest, progress: Progress): Promise<ReviewResult> {
  const { directory, entries, environment, lab } = request
  const whole = await readReview(
    { directory, entries, environment, lab, revision: null, changed: request.changed, before: request.newSince },
    request.cache,
    progress,
  )
  const before =
    request.newSince === null
      ? null
      : await readReview(
          { directory, entries, environment, lab, revision: request.newSince, changed: [], before: null },
          request.cache,
          progress,
        )
  const chosen = selected(whole, request.selection)
  const compared = request.baseline === null ? null : applyBaseline(chosen.findings, request.baseline)
  const kept = compared?.findings ?? chosen.findings
  const touched = request.changedSince === null ? kept : touchedBy(kept, changedSince(directory, request.changedSince))
  return {
    review: {
      ...chosen,
      findings: before === null ? touched : newIn(touched, before),
      suppressed: [...chosen.suppressed, ...(compared?.suppressed ?? [])],
    },
    baseline: compared?.baseline ?? null,
  }
}

function selected(whole: Review, selection: Selection): Review {
  const names = whole.rules.map(({ name }) => name)
  const wanted = new Set(selectedRules(selection, names))
  const show = (findings: readonly Finding[]): readonly Finding[] =>
    selectFindings(
      findings.filter(({ rule }) => wanted.has(rule)),
      selection,
      names,
    )
  const stillThere = ({ finding }: Suppressed): boolean => show([finding]).length > 0
  // Ruff's rules are known by what they found, our own by their comments: neither ran as one rule.
  const ran = whole.rules.filter(({ name }) => wanted.has(name) && !/^(ruff|suppression)\//.test(name)).length
  return {
    ...whole,
    findings: show(whole.findings),
    suppressed: whole.suppressed.filter(stillThere),
    rules: whole.rules.filter(({ name }) => wanted.has(name)),
    examined: { ...whole.examined, rules: { ...whole.examined.rules, ran } },
  }
}

function newIn(findings: readonly Finding[], before: Review): readonly Finding[] {
  const known = new Set(before.findings.map(({ fingerprint }) => fingerprint))
  return findings.filter(({ fingerprint }) => !known.has(fingerprint))
}
