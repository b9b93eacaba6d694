import type { ClassDef, Expression, FunctionDef, Keyword, Parameter, Statement, TypeParameter } from '../../ast.ts'
import { cleanDocstring } from '../docstring.ts'
import { Kind, Token } from '../kinds.ts'
import { addArguments } from './access.ts'
import type { Lowering, LowerStatement } from './lowering.ts'
import { parametersOf } from './parameters.ts'
import { stringValue } from './strings.ts'
import { typeParametersOf } from './type-parameters.ts'

/** Keeps its place in the flat tree; what is asked of it is worked out then, once. */
class LazyFunction implements FunctionDef {
  readonly kind = 'FunctionDef'
  readonly start: number
  readonly end: number
  readonly name: string
  readonly nameStart: number
  readonly async: boolean
  readonly decorators: readonly Expression[]
  readonly typeParameters: readonly TypeParameter[]
  readonly parameters: readonly Parameter[]
  readonly returns: Expression | null
  readonly #lowering: Lowering
  readonly #node: number
  #body: readonly Statement[] | undefined
  #docstring: string | null | undefined
  #generator: boolean | undefined

  constructor(lowering: Lowering, node: number, decorators: readonly Expression[]) {
    const name = lowering.child(node, Kind.identifier)
    this.start = lowering.start(node)
    this.end = lowering.bodyEnd(node)
    this.name = name === undefined ? '' : lowering.text(name)
    this.nameStart = name === undefined ? this.start : lowering.start(name)
    this.async = lowering.has(node, Token.async)
    this.decorators = decorators
    this.typeParameters = typeParametersOf(lowering, lowering.child(node, Kind.type_parameter))
    this.parameters = parametersOf(lowering, lowering.child(node, Kind.parameters))
    this.returns = lowering.optional(lowering.child(node, Kind.type))
    this.#lowering = lowering
    this.#node = node
  }

  get body(): readonly Statement[] {
    this.#body ??= this.#lower()
    return this.#body
  }

  #lower(): readonly Statement[] {
    this.#lowering.bodies.add(this.start)
    return this.#lowering.fresh().suite(this.#node)
  }

  get docstring(): string | null {
    if (this.#docstring === undefined) this.#docstring = docstringIn(this.#lowering, this.#node)
    return this.#docstring
  }

  get generator(): boolean {
    this.#generator ??= yields(this.#lowering, this.#node)
    return this.#generator
  }
}

function yields(lowering: Lowering, definition: number): boolean {
  const block = lowering.child(definition, Kind.block)
  if (block === undefined) return false
  const last = lowering.next(block)
  let node = block + 1
  while (node < last) {
    const kind = lowering.kind(node)
    if (kind === Kind.yield) return true
    const scope = kind === Kind.function_definition || kind === Kind.lambda || kind === Kind.class_definition
    node = scope ? lowering.next(node) : node + 1
  }
  return false
}

/** Of a definition: the first statement of its block. */
function docstringIn(lowering: Lowering, definition: number): string | null {
  const block = lowering.child(definition, Kind.block)
  return block === undefined ? null : docstringOf(lowering, block)
}

/** Of a block or module. */
export function docstringOf(lowering: Lowering, block: number): string | null {
  const statement = lowering.firstItem(block)
  if (statement === undefined || lowering.kind(statement) !== Kind.expression_statement) return null
  const items = lowering.items(statement)
  const [value] = items
  if (value === undefined || items.length > 1 || lowering.has(statement, Token[','])) return null
  const text = stringValue(lowering, bare(lowering, value))
  return text === null ? null : cleanDocstring(text)
}

function bare(lowering: Lowering, node: number): number {
  let inner = node
  while (lowering.kind(inner) === Kind.parenthesized_expression) {
    const next = lowering.firstItem(inner)
    if (next === undefined) return inner
    inner = next
  }
  return inner
}

function classOf(lowering: Lowering, node: number, decorators: readonly Expression[]): ClassDef {
  const name = lowering.child(node, Kind.identifier)
  const list = lowering.child(node, Kind.argument_list)
  const bases: Expression[] = []
  const keywords: Keyword[] = []
  if (list !== undefined) addArguments(lowering, list, bases, keywords)
  return {
    kind: 'ClassDef',
    name: name === undefined ? '' : lowering.text(name),
    nameStart: lowering.start(name ?? node),
    decorators,
    typeParameters: typeParametersOf(lowering, lowering.child(node, Kind.type_parameter)),
    bases,
    keywords,
    body: lowering.suite(node),
    docstring: docstringIn(lowering, node),
    start: lowering.start(node),
    end: lowering.bodyEnd(node),
  }
}

const decorated: LowerStatement = (lowering, node) => {
  const items = lowering.items(node)
  const decorators = items
    .filter((item) => lowering.kind(item) === Kind.decorator)
    .map((item) => lowering.expression(lowering.firstItem(item), item))
  const definition = items.find((item) => lowering.kind(item) !== Kind.decorator)
  if (definition === undefined) return { kind: 'BrokenStatement', start: lowering.start(node), end: lowering.end(node) }
  return lowering.kind(definition) === Kind.class_definition
    ? classOf(lowering, definition, decorators)
    : new LazyFunction(lowering, definition, decorators)
}

export const definitions: Readonly<Record<number, LowerStatement>> = {
  [Kind.function_definition]: (lowering, node) => new LazyFunction(lowering, node, []),
  [Kind.class_definition]: (lowering, node) => classOf(lowering, node, []),
  [Kind.decorated_definition]: decorated,
}
