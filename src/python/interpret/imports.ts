import type { Expression, Import, ImportFrom, Statement } from '../ast.ts'
import { asItems, asText } from '../values/ask.ts'
import { external, text } from '../values/make.ts'
import { type Lazy, lazy, newScope, readHere } from '../values/scope.ts'
import type { Value } from '../values/value.ts'
import type { SourceModule } from '../modules/module.ts'
import { readingFrame } from './annotations.ts'
import { type Completion, type Frame, site } from './frame.ts'
import type { Machine } from './machine.ts'
import { findAttribute, getAttribute } from './attributes.ts'
import { runStatement } from './statements.ts'

/** Runs a module's body once, its packages first, as Python does. */
export function importModule(module: SourceModule, machine: Machine): void {
  if (module.state === 'new') machine.apart(() => runModule(module, machine))
}

function runModule(module: SourceModule, machine: Machine): void {
  importParents(module, machine)
  // The package may have imported this module itself.
  if (module.state !== 'new') return
  module.state = 'running'
  module.tree = machine.program.parse(module)
  for (const [name, value] of [
    ['__name__', module.name],
    ['__file__', module.file],
    ['__package__', packageOf(module)],
  ] as const)
    module.scope.variables.set(name, text(value))
  const conditions = machine.conditions.splice(0)
  const loops = machine.loops
  const observer = machine.observer
  machine.loops = 0
  machine.observer = null
  const frame = { ...readingFrame(machine, module, module.scope), returns: [], yields: null }
  for (const statement of module.tree.body) {
    const completion = machine.bounded(
      'a statement',
      { module, node: statement },
      () => runStatement(statement, frame),
      () => 'next' as const,
    )
    if (completion === 'raise' || machine.exhausted) break
  }
  machine.conditions.splice(0, machine.conditions.length, ...conditions)
  machine.loops = loops
  machine.observer = observer
  module.state = 'done'
}

const packageOf = (module: SourceModule): string =>
  module.isPackage ? module.name : module.name.slice(0, Math.max(0, module.name.lastIndexOf('.')))

function importParents(module: SourceModule, machine: Machine): void {
  const dot = module.name.lastIndexOf('.')
  if (dot < 0) return
  const parent = machine.program.find(module.name.slice(0, dot), module)
  if (parent && parent !== module) importModule(parent, machine)
}

/** A module inside a package, imported on first use. */
export function submodule(of: SourceModule, name: string, machine: Machine): Value | undefined {
  if (!of.isPackage) return undefined
  const found = machine.program.find(`${of.name}.${name}`, of)
  if (!found || found === of) return undefined
  importModule(found, machine)
  return { kind: 'module', module: found }
}

/** The value of a dotted module name; outside the project it is External. */
export function moduleByName(name: string, from: SourceModule | null, machine: Machine): Value {
  const found = machine.program.find(name, from)
  if (!found) return external(machine.library.canonical(name))
  importModule(found, machine)
  return { kind: 'module', module: found }
}

export function runImport(node: Import, frame: Frame): Completion {
  for (const one of node.names) {
    const value = moduleByName(one.name, frame.module, frame.machine)
    const top = one.name.split('.')[0]!
    if (one.alias) frame.scope.variables.set(one.alias, value)
    else frame.scope.variables.set(top, one.name === top ? value : topOf(top, value, frame))
  }
  return 'next'
}

/** `import a.b` binds `a`, through which `a.b` is reached. */
function topOf(top: string, value: Value, frame: Frame): Value {
  if (value.kind === 'external') return external(top)
  const found = frame.machine.program.find(top, frame.module)
  if (found) return moduleByName(top, frame.module, frame.machine)
  return namespace(top, frame.module, frame.machine)
}

/** A folder without `__init__.py`: its modules are its attributes. */
function namespace(name: string, from: SourceModule, machine: Machine): Value {
  const value = external(`<namespace>.${name}`)
  machine.library.add({ path: value.path, members: namespaceMembers(name, from, machine) })
  return value
}

function namespaceMembers(name: string, from: SourceModule, machine: Machine): Record<string, Value> {
  return new Proxy({} as Record<string, Value>, {
    get: (_, key) => {
      if (typeof key !== 'string') return undefined
      const full = `${name}.${key}`
      const found = machine.program.find(full, from)
      if (found) return moduleByName(full, from, machine)
      return machine.program.isNamespace(full, from) ? namespace(full, from, machine) : undefined
    },
  })
}

export function runImportFrom(node: ImportFrom, frame: Frame): Completion {
  const name = absoluteName(node, frame.module)
  if (name === null) return 'next'
  const module = frame.machine.program.find(name, frame.module)
  if (module) importModule(module, frame.machine)
  for (const one of node.names) {
    if (one.name === '*') importAll(name, module, frame)
    else frame.scope.variables.set(one.alias ?? one.name, member(name, one.name, module, frame, node))
  }
  return 'next'
}

/** The dotted name a `from` means; null when the dots lead out of the top package. */
export function absoluteName(node: ImportFrom, module: SourceModule): string | null {
  if (node.level === 0) return node.module
  const parts = module.name.split('.')
  const drop = node.level - (module.isPackage ? 1 : 0)
  if (drop > parts.length) return null
  const base = drop === 0 ? parts : parts.slice(0, -drop)
  return [...base, ...(node.module ? [node.module] : [])].join('.')
}

function member(
  name: string,
  wanted: string,
  module: SourceModule | null,
  frame: Frame,
  node: ImportFrom,
): Value | Lazy {
  if (!module) {
    const inside = frame.machine.program.find(name ? `${name}.${wanted}` : wanted, frame.module)
    if (inside) return moduleByName(name ? `${name}.${wanted}` : wanted, frame.module, frame.machine)
    if (node.level > 0)
      frame.machine.giveUp(
        'import',
        `from ${'.'.repeat(node.level)}${node.module} import ${wanted}: no such module`,
        site(frame, node),
      )
    return getAttribute(external(frame.machine.library.canonical(name)), wanted, frame.machine, site(frame, node))
  }
  const own = readHere(module.scope, wanted)
  if (own) return own
  const inside = submodule(module, wanted, frame.machine)
  if (inside) return inside
  if (module.state === 'running') return later(module, wanted, frame)
  return dynamic(module, wanted, frame) ?? external(`${name}.${wanted}`)
}

/** A module may answer for names it does not hold: `def __getattr__(name)`. */
function dynamic(module: SourceModule, wanted: string, frame: Frame): Value | undefined {
  return findAttribute(
    { kind: 'module', module },
    wanted,
    frame.machine,
    site(frame, module.tree?.body[0] ?? { start: 0, end: 0 }),
  )
}

/** A name of a module that is still being run: looked up when it is used. */
function later(module: SourceModule, wanted: string, frame: Frame): Lazy {
  return lazy(
    () =>
      readHere(module.scope, wanted) ??
      submodule(module, wanted, frame.machine) ??
      external(`${module.name}.${wanted}`),
  )
}

function importAll(name: string, module: SourceModule | null, frame: Frame): void {
  if (!module) {
    for (const [key, value] of Object.entries(frame.machine.library.get(name)?.members ?? {}))
      frame.scope.variables.set(key, value)
    return
  }
  const listed = readHere(module.scope, '__all__')
  const names =
    (listed && asItems(listed)?.map(asText)) ?? [...module.scope.variables.keys()].filter((key) => !key.startsWith('_'))
  for (const key of names) {
    const value = key === null ? undefined : (module.scope.variables.get(key) ?? submodule(module, key, frame.machine))
    if (key !== null && value && !(value.kind === 'lazy' && value.typesOnly && !listed))
      frame.scope.variables.set(key, value)
  }
}

/** `if TYPE_CHECKING:`, also as an attribute of typing. */
export function isTypeChecking(test: Expression, frame: Frame): boolean {
  if (test.kind === 'Attribute') return test.name === 'TYPE_CHECKING'
  if (test.kind !== 'Name' || test.id !== 'TYPE_CHECKING') return false
  const value = readHere(frame.scope, test.id)
  return value === undefined || value.kind === 'external'
}

/** Binds the names of imports that only types use, without running what they import. */
export function lazily(body: readonly Statement[], frame: Frame): void {
  for (const statement of body) {
    if (statement.kind === 'ImportFrom')
      for (const one of statement.names) bindLazily(one.alias ?? one.name, { ...statement, names: [one] }, frame)
    else if (statement.kind === 'Import')
      for (const one of statement.names)
        bindLazily(one.alias ?? one.name.split('.')[0]!, { ...statement, names: [one] }, frame)
    else runStatement(statement, frame)
  }
}

function bindLazily(name: string, statement: Import | ImportFrom, frame: Frame): void {
  if (name === '*') return
  const { scope } = frame
  const placeholder = lazy(() => {
    const aside: Frame = { ...frame, scope: newScope('module', null) }
    runStatement(statement, aside)
    return readHere(aside.scope, name) ?? external(name)
  }, true)
  scope.variables.set(name, placeholder)
}
