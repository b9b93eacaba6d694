import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The Python files below a folder. */
export const pythonFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .map((name) => join(folder, name))
