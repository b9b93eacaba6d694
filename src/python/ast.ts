/**
 * The Python syntax tree the rest of the product sees. It follows the names of Python's own `ast`
 * module, so that whoever knows that one knows this one. Positions are offsets into the source text
 * (UTF-16 units); lines and columns are computed only when something is shown.
 */

export interface Node {
  readonly start: number
  readonly end: number
}

// --- expressions -------------------------------------------------------------------------------

export interface Name extends Node {
  readonly kind: 'Name'
  readonly id: string
}
/** A string, number, `True`, `False`, `None` or `...`. Adjacent strings are already joined. */
export interface Constant extends Node {
  readonly kind: 'Constant'
  readonly value: string | number | bigint | boolean | null
  /** Tells apart what JavaScript cannot: `b'x'` from `'x'`, `1.0` from `1`, `...` from `None`. */
  readonly type: 'str' | 'bytes' | 'int' | 'float' | 'complex' | 'bool' | 'none' | 'ellipsis'
}
/** An f-string (or t-string): literal text and replacement fields in order. */
export interface JoinedString extends Node {
  readonly kind: 'JoinedString'
  readonly parts: readonly (string | FormattedValue)[]
}
export interface FormattedValue extends Node {
  readonly kind: 'FormattedValue'
  readonly value: Expression
  /** `r`, `s` or `a` after `!`. */
  readonly conversion: string | null
  readonly format: readonly (string | FormattedValue)[]
}
export interface Attribute extends Node {
  readonly kind: 'Attribute'
  readonly value: Expression
  readonly name: string
}
export interface Subscript extends Node {
  readonly kind: 'Subscript'
  readonly value: Expression
  /** `a[b, c]` is one Tuple, as in Python. */
  readonly index: Expression
}
export interface Slice extends Node {
  readonly kind: 'Slice'
  readonly lower: Expression | null
  readonly upper: Expression | null
  readonly step: Expression | null
}
export interface Call extends Node {
  readonly kind: 'Call'
  readonly callee: Expression
  /** Positional arguments in order; `*rest` is a Starred. */
  readonly args: readonly Expression[]
  readonly keywords: readonly Keyword[]
}
export interface Keyword extends Node {
  /** null for `**mapping`. */
  readonly name: string | null
  readonly value: Expression
}
export interface Starred extends Node {
  readonly kind: 'Starred'
  readonly value: Expression
}
export interface List extends Node {
  readonly kind: 'List'
  readonly items: readonly Expression[]
}
export interface Tuple extends Node {
  readonly kind: 'Tuple'
  readonly items: readonly Expression[]
}
export interface SetDisplay extends Node {
  readonly kind: 'Set'
  readonly items: readonly Expression[]
}
export interface Dict extends Node {
  readonly kind: 'Dict'
  /** key is null for `**mapping`. */
  readonly entries: readonly { readonly key: Expression | null; readonly value: Expression }[]
}
export interface Comprehension extends Node {
  readonly kind: 'Comprehension'
  readonly form: 'list' | 'set' | 'dict' | 'generator'
  /** The value for `dict`, else the element. */
  readonly element: Expression
  readonly key: Expression | null
  readonly clauses: readonly ComprehensionClause[]
}
export interface ComprehensionClause {
  readonly target: Expression
  readonly iterable: Expression
  readonly conditions: readonly Expression[]
  readonly async: boolean
}
export interface BinaryOperation extends Node {
  readonly kind: 'BinaryOperation'
  readonly left: Expression
  readonly operator: string
  readonly right: Expression
}
export interface BooleanOperation extends Node {
  readonly kind: 'BooleanOperation'
  readonly operator: 'and' | 'or'
  readonly left: Expression
  readonly right: Expression
}
export interface UnaryOperation extends Node {
  readonly kind: 'UnaryOperation'
  readonly operator: 'not' | '-' | '+' | '~'
  readonly operand: Expression
}
/** `a < b <= c`: operators stand between operands; `not in` and `is not` are one operator. */
export interface Comparison extends Node {
  readonly kind: 'Comparison'
  readonly operands: readonly Expression[]
  readonly operators: readonly string[]
}
export interface Conditional extends Node {
  readonly kind: 'Conditional'
  readonly test: Expression
  readonly body: Expression
  readonly otherwise: Expression
}
export interface Lambda extends Node {
  readonly kind: 'Lambda'
  readonly parameters: readonly Parameter[]
  readonly body: Expression
}
export interface Await extends Node {
  readonly kind: 'Await'
  readonly value: Expression
}
export interface Yield extends Node {
  readonly kind: 'Yield'
  readonly value: Expression | null
  readonly from: boolean
}
/** `name := value` */
export interface NamedExpression extends Node {
  readonly kind: 'NamedExpression'
  readonly target: Name
  readonly value: Expression
}
/** Text the parser could not make sense of; the tree around it is still good. */
export interface BrokenExpression extends Node {
  readonly kind: 'BrokenExpression'
}

export type Expression =
  | Name
  | Constant
  | JoinedString
  | Attribute
  | Subscript
  | Slice
  | Call
  | Starred
  | List
  | Tuple
  | SetDisplay
  | Dict
  | Comprehension
  | BinaryOperation
  | BooleanOperation
  | UnaryOperation
  | Comparison
  | Conditional
  | Lambda
  | Await
  | Yield
  | NamedExpression
  | BrokenExpression

// --- statements --------------------------------------------------------------------------------

export interface Parameter extends Node {
  readonly name: string
  readonly form: 'positional-only' | 'ordinary' | 'keyword-only' | 'var-positional' | 'var-keyword'
  readonly annotation: Expression | null
  readonly default: Expression | null
}
export interface FunctionDef extends Node {
  readonly kind: 'FunctionDef'
  readonly name: string
  readonly nameStart: number
  readonly async: boolean
  readonly decorators: readonly Expression[]
  readonly typeParameters: readonly TypeParameter[]
  readonly parameters: readonly Parameter[]
  readonly returns: Expression | null
  /** Lowered on first use: most functions of a program are never looked into. */
  readonly body: readonly Statement[]
  readonly docstring: string | null
  /** Whether a `yield` stands in the body itself (not in a function inside it). */
  readonly generator: boolean
}
export interface ClassDef extends Node {
  readonly kind: 'ClassDef'
  readonly name: string
  readonly nameStart: number
  readonly decorators: readonly Expression[]
  readonly typeParameters: readonly TypeParameter[]
  readonly bases: readonly Expression[]
  readonly keywords: readonly Keyword[]
  readonly body: readonly Statement[]
  readonly docstring: string | null
}
export interface TypeParameter extends Node {
  readonly name: string
  readonly form: 'ordinary' | 'var-positional' | 'var-keyword'
  readonly bound: Expression | null
  readonly default: Expression | null
}
export interface TypeAlias extends Node {
  readonly kind: 'TypeAlias'
  readonly name: string
  readonly typeParameters: readonly TypeParameter[]
  readonly value: Expression
}
export interface Assign extends Node {
  readonly kind: 'Assign'
  /** `a = b = value` has two targets. */
  readonly targets: readonly Expression[]
  readonly value: Expression
}
export interface AnnotatedAssign extends Node {
  readonly kind: 'AnnotatedAssign'
  readonly target: Expression
  readonly annotation: Expression
  readonly value: Expression | null
}
export interface AugmentedAssign extends Node {
  readonly kind: 'AugmentedAssign'
  readonly target: Expression
  /** Without the `=`: `+`, `|`, `//`. */
  readonly operator: string
  readonly value: Expression
}
export interface ExpressionStatement extends Node {
  readonly kind: 'ExpressionStatement'
  readonly value: Expression
}
export interface Import extends Node {
  readonly kind: 'Import'
  readonly names: readonly ImportAlias[]
}
export interface ImportFrom extends Node {
  readonly kind: 'ImportFrom'
  /** Dots before the name: 0 is absolute. */
  readonly level: number
  readonly module: string
  /** A single `*` is a star import. */
  readonly names: readonly ImportAlias[]
}
export interface ImportAlias extends Node {
  readonly name: string
  readonly alias: string | null
}
export interface If extends Node {
  readonly kind: 'If'
  readonly test: Expression
  readonly body: readonly Statement[]
  /** An `elif` is one If in here. */
  readonly otherwise: readonly Statement[]
}
export interface For extends Node {
  readonly kind: 'For'
  readonly async: boolean
  readonly target: Expression
  readonly iterable: Expression
  readonly body: readonly Statement[]
  readonly otherwise: readonly Statement[]
}
export interface While extends Node {
  readonly kind: 'While'
  readonly test: Expression
  readonly body: readonly Statement[]
  readonly otherwise: readonly Statement[]
}
export interface Try extends Node {
  readonly kind: 'Try'
  readonly body: readonly Statement[]
  readonly handlers: readonly ExceptHandler[]
  readonly otherwise: readonly Statement[]
  readonly finally: readonly Statement[]
}
export interface ExceptHandler extends Node {
  /** null catches everything; `except A, B:` is a Tuple. */
  readonly type: Expression | null
  readonly name: string | null
  readonly body: readonly Statement[]
}
export interface With extends Node {
  readonly kind: 'With'
  readonly async: boolean
  readonly items: readonly { readonly context: Expression; readonly target: Expression | null }[]
  readonly body: readonly Statement[]
}
export interface Match extends Node {
  readonly kind: 'Match'
  readonly subject: Expression
  readonly cases: readonly MatchCase[]
}
export interface MatchCase extends Node {
  /** The literal values tried (`1 | 2`), null when the pattern is anything else. */
  readonly literals: readonly Expression[] | null
  /** `case _:` or a bare capture without a guard. */
  readonly irrefutable: boolean
  /** Names the pattern binds. */
  readonly captures: readonly string[]
  readonly guard: Expression | null
  readonly body: readonly Statement[]
}
export interface Return extends Node {
  readonly kind: 'Return'
  readonly value: Expression | null
}
export interface Raise extends Node {
  readonly kind: 'Raise'
  readonly exception: Expression | null
  readonly cause: Expression | null
}
export interface Assert extends Node {
  readonly kind: 'Assert'
  readonly test: Expression
  readonly message: Expression | null
}
export interface Delete extends Node {
  readonly kind: 'Delete'
  readonly targets: readonly Expression[]
}
export interface Scope extends Node {
  readonly kind: 'Global' | 'Nonlocal'
  readonly names: readonly string[]
}
export interface Simple extends Node {
  readonly kind: 'Pass' | 'Break' | 'Continue'
}
export interface BrokenStatement extends Node {
  readonly kind: 'BrokenStatement'
}

export type Statement =
  | FunctionDef
  | ClassDef
  | TypeAlias
  | Assign
  | AnnotatedAssign
  | AugmentedAssign
  | ExpressionStatement
  | Import
  | ImportFrom
  | If
  | For
  | While
  | Try
  | With
  | Match
  | Return
  | Raise
  | Assert
  | Delete
  | Scope
  | Simple
  | BrokenStatement

/** Which functions of a file somebody looked into, by where they start. */
export interface Looked {
  /** Their bodies were asked for. */
  readonly bodies: Set<number>
  /** Their text was read, comments and all. */
  readonly texts: Set<number>
}

export interface Module {
  readonly source: string
  readonly body: readonly Statement[]
  readonly docstring: string | null
  /** Stretches the parser could not read. Empty for a file that Python accepts. */
  readonly broken: readonly Node[]
  readonly looked: Looked
}
