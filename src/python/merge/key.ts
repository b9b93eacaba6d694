import type { Unit } from '../../kernel/merge/unit.ts'
import type { Expression, Statement } from '../ast.ts'

export const DOCSTRING = ' docstring'

/** What makes a statement the same one in another version, and what people call it. */
export function keyOf(statement: Statement, source: string): Pick<Unit, 'key' | 'name' | 'rank'> {
  const written = (node: { readonly start: number; readonly end: number }): string => source.slice(node.start, node.end)
  const named = (key: string, name = key, rank = 2) => ({ key, name, rank })
  switch (statement.kind) {
    case 'ClassDef':
      return named(`class ${statement.name}`, statement.name)
    case 'FunctionDef':
      return named(`def ${statement.name}${accessor(statement.decorators)}`, statement.name)
    case 'ImportFrom': {
      const module = '.'.repeat(statement.level) + statement.module
      return named(`from ${module}`, `the import from ${module}`, module === '__future__' ? 1 : 2)
    }
    case 'Import':
      return named(written(statement))
    case 'Assign':
      return named(`= ${statement.targets.map(written).join(' = ')}`, statement.targets.map(written).join(' = '))
    case 'AnnotatedAssign':
      return named(`= ${written(statement.target)}`, written(statement.target))
    case 'AugmentedAssign':
      return named(`+= ${written(statement.target)}`, written(statement.target))
    case 'TypeAlias':
      return named(`type ${statement.name}`, statement.name)
    case 'ExpressionStatement': {
      if (isText(statement.value)) return named(DOCSTRING, 'the docstring', 0)
      return named(`! ${called(statement.value, written)}`, called(statement.value, written))
    }
    case 'Return':
      return named(`return ${statement.value ? called(statement.value, written) : ''}`)
    case 'If':
      return named(`if ${written(statement.test)}`)
    default:
      return named(firstLine(written(statement)))
  }
}

const isText = (value: Expression): boolean => value.kind === 'Constant' && value.type === 'str'

/** `@name.setter` and its like: another function of the same name. */
function accessor(decorators: readonly Expression[]): string {
  const found = decorators.find((one) => one.kind === 'Attribute' && /^(setter|deleter|getter)$/.test(one.name))
  return found?.kind === 'Attribute' ? `.${found.name}` : ''
}

/** `app.include_router(users` of a call: what is called on what. */
function called(value: Expression, written: (node: Expression) => string): string {
  if (value.kind === 'Await') return called(value.value, written)
  if (value.kind !== 'Call') return firstLine(written(value))
  const [first] = value.args
  return firstLine(first ? `${written(value.callee)}(${written(first)}` : written(value.callee))
}

const firstLine = (text: string): string => text.split('\n')[0]!
