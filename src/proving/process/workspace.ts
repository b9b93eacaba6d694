import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closedOnExit } from '../../kernel/closing.ts'

/** A folder for whatever is written meanwhile, gone when it is closed, however this process ends. */
export interface Workspace {
  readonly folder: string
  close(): void
}

export function openWorkspace(): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'architect-prove-'))
  // Whoever has just been ended may be writing a last file.
  const gone = { recursive: true, force: true, maxRetries: 10, retryDelay: 20 }
  return { folder, close: closedOnExit(() => rmSync(folder, gone)) }
}
