/**
 * The node kinds a flat tree knows. They are named as in tree-sitter-python, but numbered by us: a
 * flat tree must mean the same in the thread that built it, in the one that reads it, and in a cache.
 * What is not listed (brackets, comments, most keywords) is left out of the tree.
 */
const nodes = [
  'dropped', 'error', 'missing', 'module', 'block',
  // simple statements
  'expression_statement', 'assignment', 'augmented_assignment', 'assert_statement', 'return_statement',
  'delete_statement', 'raise_statement', 'pass_statement', 'break_statement', 'continue_statement',
  'global_statement', 'nonlocal_statement', 'print_statement', 'chevron', 'exec_statement',
  'type_alias_statement', 'import_statement', 'import_from_statement', 'future_import_statement',
  'relative_import', 'aliased_import', 'wildcard_import', 'dotted_name',
  // compound statements
  'if_statement', 'elif_clause', 'else_clause', 'for_statement', 'while_statement', 'try_statement',
  'except_clause', 'finally_clause', 'with_statement', 'with_clause', 'with_item', 'match_statement',
  'case_clause', 'function_definition', 'class_definition', 'decorated_definition', 'decorator',
  // parameters and types
  'parameters', 'lambda_parameters', 'default_parameter', 'typed_parameter', 'typed_default_parameter',
  'keyword_separator', 'positional_separator', 'type', 'type_parameter', 'splat_type', 'generic_type',
  'union_type', 'constrained_type', 'member_type',
  // expressions
  'identifier', 'integer', 'float', 'true', 'false', 'none', 'ellipsis', 'string', 'concatenated_string',
  'interpolation', 'format_expression', 'format_specifier', 'type_conversion', 'parenthesized_expression',
  'parenthesized_list_splat', 'list_splat', 'dictionary_splat', 'list', 'set', 'tuple', 'dictionary',
  'pair', 'expression_list', 'pattern_list', 'tuple_pattern', 'list_pattern', 'list_splat_pattern',
  'dictionary_splat_pattern', 'list_comprehension', 'set_comprehension', 'dictionary_comprehension',
  'generator_expression', 'for_in_clause', 'if_clause', 'attribute', 'subscript', 'slice', 'call',
  'argument_list', 'keyword_argument', 'binary_operator', 'boolean_operator', 'unary_operator',
  'not_operator', 'comparison_operator', 'conditional_expression', 'named_expression', 'lambda', 'await',
  'yield', 'as_pattern', 'as_pattern_target',
  // match patterns
  'case_pattern', 'union_pattern', 'dict_pattern', 'keyword_pattern', 'splat_pattern', 'class_pattern',
  'complex_pattern',
] as const

const tokens = [
  ',', ':', '=', '_', 'async', 'from', 'as',
  '+', '-', '*', '/', '//', '%', '@', '**', '|', '&', '^', '<<', '>>', '~', 'and', 'or',
  '<', '<=', '==', '!=', '>=', '>', '<>', 'in', 'not in', 'is', 'is not',
  '+=', '-=', '*=', '/=', '@=', '//=', '%=', '**=', '>>=', '<<=', '&=', '^=', '|=',
] as const

export type NodeName = (typeof nodes)[number]
export type TokenName = (typeof tokens)[number]

function numbered<Name extends string>(names: readonly Name[], first: number): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, index) => [name, first + index])) as Record<Name, number>
}

export const Kind = numbered(nodes, 0)
export const Token = numbered(tokens, nodes.length)

/** Kinds from here on are tokens: keywords and signs that decide how their parent is read. */
export const firstToken: number = nodes.length

const names: readonly string[] = [...nodes, ...tokens]

/** The name of a node kind, or the text of a token kind. */
export function kindName(kind: number): string {
  return names[kind] ?? 'dropped'
}

/** Kinds whose children say nothing that their text does not say. */
export const leafKinds: ReadonlySet<number> = new Set([
  Kind.identifier, Kind.integer, Kind.float, Kind.true, Kind.false, Kind.none, Kind.ellipsis,
  Kind.dotted_name, Kind.relative_import, Kind.wildcard_import, Kind.pass_statement, Kind.break_statement,
  Kind.continue_statement, Kind.type_conversion, Kind.keyword_separator, Kind.positional_separator,
])
