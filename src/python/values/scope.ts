import type { Value } from './value.ts'

/** A name that is resolved when first used: a cyclic import, or an import only types see. */
export interface Lazy {
  readonly kind: 'lazy'
  /** Only types see it: at run time the name is not there. */
  readonly typesOnly: boolean
  /** Undefined when the name is not to be had, or is being looked up already. */
  force(): Value | undefined
}

/** Names of one module, class body or function call. */
export interface Scope {
  readonly form: 'module' | 'class' | 'function'
  readonly parent: Scope | null
  variables: Map<string, Value | Lazy>
  /** Names declared `global` or `nonlocal` here. */
  outer: Map<string, 'global' | 'nonlocal'> | null
}

export function newScope(form: Scope['form'], parent: Scope | null): Scope {
  return { form, parent, variables: new Map(), outer: null }
}

/** The value of a name in this scope alone. */
export function readHere(scope: Scope, name: string): Value | undefined {
  const value = scope.variables.get(name)
  if (value === undefined || value.kind !== 'lazy') return value
  const forced = value.force()
  if (forced) scope.variables.set(name, forced)
  return forced
}

/** The value of a name as Python would find it: here, then outwards past class bodies. */
export function read(scope: Scope, name: string): Value | undefined {
  for (let at: Scope | null = scope; at; at = at.parent) {
    if (at !== scope && at.form === 'class') continue
    const value = readHere(at, name)
    if (value !== undefined) return value
  }
  return undefined
}

/** The scope an assignment to `name` lands in. */
export function target(scope: Scope, name: string): Scope {
  const declared = scope.outer?.get(name)
  if (!declared) return scope
  if (declared === 'global') return moduleScope(scope)
  for (let at = scope.parent; at; at = at.parent) if (at.form === 'function' && at.variables.has(name)) return at
  return scope
}

export function moduleScope(scope: Scope): Scope {
  let at = scope
  while (at.parent) at = at.parent
  return at
}

/** A name looked up on first use; looking it up again while that goes on finds nothing. */
export function lazy(look: () => Value | undefined, typesOnly = false): Lazy {
  let looking = false
  return {
    kind: 'lazy',
    typesOnly,
    force: () => {
      if (looking) return undefined
      looking = true
      try {
        return look()
      } finally {
        looking = false
      }
    },
  }
}
