import type { BuiltReport } from './report.ts'

/** What was done to each file, and the migration, as data. */
export const render = ({ texts: _, ...report }: BuiltReport): string => `${JSON.stringify(report, null, 2)}\n`
