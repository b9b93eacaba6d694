/** A name that comes from another module; what it is called in a file is decided last. */
export interface Symbol {
  readonly kind: 'symbol'
  readonly module: string
  /** Null for the module itself. */
  readonly name: string | null
}

/** `imported('fastapi:APIRouter')`, `imported('uuid')` */
export function imported(spec: string): Symbol {
  const [module = '', name = null] = spec.split(':')
  return { kind: 'symbol', module, name }
}
