import { asItems, asText, isMade, isNone } from '../../python/values/ask.ts'
import { external } from '../../python/values/make.ts'
import type { ClassValue, Instance, Site, Value } from '../../python/values/value.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { type RequestParameter, type Types, analyse, isDepends } from './parameters.ts'
import { type ModelFields, type SignatureParameter, signatureOf, viewClass, viewParameters } from './signature.ts'

/** One callable of the dependency graph with all it asks for. */
export interface Dependant {
  readonly callee: Value
  /** The parameter it fills; null for a dependency whose result nobody takes. */
  readonly name: string | null
  readonly via: 'endpoint' | 'decorator' | 'parameter' | 'class'
  readonly scopes: readonly string[]
  readonly parameters: readonly RequestParameter[]
  readonly dependencies: readonly Dependant[]
  /** What it may be, when nobody here can tell which; the rest speaks of the first. */
  readonly choices?: readonly Choice[]
  /** Every parameter as written: for following the call. */
  readonly signature: readonly SignatureParameter[]
  /** False when the signature could not be read. */
  readonly known: boolean
  readonly site: Site | null
}

export interface Choice {
  readonly dependant: Dependant
  readonly condition: string
}

export type Models = ModelFields & Types

interface Request {
  readonly callee: Value
  readonly name: string | null
  readonly via: Dependant['via']
  readonly scopes: readonly string[]
  readonly site: Site | null
  /** The view class whose annotated names are the parameters. */
  readonly view?: ClassValue
}

/** The dependency graph of a route: FastAPI's `get_dependant`, decorator dependencies first. */
export function dependantOf(
  endpoint: Value,
  path: string,
  dependencies: readonly Value[],
  machine: Machine,
  models: Models,
  late: readonly Value[] = [],
): Dependant {
  const names = new Set([...path.matchAll(/\{([^}:]*)[^}]*\}/g)].map((match) => match[1]!))
  const reader = new DependantReader(names, machine, models)
  const root = reader.read({ callee: endpoint, name: null, via: 'endpoint', scopes: [], site: null }, 0)
  const read = (given: readonly Value[]): readonly Dependant[] =>
    given
      .filter(isDepends)
      .map((depends) =>
        reader.readDepends(
          depends,
          depends.args[0] ?? depends.keywords.get('dependency') ?? external('builtins.object'),
          null,
          'decorator',
          0,
        ),
      )
  return {
    ...root,
    dependencies: [...read(dependencies.filter((one) => !late.includes(one))), ...root.dependencies, ...read(late)],
  }
}

/** A dependency that is only there when something holds that nobody here can decide. */
export interface PerhapsDependency {
  readonly dependant: Dependant
  readonly condition: string
}

/** Of the dependencies a route was given, those that are perhaps there; null for one nothing is known of. */
export function perhapsOf(
  dependencies: Value | undefined,
  path: string,
  machine: Machine,
  models: Models,
): readonly (PerhapsDependency | null)[] {
  const items = dependencies?.kind === 'sequence' ? dependencies.items : []
  const open =
    dependencies !== undefined &&
    dependencies.kind !== 'constant' &&
    (dependencies.kind !== 'sequence' || dependencies.open)
  const found = items.flatMap((item): readonly (PerhapsDependency | null)[] => {
    if (item.kind === 'unknown') return [null]
    if (item.kind !== 'alternatives') return []
    return item.options.flatMap(({ value, condition }) => {
      const [dependant] = dependantOf(external('builtins.object'), path, [value], machine, models).dependencies
      return dependant ? [{ dependant, condition: condition?.text ?? 'a condition' }] : []
    })
  })
  return open ? [...found, null] : found
}

class DependantReader {
  private readonly pathNames: ReadonlySet<string>
  private readonly machine: Machine
  private readonly models: Models

  constructor(pathNames: ReadonlySet<string>, machine: Machine, models: Models) {
    this.pathNames = pathNames
    this.machine = machine
    this.models = models
  }

  read(request: Request, depth: number): Dependant {
    const view = request.via === 'endpoint' ? viewClass(request.callee) : null
    const all =
      depth > 40
        ? null
        : request.view
          ? viewParameters(request.view, this.machine)
          : signatureOf(request.callee, this.machine, this.models)
    const own = view ? (all ?? []).slice(1) : (all ?? [])
    const parameters: RequestParameter[] = []
    const dependencies: Dependant[] = view
      ? [this.read({ callee: view, name: 'self', via: 'class', scopes: [], site: view.site, view }, depth + 1)]
      : []
    for (const one of own) {
      // `*args` of a wrapper that hides its function asks for nothing that could be sent.
      if (one.variadic && this.hides(request.callee)) continue
      const analysed = analyse(one, this.pathNames.has(one.name), this.machine, this.models)
      if (analysed.kind === 'request') parameters.push(analysed.parameter)
      else if (analysed.kind === 'dependency')
        dependencies.push(this.readDepends(analysed.depends, analysed.dependency, one.name, 'parameter', depth + 1))
    }
    return { ...request, parameters, dependencies, signature: own, known: all !== null }
  }

  private hides(callee: Value): boolean {
    return callee.kind === 'external'
  }

  readDepends(
    depends: Instance,
    dependency: Value,
    name: string | null,
    via: 'decorator' | 'parameter',
    depth: number,
  ): Dependant {
    const scopes = isMade(depends, 'fastapi.params.Security')
      ? (asItems(depends.keywords.get('scopes') ?? depends.args[1]) ?? []).flatMap((one) => asText(one) ?? [])
      : []
    const request: Request = { callee: dependency, name, via, scopes, site: depends.site }
    return { ...this.read(request, depth), choices: this.choices(request, depth) }
  }

  /** Of a callable that is chosen while the program starts, each that it may be. */
  private choices(request: Request, depth: number): readonly Choice[] {
    if (request.callee.kind !== 'alternatives') return []
    return request.callee.options
      .filter(({ value }) => !isNone(value))
      .map(({ value, condition }) => ({
        dependant: this.read({ ...request, callee: value }, depth),
        condition: condition?.text ?? '',
      }))
  }
}

/** The graph in the order FastAPI goes through it, each callable once for each set of scopes. */
export function flat(
  root: Dependant,
): readonly { readonly dependant: Dependant; readonly scopes: readonly string[] }[] {
  const seen = new Map<Value, Set<string>>()
  const result: { dependant: Dependant; scopes: readonly string[] }[] = []
  const visit = (at: Dependant, inherited: readonly string[]): void => {
    const scopes = [...new Set([...inherited, ...at.scopes])]
    const key = [...scopes].sort().join(' ')
    const before = seen.get(at.callee) ?? new Set()
    if (before.has(key)) return
    seen.set(at.callee, before.add(key))
    result.push({ dependant: at, scopes })
    for (const inner of at.dependencies) visit(inner, scopes)
  }
  visit(root, [])
  return result
}

/** Body parameters are counted each time they are asked for. */
export function bodyParameters(root: Dependant): readonly RequestParameter[] {
  return [
    ...root.parameters.filter((one) => one.in === 'body'),
    ...root.dependencies.flatMap((inner) => bodyParameters(inner)),
  ]
}
