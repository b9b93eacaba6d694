import { diskTree } from '../../kernel/files/disk.ts'
import { textOf } from './layouts.ts'

const NAMED = /^[\w.-]*(openapi|swagger)[\w.-]*\.(json|ya?ml)$/i
const SAID = /^\s*(\{\s*)?"?(openapi|swagger)"?\s*:/
const LARGEST = 20_000_000

/** Files that keep the contract as the application publishes it: whoever compares them finds the change in them missing. */
export function keptContracts(directory: string, differences: readonly string[]): readonly string[] {
  if (!differences.some((one) => /^[+-] (operation|field)\b/.test(one))) return []
  const files = diskTree(directory, { wanted: (name) => NAMED.test(name), maximumBytes: LARGEST })
  return files.paths
    .filter((path) => SAID.test(textOf(files, path) ?? ''))
    .map((path) => `${path} keeps the contract as the application publishes it: it has to be made anew there`)
}
