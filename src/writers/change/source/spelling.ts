import type { CodeFile } from '../../../python/code/code.ts'

/** A name a file has to import before it can be used: `from <module> import <name>`. */
export interface Needed {
  readonly module: string
  readonly name: string
}

/** Code, with what it needs. */
export interface Spelled {
  readonly text: string
  readonly needs: readonly Needed[]
}

export const plain = (text: string): Spelled => ({ text, needs: [] })

/** Parts of code put together by whoever knows how. */
export const spelledWith = (parts: readonly Spelled[], text: string): Spelled => ({
  text,
  needs: parts.flatMap(({ needs }) => needs),
})

/**
 * How a file names something from elsewhere: as it is imported there, below a module that is imported there, or by an
 * import that is missing. Where one thing has several paths, the first is the one that is imported.
 */
export function spell(file: CodeFile, ...paths: readonly [string, ...string[]]): Spelled {
  const loaded = file.imports.filter(({ onLoad }) => onLoad)
  const named = loaded.find(({ path, name }) => name !== '*' && paths.includes(path))
  if (named) return plain(named.name)
  const below = loaded.flatMap(({ path, name }) =>
    paths.filter((one) => path !== '' && one === `${path}.${lastOf(one)}`).map((one) => ({ name, one })),
  )[0]
  if (below) return plain(`${below.name}.${lastOf(below.one)}`)
  const [first] = paths
  return { text: lastOf(first), needs: [{ module: first.slice(0, first.lastIndexOf('.')), name: lastOf(first) }] }
}

export const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1)
