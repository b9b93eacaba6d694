import { cpSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { openWorkspace } from './workspace.ts'

export interface ScratchCopy {
  readonly folder: string
  /** Puts texts where they belong; null takes a file away. */
  apply(files: readonly (readonly [path: string, text: string | null])[]): void
  close(): void
}

/** What is made anew where it is needed, and what knows of other states of the folder. */
const LEFT_OUT = /^(\.git|node_modules|\.venv|venv|env|__pycache__|\.tox|\.nox|\.(mypy|ruff|pytest)_cache|dist|build)$/

/** A copy of a folder, to try something in; gone when it is closed. */
export function scratchCopy(directory: string): ScratchCopy {
  const workspace = openWorkspace()
  const folder = realpathSync(workspace.folder)
  cpSync(directory, folder, {
    recursive: true,
    // What links lead to stays where it is.
    filter: (path) => path === directory || !LEFT_OUT.test(basename(path)),
  })
  return {
    folder,
    close: workspace.close,
    apply(files) {
      for (const [path, text] of files) {
        const at = resolve(folder, path)
        if (!at.startsWith(folder + sep)) throw new Error(`${path} leads out of the folder`)
        if (text === null) rmSync(at, { force: true })
        else {
          mkdirSync(dirname(at), { recursive: true })
          // A link in the way would lead the text to the folder that was copied.
          rmSync(at, { force: true })
          writeFileSync(join(at), text)
        }
      }
    },
  }
}
