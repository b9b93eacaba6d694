import type { Backend, MigrationChain, MigrationScript, MigrationStep, Revision } from '../../model/index.ts'
import { created, sqlOf } from '../../model/queries/index.ts'
import { seenRevisions } from '../rehearsed/seen.ts'
import type { Subject } from '../rule.ts'

/** Revisions of a chain, the newest first as far as the chain tells. */
export function newestFirst(chain: MigrationChain): readonly Revision[] {
  const known = new Map(chain.revisions.map((one) => [one.id, one]))
  const ordered = new Set<Revision>()
  const waiting = [...chain.heads]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const revision = known.get(id)
    if (!revision || ordered.has(revision)) continue
    ordered.add(revision)
    waiting.push(...revision.down)
  }
  return [...ordered]
}

/** The folder a revision stands in: projects keep one for each kind of database. */
export const folderOf = ({ at }: Revision): string => at.file.slice(0, at.file.lastIndexOf('/'))

/** A step of an upgrade, with the revision it belongs to. */
export interface UpgradeStep {
  readonly revision: Revision
  readonly step: MigrationStep
}

/** Steps that meet tables with rows in them: those made in the same revision are empty. Without revisions that were run. */
export function stepsOnExistingTables(chain: MigrationChain, subject: Subject): readonly UpgradeStep[] {
  const seen = seenRevisions(subject, chain)
  const unseen = newestFirst(chain).filter(({ id }) => !seen.has(id))
  return unseen.flatMap((revision) => {
    const steps = revision.scripts?.upgrade?.steps ?? []
    const fresh = new Set(steps.map(created).flatMap((one) => (one?.kind === 'table' && one.name ? [one.name] : [])))
    return steps.filter((step) => !isFresh(step, fresh)).map((step) => ({ revision, step }))
  })
}

const isFresh = (step: MigrationStep, fresh: ReadonlySet<string>): boolean =>
  step.batch !== null
    ? fresh.has(step.batch)
    : step.arguments.some(({ value }) => typeof value === 'string' && fresh.has(value))

export const chainsOf = ({ data }: Backend): readonly MigrationChain[] => data.migrations

/** Whether a script runs SQL that nobody here can read. */
export const hasHiddenSql = ({ steps }: MigrationScript): boolean =>
  steps.some((step) => step.operation === 'execute' && sqlOf(step) === '')

/** Whether a script mentions a name in the SQL it runs. */
export const mentions = ({ steps }: MigrationScript, name: string): boolean =>
  steps.some((step) => sqlOf(step).toLowerCase().includes(name.toLowerCase()))
