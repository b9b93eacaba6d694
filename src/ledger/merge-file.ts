import { mergeJson } from '../kernel/merge/json.ts'
import { mergeLines } from '../kernel/merge/lines.ts'
import type { Merged } from '../kernel/merge/merged.ts'
import { mergeToml } from '../kernel/merge/toml.ts'
import { asWritten } from '../kernel/merge/written.ts'
import { mergeYaml } from '../kernel/merge/yaml.ts'
import { type Reads, mergePython } from '../python/merge/merge.ts'

export interface FileVersions {
  readonly path: string
  readonly base: string
  readonly yours: string
  readonly generated: string
  /** Whether only what is new arrives, and nothing that changed. */
  readonly onlyNew?: boolean
}

/** Three versions of a file in one, as its kind asks for; null where a version cannot be read as what it is. */
export function mergeFile(parser: Reads, { path, base, yours, generated, onlyNew }: FileVersions): Merged | null {
  if (/\.pyi?$/.test(path)) return mergePython(parser, { base, yours, generated }, onlyNew)
  // Only code has parts that could be new by themselves.
  if (onlyNew) return { text: yours, conflicts: [], notes: [] }
  return asWritten({ base, yours, generated }, (versions) => {
    if (path.endsWith('.toml')) return mergeToml(versions)
    if (path.endsWith('.json')) return mergeJson(path, versions)
    if (/\.ya?ml$/.test(path)) return mergeYaml(path, versions)
    return mergeLines(path, versions.base, versions.yours, versions.generated)
  })
}
