import type { Setting } from '../../model/runtime.ts'
import type { Call, Expression, Node, Subscript } from '../../python/ast.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import type { SourceProgram } from '../../python/modules/program.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { type Names, importedNames, keyword, nodesIn, pathOf, textOf } from '../../python/code/names.ts'
import { placeOf } from '../place.ts'
import { isSecret } from './secret.ts'

const HINT = /environ|getenv|decouple|starlette\.config|environs/
const READS = /^(os\.getenv|os\.environ\.(get|pop|setdefault)|decouple\.config|config\.Config|environs\.Env(\.\w+)?)$/

/** Variables of the environment that modules read while they load. */
export function readEnvironment(program: SourceProgram, machine: Machine): readonly Setting[] {
  return program.used.flatMap((module) =>
    module.tree && program.mentions(module.file, HINT) ? readModule(module, machine) : [],
  )
}

function readModule(module: SourceModule, machine: Machine): readonly Setting[] {
  const names = withReaders(module)
  return module.tree!.body.flatMap((statement) => {
    const inside = new Set<unknown>()
    const found: Setting[] = []
    for (const node of nodesIn(statement)) {
      if (node.kind === 'FunctionDef' || node.kind === 'Lambda') for (const inner of nodesIn(node)) inside.add(inner)
      if (inside.has(node)) continue
      if (node.kind === 'Call') found.push(...fromCall(node as unknown as Call, names, module, machine))
      else if (node.kind === 'Subscript') found.push(...fromItem(node as unknown as Subscript, names, module, machine))
    }
    return found
  })
}

/** `config = Config(".env")` and `env = Env()`: what they are called with is a variable. */
function withReaders(module: SourceModule): Names {
  const names = new Map(importedNames(module.tree!, module.name, module.isPackage))
  for (const statement of module.tree!.body) {
    if (statement.kind !== 'Assign' || statement.value.kind !== 'Call' || statement.targets[0]?.kind !== 'Name')
      continue
    const path = pathOf(statement.value.callee, names)
    if (path === 'starlette.config.Config') names.set(statement.targets[0].id, 'config.Config')
    else if (path === 'environs.Env') names.set(statement.targets[0].id, 'environs.Env')
  }
  return names
}

function fromCall(call: Call, names: Names, module: SourceModule, machine: Machine): readonly Setting[] {
  const path = pathOf(call.callee, names)
  const name = textOf(call.args[0])
  if (path === null || name === null || !READS.test(path)) return []
  const otherwise = keyword(call, 'default') ?? (path === 'config.Config' ? call.args[2] : call.args[1])
  const cast = keyword(call, 'cast') ?? (path === 'config.Config' ? call.args[1] : undefined)
  const type = cast
    ? source(module, cast)
    : /^environs\.Env\.\w+$/.test(path)
      ? path.slice(path.lastIndexOf('.') + 1)
      : ''
  const absent = /^(os\.getenv|os\.environ\.get)$/.test(path) ? 'None' : null
  return [setting(name, type, otherwise ? source(module, otherwise) : absent, call, module, machine)]
}

function fromItem(node: Subscript, names: Names, module: SourceModule, machine: Machine): readonly Setting[] {
  const name = textOf(node.index)
  return name !== null && pathOf(node.value, names) === 'os.environ'
    ? [setting(name, '', null, node, module, machine)]
    : []
}

const source = (module: SourceModule, node: Expression): string =>
  (module.tree?.source ?? '').slice(node.start, node.end).replace(/\s+/g, ' ')

function setting(
  name: string,
  type: string,
  otherwise: string | null,
  node: Node,
  module: SourceModule,
  machine: Machine,
): Setting {
  return {
    name,
    variable: name,
    type,
    default: otherwise,
    given: machine.environment[name] ?? null,
    secret: isSecret(name, type),
    at: placeOf({ module, node }),
  }
}
