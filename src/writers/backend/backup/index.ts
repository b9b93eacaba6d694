import { py } from '../../../python/emit/fragment.ts'
import { lit, tuple } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import type { Design, Feature, WrittenFile } from '../feature.ts'
import { addressNames } from '../stack.ts'
import { backupScript, restoreScript } from './scripts.ts'

/** Copies of the database, and the way back; the tests run both. */
export const backup = (others: readonly Feature[]): Feature => ({
  parts: () => ['backup'],
  files: (design) => {
    const statements = others.flatMap((feature) => feature.statements?.(design) ?? [])
    const roles = statements.flatMap((one) => (one.kind === 'role' ? [one.name] : []))
    const names = addressNames(design.scope.blueprint)
    return [backupScript(names), restoreScript(roles, names), tried(design)]
  },
})

/** `tests/addresses.py` */
function tried({ scope }: Design): WrittenFile {
  const names = addressNames(scope.blueprint)
  const text = renderModule(
    'What says where the database is.',
    py`
      ADDRESS = ${lit(names.at(-1)!)}
      ADDRESSES = ${tuple(names)}
    `,
    ['ADDRESS', 'ADDRESSES'],
  )
  return { path: 'tests/addresses.py', owner: 'owned', text }
}
