import type { Operation } from '../../../model/index.ts'
import type { Assert, Assign, Call, Constant, Expression, JoinedString, Name, Statement } from '../../../python/ast.ts'
import type { CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { statementsOf } from '../../../python/code/definitions.ts'
import { isCall, keyword, nodesIn, textOf } from '../../../python/code/names.ts'
import { type Ground, NO_PROPOSAL, type Proposal, sentence } from '../ground.ts'
import { quoteOf, quoted } from '../source/literal.ts'
import { type Splice, breakOf, inserted, lineEnd, lineStart, spliced } from '../source/splice.ts'
import type { Effect } from './verb.ts'

/** Tests of the sibling, asked of the new operation: with its path, without a body, and for what it sets. */
export function derivedTests({ code }: Ground, operation: Operation, verb: string, effect: Effect): Partial<Proposal> {
  const files = [...code.unused, ...code.files].filter(({ path }) => /(^|\/)(test_[^/]*|[^/]*_test)\.py$/.test(path))
  const found = files
    .filter((file) => file.mentions(new RegExp(`\\.${operation.method}\\(`)))
    .flatMap((file) => file.functions.flatMap((one) => asTest(one, operation) ?? []))
  if (found.length === 0)
    return {
      ...NO_PROPOSAL,
      unknown: [`no test asks ${operation.id} alone: how the new operation is tested here is not known`],
    }
  const last = found.at(-1)!
  const texts = found.filter(({ of }) => of.file === last.of.file).map((one) => derivedTest(one, verb, effect))
  const { file } = last.of
  const eol = breakOf(file.tree.source)
  const gap = last.of.owner ? `${eol}${eol}` : `${eol}${eol}${eol}`
  return {
    splices: [
      inserted(file.path, lineEnd(file.tree.source, last.of.node.end), texts.map((text) => `${gap}${text}`).join('')),
    ],
    sentences: [
      sentence(
        `the tests of ${operation.id} ask the same of the new operation`,
        found.map(({ of }) => of.file.placeOfName(of.node)),
      ),
    ],
  }
}

interface Test {
  readonly of: CodeFunction
  readonly call: Call
  readonly path: Constant | JoinedString
}

/** A test that asks an operation once, and writes its path in one piece. */
function asTest(of: CodeFunction, { method, path }: Operation): Test | null {
  if (!of.node.name.startsWith('test')) return null
  const calls = [...nodesIn(of.node.body)].filter((node) => node.kind === 'Call') as unknown as readonly Call[]
  const asking = calls.filter(({ callee }) => callee.kind === 'Attribute' && callee.name === method)
  const [call] = asking
  const first = call?.args[0]
  if (asking.length !== 1 || !call || (first?.kind !== 'Constant' && first?.kind !== 'JoinedString')) return null
  return first && isPath(of.file, first, path) ? { of, call, path: first } : null
}

/** `f"{settings.API}/items/{item.id}"` asks `/api/v1/items/{id}`. */
export function isPath(file: CodeFile, written: Constant | JoinedString, path: string): boolean {
  const text =
    written.kind === 'Constant'
      ? (textOf(written) ?? '')
      : written.parts.map((part) => (typeof part === 'string' ? part : '{}')).join('')
  const asked = text.split('/').filter((part) => part !== '')
  const wanted = path.split('/').filter((part) => part !== '')
  const from = asked[0] === '{}' && asked.length < wanted.length + 1 ? asked.slice(1) : asked
  if (from.length === 0 || from.length > wanted.length) return false
  const tail = wanted.slice(wanted.length - from.length)
  return (
    file.path !== '' &&
    from.every((part, index) => (tail[index]!.startsWith('{') ? true : part === tail[index])) &&
    from.some((part) => !part.includes('{'))
  )
}

function derivedTest({ of, call, path }: Test, verb: string, effect: Effect): string {
  const { file, node } = of
  const { source } = file.tree
  const from = lineStart(source, node.decorators[0]?.start ?? node.start)
  const at = (start: number, end: number, text: string): Splice => ({
    file: file.path,
    start: start - from,
    end: end - from,
    text,
  })
  const method = call.callee as Extract<Expression, { kind: 'Attribute' }>
  const gone = goneWith(of, call)
  const splices = [
    at(node.nameStart, node.nameStart + node.name.length, testName(node.name, verb)),
    at(method.end - method.name.length, method.end, 'post'),
    at(closing(source, path.end), closing(source, path.end), `/${verb.replaceAll('_', '-')}`),
    ...call.keywords.flatMap((one, index) =>
      one.name === 'json' || one.name === 'data'
        ? [at((call.keywords[index - 1] ?? call.args.at(-1)!).end, one.end, '')]
        : [],
    ),
    ...gone.map((one) => at(lineStart(source, one.start), lineEnd(source, one.end) + 1, '')),
  ]
  const text = spliced(source.slice(from, Math.min(source.length, lineEnd(source, node.end) + 1)), splices).trimEnd()
  return `${text}${asserted(of, effect, gone)}`
}

/** The quote that ends a text. */
const closing = (source: string, end: number): number => (source.slice(end - 3, end) === '"""' ? end - 3 : end - 1)

const testName = (name: string, verb: string): string =>
  /update|patch|change|edit|modify/.test(name)
    ? name.replace(/update|patch|change|edit|modify/, verb)
    : `${name}_${verb}`

/** What was sent, and what was asserted of it. */
function goneWith({ node, file }: CodeFunction, call: Call): readonly Statement[] {
  const sent = keyword(call, 'json') ?? keyword(call, 'data')
  const used = [...nodesIn(sent)].filter((one) => one.kind === 'Name') as unknown as readonly Name[]
  const names = new Set(used.map(({ id }) => id))
  const keys = keysOf(node.body, sent, names)
  return [...statementsOf(node.body)].filter((one) => {
    if (one.kind === 'Assign') return one.targets.some((target) => target.kind === 'Name' && names.has(target.id))
    if (one.kind !== 'Assert') return false
    const text = file.text(one)
    return (
      [...names].some((name) => new RegExp(`\\b${name}\\b`).test(text)) ||
      keys.some((key) => text.includes(`"${key}"`) || text.includes(`'${key}'`) || text.includes(`.${key} `))
    )
  })
}

function keysOf(
  body: readonly Statement[],
  sent: Expression | undefined,
  names: ReadonlySet<string>,
): readonly string[] {
  const made = body.find(
    (one): one is Assign =>
      one.kind === 'Assign' && one.targets.some((target) => target.kind === 'Name' && names.has(target.id)),
  )
  const dict = made ? made.value : sent
  return dict?.kind === 'Dict' ? dict.entries.flatMap(({ key }) => (key ? (textOf(key) ?? []) : [])) : []
}

/** A line on what is set, where the test looks at a good answer. */
function asserted({ node, file }: CodeFunction, { column, sets }: Effect, gone: readonly Statement[]): string {
  const { source } = file.tree
  const isRefused = [...statementsOf(node.body)].some(
    (one): one is Assert => one.kind === 'Assert' && /status_code\s*==\s*(?:status\.HTTP_)?[345]/.test(file.text(one)),
  )
  if (isRefused) return ''
  const answer = node.body.find(
    (one): one is Assign =>
      one.kind === 'Assign' &&
      isCall(one.value) &&
      one.value.callee.kind === 'Attribute' &&
      one.value.callee.name === 'json',
  )
  const target = answer && !gone.includes(answer) ? answer.targets[0] : undefined
  if (target?.kind !== 'Name') return ''
  const indent = /^[ \t]*/.exec(source.slice(lineStart(source, answer!.start)))![0]
  const quote = quoteOf(source)
  const told = `${target.id}[${quoted(column, quote)}]`
  const says =
    sets === 'true'
      ? `${told} is True`
      : sets === 'now'
        ? `${told} is not None`
        : `${told} == ${quoted(sets.member, quote)}`
  return `${breakOf(source)}${indent}assert ${says}`
}
