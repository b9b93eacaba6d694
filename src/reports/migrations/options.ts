import type { MigrationsReport } from '../../model/index.ts'

export interface MigrationsOptions {
  readonly color: boolean
  readonly width: number
  /** Every revision, not only those with something to say. */
  readonly all: boolean
}

export type RenderMigrations = (report: MigrationsReport, options: MigrationsOptions) => string
