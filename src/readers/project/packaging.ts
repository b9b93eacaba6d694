import type { FileTree } from '../../kernel/files/tree.ts'
import { readToml, tableAt } from '../../kernel/toml.ts'
import type { Project } from '../../model/knowledge.ts'
import { folderOf, nameOf, textOf, upwards } from './reading.ts'

const CONTAINER = /^(Dockerfile|Containerfile)(\.[\w-]+)?$|\.(dockerfile|containerfile)$/i

/** What it is run with, and whether it is packed as a container. */
export function readPackaging(files: FileTree, entryFile: string | null): Pick<Project, 'python' | 'container'> {
  const python = pythonOf(files, entryFile)
  return {
    ...(python === null ? {} : { python }),
    ...(isPacked(files, entryFile) ? { container: true } : {}),
  }
}

/** Where the program itself lies, or above it: what lies beside it is packed apart. */
function isPacked(files: FileTree, entryFile: string | null): boolean {
  const folders = new Set([...upwards(entryFile === null ? '' : folderOf(entryFile)), 'docker', 'deploy'])
  return files.paths.some((path) => CONTAINER.test(nameOf(path)) && folders.has(folderOf(path)))
}

/** `requires-python = ">=3.12"` of the nearest `pyproject.toml`. */
function pythonOf(files: FileTree, entryFile: string | null): string | null {
  for (const folder of upwards(entryFile === null ? '' : folderOf(entryFile))) {
    const text = textOf(files, folder === '' ? 'pyproject.toml' : `${folder}/pyproject.toml`, 1_000_000)
    if (text === null) continue
    const wanted = tableAt(readToml(text).table, 'project')['requires-python']
    return /^>=\s*(3\.\d+)/.exec(typeof wanted === 'string' ? wanted : '')?.[1] ?? null
  }
  return null
}
