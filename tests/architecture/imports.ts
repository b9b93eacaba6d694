import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Import {
  /** The file that imports, from `src`, with forward slashes. */
  readonly from: string
  /** The file it imports, from `src`, or the name of a package. */
  readonly to: string
}

/** Every import in src: static, dynamic, and those that name only a type. */
export function importsOfSource(): readonly Import[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  // What lies below `files` is written into a backend as it is.
  const sources = files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !/^writers\/backend\/.*\/files\//.test(file))
  return sources.flatMap((from) => {
    const text = readFileSync(join(root, 'src', from), 'utf8')
    const specifiers = [...text.matchAll(/(?:^|[\s}])(?:from|import)\s*\(?\s*['"`]([^'"`\n]+)['"`]/g)].map(
      ([, name = '']) => name,
    )
    return specifiers.map((name) => ({ from, to: name.startsWith('.') ? posix.join(dirname(from), name) : name }))
  })
}
