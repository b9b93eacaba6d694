import type { ClassDef, Expression, FunctionDef } from '../ast.ts'
import type { CodeFile } from './file.ts'
import { keyword, textOf } from './names.ts'

/** A variable of the environment, and what holds when it is not set. */
export interface EnvironmentDefault {
  readonly variable: string
  readonly otherwise: Expression
}

const READS = /^(os\.getenv|os\.environ\.(get|setdefault|pop)|decouple\.config)$/

/** `os.getenv("KEY", "default")`, `os.getenv("KEY") or "default"`, `config("KEY", default="default")`. */
export function environmentDefault(
  file: CodeFile,
  node: Expression | ClassDef | FunctionDef,
): EnvironmentDefault | null {
  if (node.kind === 'BooleanOperation' && node.operator === 'or') {
    const variable = environmentVariable(file, node.left)
    return variable === null ? null : { variable, otherwise: node.right }
  }
  if (node.kind !== 'Call') return null
  const variable = environmentVariable(file, node)
  const otherwise = keyword(node, 'default') ?? node.args[1]
  return variable !== null && otherwise ? { variable, otherwise } : null
}

/** The variable an expression reads from the environment. */
export function environmentVariable(file: CodeFile, node: Expression): string | null {
  if (node.kind === 'Subscript') return file.pathOf(node.value) === 'os.environ' ? textOf(node.index) : null
  if (node.kind !== 'Call') return null
  return READS.test(file.pathOf(node.callee) ?? '') ? textOf(node.args[0]) : null
}
