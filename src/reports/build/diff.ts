import { unifiedDifference } from '../text/difference.ts'
import type { BuiltReport } from './report.ts'

/** What would change, as a patch. */
export const render = ({ texts }: BuiltReport): string =>
  texts.map(({ path, before, after }) => unifiedDifference(path, before, after)).join('')
