import type { FileTree } from '../../kernel/files/tree.ts'
import { type TomlTable, isTable, readToml, stringsIn, tableAt } from '../../kernel/toml.ts'
import type { Boundary } from '../../model/knowledge.ts'
import { folderOf, textOf, upwards } from './reading.ts'

const LARGEST = 1_000_000

/** Parts of the program that may not name others, as contracts of import-linter say it: in the file nearest to the entry. */
export function readBoundaries(files: FileTree, entryFile: string | null): readonly Boundary[] {
  for (const folder of upwards(entryFile === null ? '' : folderOf(entryFile)))
    for (const name of ['setup.cfg', '.importlinter', 'pyproject.toml']) {
      const path = folder === '' ? name : `${folder}/${name}`
      const text = textOf(files, path, LARGEST)
      const found = text === null ? [] : (name === 'pyproject.toml' ? inToml(text) : inSections(text)).map(boundaryIn)
      if (found.length > 0) return found.flatMap((one) => one ?? [])
    }
  return []
}

interface Contract {
  readonly id: string
  readonly type: string
  readonly sources: readonly string[]
  readonly forbidden: readonly string[]
}

const boundaryIn = ({ id, type, sources, forbidden }: Contract): Boundary | null =>
  type === 'forbidden' && sources.length > 0 ? { name: id, modules: sources, forbidden } : null

/** `[[tool.importlinter.contracts]]` */
function inToml(text: string): readonly Contract[] {
  const { contracts } = tableAt(readToml(text).table, 'tool', 'importlinter')
  const tables = Array.isArray(contracts) ? contracts.filter(isTable) : []
  return tables.map((table) => ({
    id: textAt(table, 'id') || textAt(table, 'name'),
    type: textAt(table, 'type'),
    sources: stringsIn(table['source_modules']),
    forbidden: stringsIn(table['forbidden_modules']),
  }))
}

const textAt = (table: TomlTable, key: string): string => (typeof table[key] === 'string' ? table[key] : '')

const SECTION = /^\[importlinter:contract:([^\]]+)\]$/

/** `[importlinter:contract:billing]`; a line that is indented goes on with what the one before began. */
function inSections(text: string): readonly Contract[] {
  const sections = new Map<string, Map<string, string>>()
  let [section, key]: [Map<string, string> | null, string] = [null, '']
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*[#;]/.test(line) || line.trim() === '') continue
    if (line.startsWith('[')) {
      const id = SECTION.exec(line.trim())?.[1]
      section = id === undefined ? null : new Map()
      if (id !== undefined && section) sections.set(id, section)
    } else if (/^\s/.test(line)) section?.set(key, `${section.get(key) ?? ''}\n${line.trim()}`)
    else {
      const [, name = '', value = ''] = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(line) ?? []
      key = name.trim()
      section?.set(key, value)
    }
  }
  return [...sections].map(([id, held]) => {
    const words = (name: string): readonly string[] => (held.get(name) ?? '').split(/\s+/).filter((one) => one !== '')
    return { id, type: held.get('type') ?? '', sources: words('source_modules'), forbidden: words('forbidden_modules') }
  })
}
