import type { Module } from '../../../python/ast.ts'
import type { CatalogStep } from '../../../model/index.ts'
import { linesOf } from '../../alembic/index.ts'
import { migrationStatements } from '../../migration/index.ts'
import type { NewFile } from '../ground.ts'
import { inBatches } from './batches.ts'
import { importsFor, typesAs } from './column-types.ts'
import { droppedByName, enumsWithin } from './enums.ts'
import { fileName } from './file-form.ts'
import type { RevisionHabits } from './habits.ts'
import { idFor } from './ids.ts'
import { keysAs, withKeysWithin } from './keys.ts'
import { asPrinted } from './printed.ts'
import { revisionText } from './text.ts'
import { withIndexes, wordsAs } from './wording.ts'

export interface RevisionNeeds {
  readonly steps: readonly CatalogStep[]
  readonly back: readonly CatalogStep[]
  readonly down: readonly string[]
  readonly message: string
  readonly at: Date
}

/** A revision as its neighbours are called and written. */
export function siblingRevision(
  habits: RevisionHabits,
  pattern: Module,
  needs: RevisionNeeds,
): NewFile & { readonly id: string } {
  const message = habits.capital ? needs.message : needs.message.charAt(0).toLowerCase() + needs.message.slice(1)
  const { keys, types, wording } = habits
  const own = enumsWithin(needs.steps)
  const steps = keys.within ? withKeysWithin(own.steps) : own.steps
  const printed = habits.asPrinted ? asPrinted : (line: string): string => line
  const as = (line: string): string =>
    printed(wordsAs(wording, typesAs(types, keysAs(keys, plainDefaults(own.as(line))))))
  const isWithout = own.steps.length < needs.steps.length
  const back = isWithout ? droppedByName : (line: string): string => line
  const batched = (lines: readonly string[]): readonly string[] =>
    inBatches(habits.batching, lines, habits.batchesOfSchema)
  const plain = linesOf(migrationStatements(steps)).map(as)
  const upgrade = batched(plain)
  const downgrade = batched(withIndexes(wording, linesOf(migrationStatements(needs.back)).map(back).map(as), plain))
  const bare = fileName(habits.file, { id: '', message, at: needs.at })
  const id = idFor(habits.id, { from: [...needs.down, '', ...upgrade, ...downgrade], message, file: bare })
  const name = habits.id.form === 'number and words' ? id : fileName(habits.file, { id, message, at: needs.at })
  const words = { id, down: needs.down, message, at: needs.at, upgrade, downgrade }
  return {
    id,
    path: `${habits.folder}${name}.py`,
    text: revisionText(pattern, words, habits.imports, importsFor(types, upgrade.join('\n'))),
  }
}

/** `sa.text("'low'::character varying")` says no more than `"low"`. */
const plainDefaults = (line: string): string =>
  line.replaceAll(
    /server_default=sa\.text\("'([^'"\\]*)'(?:::[\w ."]+?)?"\)/g,
    (_, text: string) => `server_default="${text}"`,
  )
