import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Proposed, propose } from '../../../src/flows/change/propose.ts'
import { silent } from '../../../src/kernel/progress.ts'
import type { DesignRequest } from '../../../src/model/index.ts'
import type { Repository } from './repositories.ts'

/** A repository on disk, as long as the test runs. */
export function laid(files: Repository): string {
  const folder = mkdtempSync(join(tmpdir(), 'architect-change-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const WORDS = { text: '', start: 0, end: 0 }

/** A request for fields of the tasks, and operations on them. */
export const asked = (fields: Readonly<Record<string, string>>, verbs: readonly string[] = []): DesignRequest => ({
  text: '',
  intent: 'change',
  subjects: [
    {
      name: 'Task',
      table: 'tasks',
      from: WORDS,
      fields: Object.entries(fields).map(([name, type]) => ({ name, type, from: WORDS, typed: 'said' })),
    },
  ],
  capabilities: verbs.map((verb) => ({ name: 'operation', of: `Task.${verb}`, from: { ...WORDS, text: verb } })),
  figures: [],
  unread: [],
})

export const proposed = (
  files: Repository,
  request: DesignRequest,
  answers: Readonly<Record<string, string>> = {},
): Promise<Proposed> => propose({ directory: laid(files), request, entries: [], environment: {}, answers }, silent)

/** The lines a change adds to a file, and takes from it. */
export function linesOf({ patch }: Proposed, path: string): { readonly added: string[]; readonly gone: string[] } {
  const file = patch.find((one) => one.path === path)
  const before = file?.before?.split('\n') ?? []
  const after = file?.after.split('\n') ?? []
  return {
    added: after.filter((line) => !before.includes(line)),
    gone: before.filter((line) => !after.includes(line)),
  }
}
