import type { Backend, Change } from '../../model/index.ts'
import { pairOperations } from '../pairs.ts'
import { defaultChanges, settingChanges } from './defaults.ts'
import { effectChanges } from './effects.ts'
import { hiddenChanges } from './hidden.ts'
import { refusalChanges } from './refusals.ts'
import { statementChanges } from './statements.ts'
import { dependencyChanges } from './wiring.ts'

/** What the code does otherwise, and the contract does not show. */
export function behaviourChanges(base: Backend, head: Backend): readonly Change[] {
  const pairs = pairOperations(base, head)
  const operations = pairs.shared.flatMap(([before, after]) => [
    ...defaultChanges(before, after),
    ...refusalChanges(before, after),
    ...statementChanges(before, after),
    ...effectChanges(before, after),
    ...dependencyChanges(before, after),
  ])
  return [...settingChanges(base, head), ...hiddenChanges(pairs), ...operations]
}
