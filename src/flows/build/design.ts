import type { Blueprint } from '../../blueprint/language/blueprint.ts'
import { scopeOf } from '../../blueprint/check/scope.ts'
import { Reading } from '../../blueprint/shape/shape.ts'
import { backendParts } from '../../kernel/files/backend-parts.ts'
import { backendOfBlueprint } from '../../readers/blueprint/index.ts'
import type { Design } from '../../writers/backend/feature.ts'
import { blueprintFiles, rightIn, troubleAt } from '../blueprint-files.ts'
import { unbuildable } from './refusals.ts'

const NOWHERE = { file: 'architect.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 }

/** What a blueprint without problems asks to be built. */
export const designOf = (blueprint: Blueprint): Design => ({
  scope: scopeOf(blueprint, new Reading()),
  tables: backendOfBlueprint(blueprint, () => NOWHERE).data.tables,
  parts: backendParts(),
})

/** The same of the blueprint in a folder: one with problems is not built, nor one nobody can make a backend of. */
export function designIn(directory: string): Design {
  const files = blueprintFiles(directory)
  const design = designOf(rightIn(files))
  const problem = unbuildable(design)
  if (problem) throw troubleAt(problem, files)
  return design
}
