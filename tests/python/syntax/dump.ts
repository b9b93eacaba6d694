import type {
  Comprehension,
  Expression,
  FormattedValue,
  MatchCase,
  Module,
  Parameter,
  Statement,
  TypeParameter,
} from '../../../src/python/ast.ts'

/** A tree as one line of nested parentheses, so that a test can show a snippet and its tree side by side. */
export function dump(module: Module): string {
  return block(module.body)
}

type Maybe = Expression | null

function list(...parts: readonly (string | null)[]): string {
  return `(${parts.filter((part) => part !== null && part !== '').join(' ')})`
}

function all(nodes: readonly Expression[]): string {
  return nodes.map(expression).join(' ')
}

function block(statements: readonly Statement[]): string {
  return statements.map(statement).join(' ')
}

function labelled(label: string, value: Maybe): string {
  return value === null ? '' : `${label}${expression(value)}`
}

function part(value: string | FormattedValue): string {
  if (typeof value === 'string') return JSON.stringify(value)
  const conversion = value.conversion === null ? '' : `!${value.conversion}`
  const format = value.format.length === 0 ? '' : `:${value.format.map(part).join(' ')}`
  return `{${expression(value.value)}${conversion}${format}}`
}

export function expression(node: Expression): string {
  switch (node.kind) {
    case 'Name':
      return node.id
    case 'Constant':
      return constant(node.type, node.value)
    case 'JoinedString':
      return list('f', ...node.parts.map(part))
    case 'Attribute':
      return `${expression(node.value)}.${node.name}`
    case 'Subscript':
      return list('index', expression(node.value), expression(node.index))
    case 'Slice':
      return list('slice', optional(node.lower), optional(node.upper), optional(node.step))
    case 'Call':
      return list('call', expression(node.callee), all(node.args), ...node.keywords.map(keyword))
    case 'Starred':
      return `*${expression(node.value)}`
    case 'List':
      return `[${all(node.items)}]`
    case 'Tuple':
      return list('tuple', all(node.items))
    case 'Set':
      return `{${all(node.items)}}`
    case 'Dict':
      return list('dict', ...node.entries.map((entry) => `${optional(entry.key)}=>${expression(entry.value)}`))
    case 'Comprehension':
      return comprehension(node)
    case 'BinaryOperation':
    case 'BooleanOperation':
      return list(node.operator, expression(node.left), expression(node.right))
    case 'UnaryOperation':
      return list(node.operator, expression(node.operand))
    case 'Comparison':
      return list(
        'compare',
        ...node.operands.map((operand, at) => `${expression(operand)}${operatorAfter(node.operators[at])}`),
      )
    case 'Conditional':
      return list('if', expression(node.test), expression(node.body), expression(node.otherwise))
    case 'Lambda':
      return list('lambda', parameters(node.parameters), expression(node.body))
    case 'Await':
      return list('await', expression(node.value))
    case 'Yield':
      return list(node.from ? 'yield-from' : 'yield', node.value === null ? null : expression(node.value))
    case 'NamedExpression':
      return list(':=', node.target.id, expression(node.value))
    case 'BrokenExpression':
      return 'BROKEN'
  }
}

function operatorAfter(operator: string | undefined): string {
  return operator === undefined ? '' : ` ${operator}`
}

function optional(node: Maybe): string {
  return node === null ? '-' : expression(node)
}

function keyword(node: { readonly name: string | null; readonly value: Expression }): string {
  return node.name === null ? `**${expression(node.value)}` : `${node.name}=${expression(node.value)}`
}

function constant(type: string, value: string | number | bigint | boolean | null): string {
  if (type === 'str') return JSON.stringify(value)
  if (type === 'bytes') return `b${JSON.stringify(value)}`
  if (type === 'int') return typeof value === 'bigint' ? `${value}n` : String(value)
  if (type === 'float') return `${value}f`
  if (type === 'complex') return `${value}j`
  if (type === 'ellipsis') return '...'
  return value === null ? 'None' : value === true ? 'True' : 'False'
}

function comprehension(node: Comprehension): string {
  const element = node.key === null ? expression(node.element) : `${expression(node.key)}=>${expression(node.element)}`
  const clauses = node.clauses.map((clause) =>
    list(
      clause.async ? 'async-for' : 'for',
      expression(clause.target),
      expression(clause.iterable),
      ...clause.conditions.map((each) => `if:${expression(each)}`),
    ),
  )
  return list(node.form, element, ...clauses)
}

const marks = { 'positional-only': '/', ordinary: '', 'keyword-only': '!', 'var-positional': '*', 'var-keyword': '**' }

function parameters(nodes: readonly Parameter[]): string {
  return `[${nodes.map((node) => `${marks[node.form]}${node.name}${labelled(':', node.annotation)}${labelled('=', node.default)}`).join(' ')}]`
}

function typeParameters(nodes: readonly TypeParameter[]): string {
  if (nodes.length === 0) return ''
  return `<${nodes.map((node) => `${marks[node.form]}${node.name}${labelled(':', node.bound)}${labelled('=', node.default)}`).join(' ')}>`
}

function body(label: string, statements: readonly Statement[]): string {
  return statements.length === 0 ? '' : list(label, block(statements))
}

function matchCase(node: MatchCase): string {
  return list(
    'case',
    node.literals === null ? '' : `literals:${all(node.literals)}`,
    node.irrefutable ? 'irrefutable' : '',
    node.captures.length === 0 ? '' : `captures:${node.captures.join(',')}`,
    labelled('guard:', node.guard),
    block(node.body),
  )
}

export function statement(node: Statement): string {
  switch (node.kind) {
    case 'ExpressionStatement':
      return expression(node.value)
    case 'Assign':
      return list('=', all(node.targets), expression(node.value))
    case 'AnnotatedAssign':
      return list(
        ':',
        expression(node.target),
        expression(node.annotation),
        node.value === null ? '' : expression(node.value),
      )
    case 'AugmentedAssign':
      return list(`${node.operator}=`, expression(node.target), expression(node.value))
    case 'FunctionDef':
      return list(
        `${node.async ? 'async-' : ''}def`,
        node.name,
        typeParameters(node.typeParameters),
        parameters(node.parameters),
        labelled('->', node.returns),
        ...node.decorators.map((each) => `@${expression(each)}`),
        node.generator ? 'generator' : '',
        block(node.body),
      )
    case 'ClassDef':
      return list(
        'class',
        node.name,
        typeParameters(node.typeParameters),
        all(node.bases),
        ...node.keywords.map(keyword),
        ...node.decorators.map((each) => `@${expression(each)}`),
        block(node.body),
      )
    case 'TypeAlias':
      return list('type', node.name, typeParameters(node.typeParameters), expression(node.value))
    case 'Import':
      return list('import', ...node.names.map(alias))
    case 'ImportFrom':
      return list('from', '.'.repeat(node.level) + node.module, ...node.names.map(alias))
    case 'If':
      return list('if', expression(node.test), body('then', node.body), body('else', node.otherwise))
    case 'For':
      return list(
        node.async ? 'async-for' : 'for',
        expression(node.target),
        expression(node.iterable),
        body('do', node.body),
        body('else', node.otherwise),
      )
    case 'While':
      return list('while', expression(node.test), body('do', node.body), body('else', node.otherwise))
    case 'Try':
      return list(
        'try',
        body('do', node.body),
        ...node.handlers.map((each) =>
          list('except', labelled('', each.type), each.name === null ? '' : `as:${each.name}`, block(each.body)),
        ),
        body('else', node.otherwise),
        body('finally', node.finally),
      )
    case 'With':
      return list(
        node.async ? 'async-with' : 'with',
        ...node.items.map((item) => `${expression(item.context)}${labelled(' as:', item.target)}`),
        body('do', node.body),
      )
    case 'Match':
      return list('match', expression(node.subject), ...node.cases.map(matchCase))
    case 'Return':
      return list('return', labelled('', node.value))
    case 'Raise':
      return list('raise', labelled('', node.exception), labelled('from:', node.cause))
    case 'Assert':
      return list('assert', expression(node.test), labelled('', node.message))
    case 'Delete':
      return list('del', all(node.targets))
    case 'Global':
    case 'Nonlocal':
      return list(node.kind.toLowerCase(), ...node.names)
    case 'BrokenStatement':
      return 'BROKEN'
    default:
      return node.kind.toLowerCase()
  }
}

function alias(node: { readonly name: string; readonly alias: string | null }): string {
  return node.alias === null ? node.name : `${node.name}:${node.alias}`
}
