import type { Feature } from '../feature.ts'
import { restoreScript } from './restore.ts'

/** Copies of the database, and the way back; the tests run both. */
export const backup = (others: readonly Feature[]): Feature => ({
  parts: () => ['backup'],
  files: (design) => {
    const statements = others.flatMap((feature) => feature.statements?.(design) ?? [])
    return [restoreScript(statements.flatMap((one) => (one.kind === 'role' ? [one.name] : [])))]
  },
})
