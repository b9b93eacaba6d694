import type { Operation, Place } from '../../../model/index.ts'
import type { Call, Expression, Keyword, Parameter } from '../../../python/ast.ts'
import type { Code, CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { namesIn } from '../../../python/code/names.ts'
import { moduleOf } from '../source/module.ts'
import type { Needed } from '../source/spelling.ts'

/** Where a handler says who may call it: in a list of its decorator, or by a parameter that holds the caller. */
export type Guard = DecoratorGuard | ParameterGuard

interface DecoratorGuard {
  readonly form: 'decorator'
  readonly node: Expression
  /** `dependencies=[...]` it stands in. */
  readonly keyword: Keyword
  readonly decorator: Call
}

interface ParameterGuard {
  readonly form: 'parameter'
  readonly node: Parameter
}

/** A guard as another handler would write it. */
export interface SpelledGuard {
  readonly form: Guard['form']
  readonly text: string
  /** What the parameter is called. */
  readonly name: string | null
  readonly needs: readonly Needed[]
}

/** The guards that stand at a handler itself; what its router asks for is not among them. */
export function guardsOf(code: Code, { node, file }: CodeFunction, { access }: Operation): readonly Guard[] {
  const places = access.checks.flatMap(({ chain }) => chain[0]?.at ?? [])
  const calls = node.decorators.filter((one): one is Call & Expression => one.kind === 'Call')
  const listed = calls.flatMap((decorator) =>
    decorator.keywords
      .filter(({ name, value }) => name === 'dependencies' && value.kind === 'List')
      .flatMap((keyword): readonly DecoratorGuard[] =>
        (keyword.value as Expression & { readonly items: readonly Expression[] }).items
          .filter((item) => places.some((place) => holds(file, item, place)))
          .map((item) => ({ form: 'decorator', node: item, keyword, decorator })),
      ),
  )
  const held = node.parameters
    .filter((one) => places.some((place) => holds(file, one, place) || isAliasAt(code, file, one, place)))
    .map((one): ParameterGuard => ({ form: 'parameter', node: one }))
  return [...listed, ...held]
}

/** With what another file has to import for it. */
export function spelledGuard(code: Code, file: CodeFile, { form, node }: Guard): SpelledGuard {
  return {
    form,
    text: file.text(node),
    name: form === 'parameter' ? node.name : null,
    needs: neededBy(code, file, form === 'parameter' ? [node.annotation, node.default] : node),
  }
}

/** What a stretch of a file needs where it stands in another one. */
export function neededBy(code: Code, file: CodeFile, root: unknown): readonly Needed[] {
  return [...new Set(namesIn(root).map(({ id }) => id))].flatMap((name): readonly Needed[] => {
    const path = file.names.get(name)
    if (path !== undefined) return path.endsWith(`.${name}`) ? [{ module: path.slice(0, -name.length - 1), name }] : []
    const isOwn = file.tree.body.some((one) => file.text(one).match(new RegExp(`^(class |def )?${name}\\b`)))
    return isOwn ? [{ module: moduleOf(code, file), name }] : []
  })
}

const holds = (file: CodeFile, node: Parameter | Expression, place: Place): boolean => {
  if (place.file !== file.path) return false
  const { line, column, endLine, endColumn } = file.span(node)
  const begins = place.line > line || (place.line === line && place.column >= column)
  return begins && (place.endLine < endLine || (place.endLine === endLine && place.endColumn <= endColumn))
}

/** `person: CurrentPerson`, where that is a name for a type with its dependency. */
function isAliasAt(code: Code, file: CodeFile, { annotation }: Parameter, place: Place): boolean {
  if (annotation === null || annotation.kind === 'Subscript') return false
  const path = file.pathOf(annotation)
  const found = path === null ? null : code.find(path.includes('.') ? path : `${moduleOf(code, file)}.${path}`, file)
  if (!found || found.file.path !== place.file) return false
  const line = found.file.tree.body.find((one) => {
    const { line, endLine } = found.file.span(one)
    return line <= place.line && place.endLine <= endLine
  })
  return line !== undefined && new RegExp(`^${path!.split('.').at(-1)}\\b`).test(found.file.text(line))
}
