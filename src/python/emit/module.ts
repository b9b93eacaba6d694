import type { Fragment } from './fragment.ts'
import type { Symbol } from './symbol.ts'

/** A file of Python: its imports first, then what was written. Names that would hide each other get others. */
export function renderModule(docstring: string, body: Fragment): string {
  const names = namesOf(body)
  const text = body.pieces.map((piece) => (typeof piece === 'string' ? piece : names.get(keyOf(piece))!)).join('')
  const imports = importLines(symbolsIn(body), names)
  return (
    [`"""${docstring}"""`, ...(imports.length === 0 ? [] : [imports.join('\n')]), ...(text === '' ? [] : [text])].join(
      '\n\n',
    ) + '\n'
  )
}

const keyOf = ({ module, name }: Symbol): string => `${module}:${name ?? ''}`

const symbolsIn = ({ pieces }: Fragment): readonly Symbol[] => [
  ...new Map(pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [[keyOf(piece), piece] as const]))).values(),
]

/** What each symbol is called in this file: as it is, or with its module in front where two are called the same. */
function namesOf(body: Fragment): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const symbol of symbolsIn(body)) {
    const own = symbol.name ?? symbol.module
    const name = taken.has(own) ? `${symbol.module.split('.').at(-1)}_${symbol.name ?? 'module'}` : own
    taken.add(name)
    names.set(keyOf(symbol), name)
  }
  return names
}

function importLines(symbols: readonly Symbol[], names: ReadonlyMap<string, string>): readonly string[] {
  const modules = new Map<string, string[]>()
  const whole: string[] = []
  for (const symbol of symbols) {
    const name = names.get(keyOf(symbol))!
    if (symbol.name === null)
      whole.push(name === symbol.module ? `import ${name}` : `import ${symbol.module} as ${name}`)
    else {
      const known = modules.get(symbol.module) ?? []
      modules.set(symbol.module, [...known, name === symbol.name ? name : `${symbol.name} as ${name}`])
    }
  }
  return [...whole, ...[...modules].map(([module, list]) => `from ${module} import ${list.join(', ')}`)]
}
