import { checkBlueprint } from '../../blueprint/check/index.ts'
import type { Problem } from '../../blueprint/problem.ts'
import { spanOf } from '../../kernel/text.ts'
import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import { type Diagnostic, Trouble } from '../../kernel/diagnostic.ts'
import type { Progress } from '../../kernel/progress.ts'
import type { Backend } from '../../model/index.ts'
import { notBuilt } from '../../writers/backend/declared.ts'
import { backendStatements } from '../../writers/backend/index.ts'
import type { MigrationStatement } from '../../writers/migration/index.ts'
import { designOf } from '../build/design.ts'
import { unbuildable } from '../build/refusals.ts'
import { firstMigration } from '../build/way.ts'
import { promisedBackend } from '../decide/promised.ts'

/** A backend that is nowhere yet: what `build` would write, and what a survey reads in it. */
export interface NewBackend {
  readonly blueprint: Blueprint
  readonly backend: Backend
  /** What its first migration sends; null where nobody could make it. */
  readonly migration: readonly MigrationStatement[] | null
  /** Parts of the blueprint that nobody builds yet. */
  readonly notBuilt: readonly string[]
  readonly unknown: readonly string[]
}

/** Builds a blueprint into memory, and reads it as any other backend is read. */
export async function newBackend(text: string, path: string, progress: Progress): Promise<NewBackend> {
  const { blueprint, problems } = checkBlueprint(text)
  const [problem] = problems
  if (!blueprint || problem)
    throw new Trouble('usage', {
      message: problem?.message ?? 'the blueprint is empty',
      ...(problem ? { at: placeOf(problem, text, path) } : {}),
      help: problem?.help ?? 'Begin with one that is there: architect init --from task-manager',
    })
  const design = designOf(blueprint)
  const refused = unbuildable(design)
  if (refused)
    throw new Trouble('usage', { message: refused.message, at: placeOf(refused, text, path), help: refused.help })
  progress.report({ doing: 'building it in memory', done: 0, of: null })
  const backend = await promisedBackend(blueprint, progress)
  const migration = await firstMigration(backend, backendStatements(design), progress)
  return {
    blueprint,
    backend,
    notBuilt: notBuilt(blueprint),
    ...('problem' in migration
      ? { migration: null, unknown: [`the tables are as the models say: ${migration.problem}`] }
      : { migration, unknown: [] }),
  }
}

function placeOf({ start, end }: Problem, text: string, path: string): NonNullable<Diagnostic['at']> {
  const { line, column } = spanOf(text, start, end)
  return { path, line, column }
}
