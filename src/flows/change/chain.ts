import type { FileTree } from '../../kernel/files/tree.ts'
import { escapePattern } from '../../kernel/text.ts'
import type { CatalogConstraint, CatalogStep, MigrationChain } from '../../model/index.ts'
import { textOf } from './layouts.ts'

/** The folder of migrations that tells of the tables a change is about; or why it is not known. */
export function chainFor(
  files: FileTree,
  chains: readonly MigrationChain[],
  steps: readonly CatalogStep[],
): MigrationChain | string {
  const [only, other] = chains
  if (!only) return 'there are no migrations: how a column comes into the database is not known'
  if (!other) return only
  const tables = tablesOf(steps)
  const named = new RegExp(`["'](?:${tables.map(escapePattern).join('|')})["']`)
  const telling = chains.filter(({ revisions }) => revisions.some(({ at }) => named.test(textOf(files, at.file) ?? '')))
  if (tables.length > 0 && telling.length === 1) return telling[0]!
  return `there are ${chains.length} folders of migrations, and which one is meant is not known`
}

/** Tables that are changed, and those a new one stands on. */
function tablesOf(steps: readonly CatalogStep[]): readonly string[] {
  const made = new Set(steps.flatMap((step) => (step.do === 'create table' ? [step.table.name] : [])))
  const named = steps.flatMap((step) => {
    if (step.do === 'create table') return step.constraints.flatMap(referenced)
    if (step.do === 'add constraint') return referenced(step.constraint)
    return 'table' in step && typeof step.table.name === 'string' ? [step.table.name] : []
  })
  return [...new Set(named)].filter((name) => !made.has(name))
}

const referenced = ({ references }: CatalogConstraint): readonly string[] =>
  references === null ? [] : [references.slice(references.lastIndexOf('.') + 1)]
