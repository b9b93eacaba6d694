import { type FileTree, decode } from '../../kernel/files/tree.ts'
import { readToml, tableAt } from '../../kernel/toml.ts'
import { type ProjectLayout, projectLayout } from '../../python/ruff/project-layout.ts'

/** How the files of a folder are laid out: by the configuration nearest to each. */
export function layoutsOf(files: FileTree): (path: string) => ProjectLayout {
  const known = new Map<string, ProjectLayout>()
  return (path) => {
    const folder = foldersAbove(path).find((one) => isConfigured(files, one)) ?? ''
    const layout = known.get(folder) ?? layoutIn(files, folder)
    known.set(folder, layout)
    return layout
  }
}

function layoutIn(files: FileTree, folder: string): ProjectLayout {
  const ruff = textOf(files, `${folder}ruff.toml`) ?? textOf(files, `${folder}.ruff.toml`)
  return projectLayout(tableOf(textOf(files, `${folder}pyproject.toml`)), ruff === null ? null : tableOf(ruff))
}

function isConfigured(files: FileTree, folder: string): boolean {
  if (files.has(`${folder}ruff.toml`) || files.has(`${folder}.ruff.toml`)) return true
  const tool = tableAt(tableOf(textOf(files, `${folder}pyproject.toml`)), 'tool')
  return 'ruff' in tool || 'black' in tool
}

const tableOf = (text: string | null) => (text === null ? {} : readToml(text).table)

export function textOf(files: FileTree, path: string): string | null {
  const bytes = files.has(path) ? files.bytes(path) : null
  return bytes && decode(bytes).text
}

/** `a/b/`, `a/`, and the root. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1)
  return [...parts.map((_, index) => `${parts.slice(0, parts.length - index).join('/')}/`), '']
}
