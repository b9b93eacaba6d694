import { mergeJson } from '../kernel/merge/json.ts'
import { mergeLines } from '../kernel/merge/lines.ts'
import type { Merged } from '../kernel/merge/merged.ts'
import { mergeToml } from '../kernel/merge/toml.ts'
import { asWritten } from '../kernel/merge/written.ts'
import { mergeYaml } from '../kernel/merge/yaml.ts'
import { type Reads, mergePython } from '../python/merge/merge.ts'

/** Three versions of a file in one, as its kind asks for; null where a version cannot be read as what it is. */
export function mergeFile(parser: Reads, path: string, base: string, yours: string, generated: string): Merged | null {
  if (/\.pyi?$/.test(path)) return mergePython(parser, base, yours, generated)
  return asWritten(yours, [base, yours, generated], (was, own, made) => {
    if (path.endsWith('.toml')) return mergeToml(was, own, made)
    if (path.endsWith('.json')) return mergeJson(path, was, own, made)
    if (/\.ya?ml$/.test(path)) return mergeYaml(path, was, own, made)
    return mergeLines(path, was, own, made)
  })
}
