/** How the revisions of a folder write the types of columns that are called alike. */
export interface ColumnTypes {
  /** The type of a column as it is mostly written; absent where nobody writes it otherwise than Alembic. */
  readonly of: ReadonlyMap<string, string>
  /** Lines that import what types stand in. */
  readonly imports: readonly string[]
}

const COLUMN = /\bsa\.Column\(\s*["'](\w+)["'],\s*((?:\w+\.)+\w+)\((\)?)/g
const IMPORT = /^(?:import|from) [^\n(]+$/gm

/** Types of the project's own, by the names of their columns. */
export function columnTypesOf(sources: readonly string[]): ColumnTypes {
  const written = new Map<string, Map<string, number>>()
  for (const source of sources)
    for (const [, name = '', type = '', closed] of source.matchAll(COLUMN)) {
      const text = closed === ')' ? `${type}()` : 'sa.'
      const times = written.get(name) ?? new Map<string, number>()
      written.set(name, times.set(text, (times.get(text) ?? 0) + 1))
    }
  const most = [...written].flatMap(([name, times]) => {
    const [[text] = ['sa.']] = [...times].toSorted((a, b) => b[1] - a[1])
    return /^(?:sa|postgresql)\./.test(text) ? [] : [[name, text] as const]
  })
  const lines = new Set(sources.flatMap((source) => source.match(IMPORT) ?? []))
  return { of: new Map(most), imports: [...lines].map((line) => line.trim()) }
}

/** A column whose type only the server knows, with the type others of its name have. */
export const typesAs = ({ of }: ColumnTypes, line: string): string =>
  line.replaceAll(/(\bsa\.Column\(\s*"(\w+)",\s*)postgresql\.\w+\(\)/g, (whole, head: string, name: string) => {
    const type = of.get(name)
    return type === undefined ? whole : `${head}${type}`
  })

/** The lines that import what a text speaks of and its pattern does not. */
export const importsFor = ({ of, imports }: ColumnTypes, code: string): readonly string[] =>
  [...new Set(of.values())]
    .filter((type) => code.includes(type))
    .flatMap((type) => {
      const path = type.slice(0, type.lastIndexOf('.'))
      const root = path.split('.')[0]!
      return (
        imports.find((line) => line === `import ${path}`) ??
        imports.find((line) => new RegExp(`\\b(?:import|as) ${root}$`).test(line)) ??
        []
      )
    })
