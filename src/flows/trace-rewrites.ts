import { groupBy } from '../kernel/group.ts'
import type { Retraced, Rewritten } from '../lab/rehearsal/retrace.ts'
import type { Finding, RehearsedHistory, TracedRewrite } from '../model/index.ts'
import { newestOf } from '../rules/rehearsed/statements.ts'
import type { Subject } from '../rules/rule.ts'
import { type Variant, apiece, variantOf, variantsOf } from './rewritten-variants.ts'
import { type Written, writtenRewrite } from './written-rewrite.ts'

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
    const ran = await runVariants(history, variantsOf(history, whole), run)
    const written = writtenInOrder(history, ran, subject)
    for (const finding of whole) {
      const found = ran.findIndex(([{ findings: theirs }]) => theirs.includes(finding.proposes!))
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

type Ran = readonly (readonly [Variant, Retraced])[]

/** What is wrong with one way must not be said of the others: where all together fail, each is run by itself. */
async function runVariants(history: RehearsedHistory, variants: readonly Variant[], run: RunRewritten): Promise<Ran> {
  const all = async (some: readonly Variant[]): Promise<Ran> => {
    const results = some.length === 0 ? [] : await run(history, some.map(asked))
    return some.map((one, index) => [one, results[index]!])
  }
  const together = await all(variants)
  const failed = together.filter(([, result]) => !isSame(result)).map(([one]) => one)
  const alone = await all(failed.flatMap(apiece))
  const good = groupBy(
    alone.filter(([, result]) => isSame(result)).map(([one]) => one),
    ({ revision }) => revision,
  )
  const several = [...good.values()].filter(({ length }) => length > 1)
  const rest = await all(
    several.map((some) =>
      variantOf(
        some[0]!.original,
        some.flatMap(({ findings }) => findings),
      ),
    ),
  )
  return [...rest.filter(([, result]) => isSame(result)), ...alone, ...together]
}

const isSame = ({ failure, differences, renamed }: Retraced): boolean =>
  failure === null && (differences.length === 0 || renamed.length > 0)

/** Revisions nothing builds on. */
const tipsOf = ({ revisions }: RehearsedHistory): readonly string[] =>
  revisions.flatMap(({ id }) => (revisions.some(({ down }) => down.includes(id)) ? [] : [id]))

/** What comes after everything follows what came before it. */
function writtenInOrder(history: RehearsedHistory, ran: Ran, subject: Subject): readonly Written[] {
  let heads = tipsOf(history)
  return ran.map(([variant, result]) => {
    const written = writtenRewrite({ ...history, heads }, variant, result, subject)
    if (variant.follows && written.revision) heads = [written.revision.id]
    return written
  })
}

/** A loop that somebody has to finish would never end. */
const asked = ({ revision, steps, follows }: Variant): Rewritten => ({
  revision,
  steps: steps.map((step) => ({ ...step, untilNone: step.untilNone && step.open === null })),
  follows,
})

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
