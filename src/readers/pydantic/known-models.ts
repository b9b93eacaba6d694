import { linearise } from '../../python/interpret/classes.ts'
import { evaluateAnnotation, readingFrame } from '../../python/interpret/annotations.ts'
import { evaluate } from '../../python/interpret/expressions.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import { external, instance, text, unknown } from '../../python/values/make.ts'
import { newScope } from '../../python/values/scope.ts'
import type { Annotation, ClassValue, Site, Value } from '../../python/values/value.ts'
import { KNOWN_MODELS, type KnownModel, NAMES } from './known-model-table.ts'

/** Models of well-known libraries as the classes they would be if their source were read. */
export class KnownModels {
  private readonly machine: Machine
  private readonly made = new Map<string, ClassValue | null>()
  private readonly modules = new Map<string, SourceModule>()

  constructor(machine: Machine) {
    this.machine = machine
  }

  get(path: string): ClassValue | null {
    const known = this.made.get(path)
    if (known !== undefined) return known
    const model = KNOWN_MODELS[path]
    this.made.set(path, null)
    const made = model ? this.make(path, model) : null
    this.made.set(path, made)
    return made
  }

  private make(path: string, model: KnownModel): ClassValue {
    const dot = path.lastIndexOf('.')
    const module = this.module(path.slice(0, dot))
    const name = path.slice(dot + 1)
    const site: Site = { module, node: { start: 0, end: 0 } as Site['node'] }
    const scope = newScope('class', module.scope)
    const bases = (model.bases ?? ['BaseModel']).map((base) => this.evaluate(base, module))
    const made: { -readonly [K in keyof ClassValue]: ClassValue[K] } = {
      kind: 'class',
      name,
      qualname: path,
      node: null,
      site,
      bases,
      mro: [],
      namespace: scope.variables as Map<string, Value>,
      scope,
      annotations: new Map<string, Annotation>(),
      keywords: new Map(),
      decorators: [],
      docstring: model.docstring ?? null,
    }
    // Its own name is in the line too, so that it is found as what it stands for.
    made.mro = [made, external(path), ...linearise(made, this.machine).slice(1)]
    for (const [field, declared] of Object.entries(model.fields ?? {})) this.declare(made, field, declared)
    for (const [key, written] of Object.entries(model.attributes ?? {}))
      scope.variables.set(key, this.evaluate(written, module))
    return made
  }

  /** `int | None = None`: a type and a default, as in a class body. */
  private declare(into: ClassValue, field: string, declared: string): void {
    const [type = '', assigned] = declared.split(/ = (.*)/s)
    const { module } = into.site
    const expression = this.machine.program.parseExpression(type)
    if (!expression) return
    into.annotations.set(field, {
      expression,
      site: into.site,
      scope: into.scope,
      value: evaluateAnnotation(expression, readingFrame(this.machine, module, module.scope)),
    })
    if (assigned !== undefined) into.namespace.set(field, this.evaluate(assigned, module))
  }

  private evaluate(written: string, module: SourceModule): Value {
    const local = KNOWN_MODELS[`${module.name}.${written}`]
    if (local) return this.get(`${module.name}.${written}`) ?? unknown('a class of itself')
    const expression = this.machine.program.parseExpression(written)
    return expression
      ? this.withClasses(evaluate(expression, readingFrame(this.machine, module, module.scope)))
      : unknown(`${written} is no expression`)
  }

  /** Names of other known classes mean those classes. */
  private withClasses(value: Value): Value {
    if (value.kind === 'external')
      return value.path === 'pydantic.main.BaseModel'
        ? value
        : (this.get(this.machine.library.canonical(value.path)) ?? value)
    return value.kind === 'generic' ? { ...value, origin: this.withClasses(value.origin) } : value
  }

  private module(name: string): SourceModule {
    let module = this.modules.get(name)
    if (!module) {
      const scope = newScope('module', null)
      for (const [short, path] of Object.entries(NAMES)) scope.variables.set(short, external(path))
      for (const variable of ['T', 'C', 'ID', 'RootModelRootType'])
        scope.variables.set(variable, typeVariable(variable))
      module = { file: '', name, isPackage: false, scope, tree: null, state: 'done' }
      this.modules.set(name, module)
    }
    return module
  }
}

const variables = new Map<string, Value>()
function typeVariable(name: string): Value {
  let value = variables.get(name)
  if (!value) variables.set(name, (value = instance(external('typing.TypeVar'), { args: [text(name)] })))
  return value
}
