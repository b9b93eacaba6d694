import type { Fragment } from './fragment.ts'
import { inOrder } from './imports.ts'
import { type Symbol, imported } from './symbol.ts'

/**
 * A file of Python: its imports first, then what was written. Names that would hide each other get others; those in
 * `taken` are what the file itself defines, in its classes as well.
 */
export function renderModule(docstring: string, body: Fragment, taken: readonly string[] = []): string {
  const names = namesOf(body, taken)
  const text = body.pieces.map((piece) => (typeof piece === 'string' ? piece : names.get(keyOf(piece))!)).join('')
  const symbols = symbolsIn(body)
  const typing = importLines(
    symbols.filter(({ typing: only }) => only),
    names,
  )
  const imports = [
    ...importLines([...symbols.filter(({ typing: only }) => !only), ...(typing.length === 0 ? [] : [CHECKING])], names),
    ...(typing.length === 0 ? [] : ['', 'if TYPE_CHECKING:', ...typing.map((line) => `    ${line}`)]),
  ]
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

/**
 * What each symbol is called in this file: as it is, or with its module in front where two are called the same. Neither
 * is called by the short name then: what people wrote while there was one of them must not come to mean the other.
 */
function namesOf(body: Fragment, own: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const symbols = symbolsIn(body)
  // A name in a text is looked up by what it is really called.
  const looked = symbols.filter(({ typing }) => typing)
  for (const symbol of looked) names.set(keyOf(symbol), symbol.name ?? symbol.module)
  const taken = new Set([...own, ...names.values()])
  const shared = sharedIn(symbols)
  for (const symbol of symbols) {
    if (symbol.typing) continue
    let name = symbol.name ?? symbol.module
    if (taken.has(name) || shared.has(name)) name = `${symbol.module.split('.').at(-1)}_${symbol.name ?? 'module'}`
    while (taken.has(name)) name += '_'
    taken.add(name)
    names.set(keyOf(symbol), name)
  }
  return names
}

/** Names of several symbols, but for what everybody knows without an import. */
function sharedIn(symbols: readonly Symbol[]): ReadonlySet<string> {
  const names = symbols.flatMap(({ module, name, typing }) => (typing || module === 'builtins' ? [] : [name ?? module]))
  return new Set(names.filter((name, index) => names.indexOf(name) !== index))
}

const CHECKING = imported('typing:TYPE_CHECKING')

function importLines(symbols: readonly Symbol[], names: ReadonlyMap<string, string>): readonly string[] {
  const modules = new Map<string, string[]>()
  const whole: (readonly [string, string])[] = []
  for (const symbol of symbols) {
    const name = names.get(keyOf(symbol)) ?? symbol.name!
    if (symbol.module === 'builtins' && name === symbol.name) continue
    if (symbol.name === null)
      whole.push([symbol.module, name === symbol.module ? `import ${name}` : `import ${symbol.module} as ${name}`])
    else {
      const known = modules.get(symbol.module) ?? []
      modules.set(symbol.module, [...known, name === symbol.name ? name : `${symbol.name} as ${name}`])
    }
  }
  return inOrder(whole, modules)
}
