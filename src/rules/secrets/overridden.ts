import { escapePattern } from '../../kernel/text.ts'
import type { Backend } from '../../model/index.ts'
import type { ClassDef, Comparison, Expression } from '../../python/ast.ts'
import type { Code, CodeFile } from '../../python/code/code.ts'
import type { AnyNode } from '../../python/code/names.ts'
import { nodesIn } from '../../python/code/names.ts'
import type { Reached } from '../../python/code/reach.ts'

/** Whether the program itself refuses to run with the value that is written as a default. */
export function isRefused(code: Code, text: string, { setting, file }: Reached, name: string): boolean {
  if (!setting) return false
  if (setting.owner && checksField(file, setting.owner, setting.name)) return true
  const last = name.slice(name.lastIndexOf('.') + 1)
  return code
    .mentioning(new RegExp(`\\b(${escapePattern(setting.name)}|${escapePattern(last)})\\b`))
    .some((one) => compares(one, [setting.name, last], text))
}

/** A validator of the class that speaks of the field, and something that is raised. */
function checksField(file: CodeFile, owner: ClassDef, field: string): boolean {
  const methods = owner.body.filter((one) => one.kind === 'FunctionDef')
  return (
    methods.some((method) => [...nodesIn([method.decorators, method.body])].some((node) => speaksOf(node, field))) &&
    methods.some((method) => /\b(raise|assert|exit)\b/.test(file.text(method)))
  )
}

const speaksOf = (node: AnyNode, field: string): boolean =>
  (node.kind === 'Attribute' && node['name'] === field) ||
  (node.kind === 'Name' && node['id'] === field) ||
  (node.kind === 'Constant' && node['value'] === field)

/** `if settings.SECRET_KEY == "changeme": raise ...`, wherever it stands. */
function compares(file: CodeFile, names: readonly string[], text: string): boolean {
  return file.nodes.some((node) => {
    if (node.kind !== 'If') return false
    const tests = [...nodesIn(node['test'])]
    const about = tests.some((one) => names.some((name) => speaksOf(one, name)))
    const compared = tests.some((one) => one.kind === 'Comparison' && holds(one as unknown as Comparison, text))
    return about && (compared || text === '') && /\b(raise|exit)\b/.test(file.text(node))
  })
}

const holds = ({ operands }: Comparison, text: string): boolean =>
  operands.some(
    (one) =>
      isText(one, text) || one.kind === 'Name' || one.kind === 'Set' || one.kind === 'Tuple' || one.kind === 'List',
  )

const isText = (node: Expression, text: string): boolean => node.kind === 'Constant' && node.value === text

/** Whether somebody gave the setting another value. */
export function isGiven(backend: Backend, text: string, { setting }: Reached): boolean {
  if (!setting) return false
  const found = backend.runtime.settings.find(
    (one) => one.variable.toUpperCase() === setting.name.toUpperCase() || one.name.endsWith(`.${setting.name}`),
  )
  return typeof found?.given === 'string' && found.given !== text
}
