import type { ProvenName } from '../../../model/index.ts'

/** What `--only` takes; help and completion read it without loading what proves it. */
export const sectionNames = [
  'migrations',
  'tests',
  'contract',
  'access',
  'attacks',
  'queries',
  'load',
  'plans',
] as const satisfies readonly ProvenName[]
