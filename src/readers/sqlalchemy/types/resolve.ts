import { asText, classAttribute, inherits, isNone } from '../../../python/values/ask.ts'
import { external, instance } from '../../../python/values/make.ts'
import type { CallOf, ClassValue, Instance, Site, Value } from '../../../python/values/value.ts'
import { call, callExternal } from '../../../python/interpret/calls.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { argumentsOf } from '../record.ts'
import { DECORATOR, TYPE, USER_TYPE } from '../library/types.ts'

/** A type of SQLAlchemy with what it was made with, decorators and variants seen through. */
export interface SqlType {
  readonly path: string
  readonly args: readonly Value[]
  readonly keywords: ReadonlyMap<string, Value>
  /** A type of the project that writes its own SQL. */
  readonly written: string | null
  readonly value: Value
}

const noArguments = (site: Site): CallOf => ({ args: [], keywords: new Map(), open: false, site })

const isTypePath = (path: string, machine: Machine): boolean => machine.library.lineage(path).includes(TYPE)

/** The type PostgreSQL would be given; null when the program does not tell. */
export function resolveType(value: Value, machine: Machine, site: Site, depth = 0): SqlType | null {
  if (depth > 12) return null
  switch (value.kind) {
    case 'external':
      return plain(machine.library.canonical(value.path), [], new Map(), value)
    case 'generic':
      return resolveType(value.origin, machine, site, depth + 1)
    case 'class':
      return resolveMade(call(value, noArguments(site), machine), machine, site, depth)
    case 'instance':
      return value.class.kind === 'external'
        ? resolveOutside(value, value.class.path, machine, site, depth)
        : resolveMade(value, machine, site, depth)
    default:
      return null
  }
}

const plain = (path: string, args: readonly Value[], keywords: ReadonlyMap<string, Value>, value: Value): SqlType => ({
  path,
  args,
  keywords,
  written: null,
  value,
})

function resolveOutside(value: Instance, path: string, machine: Machine, site: Site, depth: number): SqlType | null {
  if (path.endsWith('.as_mutable') && value.args[0]) return resolveType(value.args[0], machine, site, depth + 1)
  if (path.endsWith('.with_variant') && value.receiver) {
    const dialects = value.args.slice(1).map(asText)
    return resolveType(dialects.includes('postgresql') ? value.args[0]! : value.receiver, machine, site, depth + 1)
  }
  return plain(path, value.args, value.keywords, value)
}

/** A type the project defines itself. */
function resolveMade(value: Value, machine: Machine, site: Site, depth: number): SqlType | null {
  if (value.kind !== 'instance' || value.class.kind !== 'class')
    return value.kind === 'instance' ? resolveType(value, machine, site, depth + 1) : null
  if (inherits(value.class, DECORATOR)) return resolveDecorator(value, value.class, machine, site, depth)
  const spec = classAttribute(value.class, 'get_col_spec')?.value
  if (spec && inherits(value.class, USER_TYPE)) return writtenType(value, spec, machine, site)
  const base = value.class.mro.find((one) => one.kind === 'external' && isTypePath(one.path, machine))
  const given = argumentsOf(value)
  return base?.kind === 'external' ? plain(base.path, given.args, given.keywords, value) : null
}

function writtenType(value: Instance, spec: Value, machine: Machine, site: Site): SqlType | null {
  const made =
    spec.kind === 'function' ? call({ kind: 'method', function: spec, self: value }, noArguments(site), machine) : null
  const text = made && asText(made)
  return text === null || text === undefined ? null : { ...plain(USER_TYPE, [], new Map(), value), written: text }
}

/** `load_dialect_impl` when the project overrides it, else `impl`, made with the arguments the decorator got. */
function resolveDecorator(
  value: Instance,
  of: ClassValue,
  machine: Machine,
  site: Site,
  depth: number,
): SqlType | null {
  const load = classAttribute(of, 'load_dialect_impl')?.value
  if (load?.kind === 'function') {
    const dialect = instance(external('sqlalchemy.engine.interfaces.Dialect'), { site })
    const loaded = call(
      { kind: 'method', function: load, self: value },
      { ...noArguments(site), args: [dialect] },
      machine,
    )
    const own =
      loaded.kind === 'instance' && loaded.class.kind === 'external' && loaded.class.path.endsWith('.load_dialect_impl')
    if (!own && !(loaded.kind === 'instance' && loaded === value)) return resolveType(loaded, machine, site, depth + 1)
  }
  const impl = implementationOf(value, of, machine, site)
  return impl && resolveType(impl, machine, site, depth + 1)
}

function implementationOf(value: Instance, of: ClassValue, machine: Machine, site: Site): Value | null {
  const own = value.attributes.get('impl')
  if (own && !isNone(own)) return own
  const impl = classAttribute(of, 'impl')?.value
  if (!impl) return null
  const given = argumentsOf(value)
  const call_ = { args: given.args, keywords: given.keywords, open: false, site }
  if (impl.kind === 'external') return callExternal(impl, call_, machine)
  return impl.kind === 'class' ? call(impl, call_, machine) : impl
}
