import { mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { Trouble } from '../../kernel/diagnostic.ts'
import type { WrittenFile } from '../../model/index.ts'

/** Writes a file below a folder, where it lies in the repository; what is there stays. Says what it did. */
export function writeBeside({ path, text }: WrittenFile, folder: string): string {
  const target = join(folder, path)
  try {
    mkdirSync(dirname(target), { recursive: true })
    const way = relative(realpathSync(folder), realpathSync(dirname(target)))
    if (way === '..' || way.startsWith(`..${sep}`)) return `Not written, as it leads out of the folder: ${target}`
    writeFileSync(target, text, { flag: 'wx' })
    return `Written: ${target}`
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return `Not written, as it is there already: ${target}`
    throw new Trouble('usage', {
      message: `${target} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    })
  }
}
