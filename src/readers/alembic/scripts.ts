import type { MigrationScript, MigrationStep, RevisionImport, RevisionScripts } from '../../model/data.ts'
import type { Place } from '../../model/provenance.ts'
import type { Call, FunctionDef, Module, Node } from '../../python/ast.ts'
import { type AnyNode, importedNames, isCall, nodesIn, pathOf } from '../../python/code/names.ts'
import { argumentsOf, literalOf, type Scope, valuesOf } from './arguments.ts'
import { operationsIn } from './operations.ts'

/** What both functions of a revision do, step by step. */
export function scriptsOf(tree: Module, module: string, placeOf: (node: Node) => Place): RevisionScripts {
  const scope = { names: importedNames(tree, module, false), values: valuesOf(tree) }
  const script = (name: string): MigrationScript | null => {
    const of = tree.body.find((one): one is FunctionDef => one.kind === 'FunctionDef' && one.name === name)
    if (!of) return null
    tree.looked.texts.add(of.start)
    const at = placeOf({ start: of.nameStart, end: of.nameStart + of.name.length })
    return { body: bodyOf(of, tree.source.slice(of.start, of.end)), steps: stepsOf(of, tree, scope, placeOf), at }
  }
  return { upgrade: script('upgrade'), downgrade: script('downgrade'), imports: importsOf(tree, placeOf) }
}

function bodyOf({ body }: FunctionDef, written: string): MigrationScript['body'] {
  const statements = body.filter((one) => one.kind !== 'Pass' && !isRemark(one))
  if (statements.every((one) => one.kind === 'Return' && !one.value))
    return isExplained(written) ? 'explained' : 'empty'
  return statements[0]?.kind === 'Raise' ? 'raises' : 'works'
}

/** Somebody wrote down why: more than the words the templates of Alembic put there. */
const isExplained = (written: string): boolean =>
  /^\s*#(?!\s*###|\s*(TODO|FIXME)\b)\s*\w+\s+\w/im.test(written) || /"{3}\s*(\S+\s+){4,}/.test(written)

/** A docstring, or `...`. */
const isRemark = (one: FunctionDef['body'][number]): boolean =>
  one.kind === 'ExpressionStatement' && one.value.kind === 'Constant'

function stepsOf(
  of: FunctionDef,
  tree: Module,
  scope: Scope,
  placeOf: (node: Node) => Place,
): readonly MigrationStep[] {
  let reached = of.start
  const operations = operationsIn(of.name, tree).map(({ name, node, batch, autocommit, conditional }) => {
    // What a helper does happens where the helper is called.
    if (of.start <= node.start && node.end <= of.end) reached = node.start
    const step: MigrationStep = {
      operation: name,
      batch: batch ? String(literalOf(batch, scope) ?? '') : null,
      arguments: argumentsOf(node, scope),
      autocommit,
      conditional,
      at: placeOf(node),
    }
    return { step, start: reached }
  })
  return [...operations, ...typesOf(of, scope, placeOf)].toSorted((a, b) => a.start - b.start).map(({ step }) => step)
}

/** `sa.Enum(name='status').create(op.get_bind())`, and the same through a name. */
function typesOf(
  of: FunctionDef,
  scope: Scope,
  placeOf: (node: Node) => Place,
): readonly { readonly step: MigrationStep; readonly start: number }[] {
  return [...nodesIn(of.body)].flatMap((node) => {
    const call = node.kind === 'Call' ? (node as AnyNode & Call) : null
    if (call?.callee.kind !== 'Attribute' || !/^(create|drop)$/.test(call.callee.name)) return []
    const { value } = call.callee
    const made = value.kind === 'Name' ? scope.values.get(value.id) : value
    if (!isCall(made) || !/\.ENUM$/i.test(pathOf(made, scope.names) ?? '')) return []
    const step: MigrationStep = {
      operation: `${call.callee.name}_type`,
      batch: null,
      arguments: argumentsOf(made, scope),
      autocommit: false,
      conditional: false,
      at: placeOf(call),
    }
    return [{ step, start: call.start }]
  })
}

/** Modules by their full name; relative imports with their dots. */
function importsOf(tree: Module, placeOf: (node: Node) => Place): readonly RevisionImport[] {
  return [...nodesIn(tree.body)].flatMap((node) => {
    if (node.kind === 'Import')
      return (node['names'] as readonly { name: string }[]).map(({ name }) => ({
        module: name,
        names: [],
        at: placeOf(node),
      }))
    if (node.kind !== 'ImportFrom') return []
    const names = (node['names'] as readonly { name: string }[]).map(({ name }) => name)
    return [{ module: `${'.'.repeat(node['level'] as number)}${node['module'] as string}`, names, at: placeOf(node) }]
  })
}
