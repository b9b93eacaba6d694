import { groupBy } from '../kernel/group.ts'
import type { Retraced, Rewritten } from '../lab/rehearsal/retrace.ts'
import { type RewrittenStep, rewrittenSteps, stepsBeside } from '../lab/rehearsal/rewritten.ts'
import type { Finding, HistoryRevision, ProposedRewrite, RehearsedHistory, TracedRewrite } from '../model/index.ts'
import { newestOf } from '../rules/rehearsed/statements.ts'
import type { Subject } from '../rules/rule.ts'
import { type Written, writtenRewrite } from './written-rewrite.ts'

/** A revision as some of its findings would have it. */
interface Variant extends Rewritten {
  readonly steps: readonly RewrittenStep[]
  readonly proposals: readonly ProposedRewrite[]
  readonly leadsElsewhere: boolean
  /** The same for each of its findings; nothing where there is but one. */
  apiece(): readonly Variant[]
}

/** Runs revisions as they are written otherwise, each at its place of the history. */
export type RunRewritten = (history: RehearsedHistory, rewritten: readonly Rewritten[]) => Promise<readonly Retraced[]>

/** Runs the safe ways of findings where their revisions run, and says of each whether it is one. */
export async function traceRewrites(
  findings: readonly Finding[],
  subject: Subject,
  /** Whether those of revisions that have long run elsewhere are run, too. */
  every: boolean,
  run: RunRewritten,
): Promise<readonly Finding[]> {
  const traced = new Map<Finding, TracedRewrite>()
  for (const history of subject.histories) {
    const newest = newestOf(history)
    const ids = new Set(history.revisions.map(({ id }) => id))
    const own = findings.filter(
      ({ proposes: [first] = [] }) =>
        first?.folder === history.folder && ids.has(first.revision) && (every || newest.has(first.revision)),
    )
    const whole = own.filter(({ proposes = [] }) => proposes.every(({ steps }) => steps.every(({ runs }) => runs)))
    for (const one of own) if (!whole.includes(one)) traced.set(one, notRun(one))
    const variants = variantsOf(history, whole)
    if (variants.length === 0) continue
    const results = await run(history, variants.map(asked))
    // What is wrong with one way must not be said of the others: where all together fail, each is run by itself.
    const alone = variants.filter((_, index) => !isSame(results[index]!)).flatMap((one) => one.apiece())
    const ran = [
      ...pairs(alone, alone.length === 0 ? [] : await run(history, alone.map(asked))),
      ...pairs(variants, results),
    ]
    const written = writtenInOrder(history, ran, subject)
    for (const finding of whole) {
      const found = ran.findIndex(([{ proposals }]) => proposals.includes(finding.proposes![0]!))
      traced.set(finding, rewriteOf(finding, ...ran[found]!, written[found]!))
    }
  }
  return findings.map((finding) => {
    const rewrite = traced.get(finding)
    return rewrite ? { ...finding, rewrite } : finding
  })
}

const notRun = ({ proposes = [] }: Finding): TracedRewrite => {
  const open = proposes.flatMap(({ steps }) => steps).find(({ runs }) => !runs)?.open ?? ''
  return { statements: [], same: false, reason: `it is not run: ${open}`, differences: [], revision: null }
}

const pairs = (variants: readonly Variant[], results: readonly Retraced[]): readonly (readonly [Variant, Retraced])[] =>
  variants.map((one, index) => [one, results[index]!])

const isSame = ({ failure, differences, renamed }: Retraced): boolean =>
  failure === null && (differences.length === 0 || renamed.length > 0)

/** What comes after everything follows what came before it. */
function writtenInOrder(
  history: RehearsedHistory,
  ran: readonly (readonly [Variant, Retraced])[],
  subject: Subject,
): readonly Written[] {
  let { heads } = history
  return ran.map(([variant, result]) => {
    const written = writtenRewrite({ ...history, heads }, variant, result, subject)
    if (variant.follows && written.revision) heads = [written.revision.id]
    return written
  })
}

/** One for all findings of a revision that lead to the same schema, and one for each that leads elsewhere. */
function variantsOf(history: RehearsedHistory, findings: readonly Finding[]): readonly Variant[] {
  const byRevision = groupBy(
    findings.flatMap(({ proposes = [] }) => [proposes]),
    ([first]) => first!.revision,
  )
  return [...byRevision].flatMap(([id, proposed]) => {
    const revision = history.revisions.find((one) => one.id === id)!
    const endsSame = ([first]: readonly ProposedRewrite[]): boolean =>
      first!.ends === 'same' && first!.place !== 'after'
    const same = proposed.filter(endsSame)
    const variants = [
      ...(same.length > 0 ? [same] : []),
      ...proposed.filter((one) => !endsSame(one)).map((one) => [one]),
    ]
    return variants.map((findings) => variantOf(revision, findings))
  })
}

function variantOf(revision: HistoryRevision, findings: readonly (readonly ProposedRewrite[])[]): Variant {
  const proposals = findings.flat()
  const follows = proposals[0]!.place === 'after'
  const steps = follows ? stepsBeside(revision, proposals) : rewrittenSteps(revision, proposals)
  const apiece = () => (findings.length > 1 ? findings.map((one) => variantOf(revision, [one])) : [])
  const leadsElsewhere = proposals.some(({ ends }) => ends === 'elsewhere')
  return { revision: revision.id, steps, follows, leadsElsewhere, proposals, apiece }
}

const asked = ({ revision, steps, follows }: Variant): Rewritten => ({ revision, steps, follows })

function rewriteOf(finding: Finding, variant: Variant, result: Retraced, written: Written): TracedRewrite {
  const own = new Set(finding.proposes!.map(({ statement }) => statement))
  const same = isSame(result)
  return {
    statements: variant.steps.flatMap((step, index) => {
      const seen = result.observed[index]
      if (!own.has(step.of) || !seen) return []
      const { sql, locks, rewrites, scans, changes, error } = seen
      const { outsideTransaction: alone, untilNone } = step
      return [{ sql, alone, untilNone, locks, rewrites, scans, changes, error }]
    }),
    same,
    reason: [...(same ? result.renamed : [whyNot(variant, result)]), written.reason].filter(Boolean).join('; '),
    differences: same ? [] : result.differences,
    revision: written.revision,
  }
}

function whyNot({ leadsElsewhere }: Variant, { failure, differences }: Retraced): string {
  if (failure !== null) return `it does not run: ${failure}`
  const [first = '', ...rest] = differences
  const more = rest.length > 0 ? `, and ${rest.length} more` : ''
  return leadsElsewhere
    ? `it is meant to leave the schema otherwise: ${inShort(first)}${more}`
    : `it ends in another schema: ${first}${more}`
}

/** `- index ix_orders_total CREATE INDEX ...`: without index ix_orders_total. */
const inShort = (difference: string): string =>
  difference.replace(
    /^([-+]) (\S+ \S+).*$/s,
    (_, sign: string, what: string) => `${sign === '-' ? 'without' : 'with'} ${what}`,
  )
