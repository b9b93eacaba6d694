import { atLeast } from '../../findings/selection.ts'
import type { Finding, Severity } from '../../model/index.ts'
import { Exit, type ExitCode } from './exit.ts'

/** What the exit code says of findings, when somebody wants to hear of those from this severity on. */
export const exitFor = (findings: readonly Finding[], failOn: Severity | 'never'): ExitCode =>
  failOn !== 'never' && findings.some(({ severity }) => atLeast(severity, failOn)) ? Exit.findings : Exit.clean
