/** A name that comes from another module; what it is called in a file is decided last. */
export interface Symbol {
  readonly kind: 'symbol'
  readonly module: string
  /** Null for the module itself. */
  readonly name: string | null
  /** Only type checkers import it: modules that name each other cannot both come first. */
  readonly typing: boolean
}

/** `imported('fastapi:APIRouter')`, `imported('uuid')`; `builtins:list` needs no line unless something hides it. */
export const imported = (spec: string): Symbol => symbol(spec, false)

/** A name inside of a text that is looked up later: `Mapped["Project"]`. */
export const mentioned = (spec: string): Symbol => symbol(spec, true)

function symbol(spec: string, typing: boolean): Symbol {
  const [module = '', name = null] = spec.split(':')
  return { kind: 'symbol', module, name, typing }
}
