import { sizedFindings } from '../findings/sized.ts'
import type { Finding } from '../model/index.ts'
import { rules } from '../rules/registry.generated.ts'
import type { Subject } from '../rules/rule.ts'
import { inOrder } from '../rules/run.ts'
import type { Sizes } from './counted-sizes.ts'
import { type RunRewritten, traceRewrites } from './trace-rewrites.ts'

const byName = new Map(rules.map(({ name, rule }) => [name, rule]))
const hangsOnRows = (name: string): boolean => byName.get(name)?.hangsOnRows === true

/** Hazards at the size of their tables, with their safe ways run. */
export const weighHazards = (
  findings: readonly Finding[],
  subject: Subject,
  sizes: Sizes,
  everyRewrite: boolean,
  run: RunRewritten,
): Promise<readonly Finding[]> =>
  traceRewrites(sizedFindings(findings, sizes, hangsOnRows).toSorted(inOrder), subject, everyRewrite, run)
