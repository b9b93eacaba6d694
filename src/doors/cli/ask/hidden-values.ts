import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { secretSettings, settingsIn } from '../../../agents/secrets/named-values.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import { readNamedFile } from '../../../kernel/files/one-file.ts'
import type { Terminal } from '../terminal.ts'

const LARGEST = 1_000_000

/** Values nobody may be shown: secrets of this environment, and of the `.env` files beside the code. */
export function hiddenValues(directory: string, { environment }: Terminal): readonly string[] {
  const files = readdirSync(directory).filter((name) => /^\.env(\..{1,50})?$/.test(name))
  return [environment, ...files.map((name) => settingsIn(textOf(join(directory, name))))].flatMap(secretSettings)
}

/** A folder or a link to nowhere of that name holds no settings. */
function textOf(path: string): string {
  try {
    return Buffer.from(readNamedFile(path, LARGEST)).toString('utf8')
  } catch (error) {
    if (error instanceof Trouble) return ''
    throw error
  }
}
