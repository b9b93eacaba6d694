import type { Assert, Assign, Comparison, Expression, Name, Node, Statement } from '../../../python/ast.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { statementsOf } from '../../../python/code/definitions.ts'
import { isCall, namesIn, nodesIn, textOf } from '../../../python/code/names.ts'
import { quoteOf, quoted } from '../source/literal.ts'
import { type Splice, breakOf, indentOf, lineEnd, lineStart, spliced } from '../source/splice.ts'
import type { Asking } from './asking.ts'
import { isNamed, keysOf, setIn } from './sent.ts'
import type { Effect } from './verb.ts'
import { expectedOf } from './wording.ts'
import { saidOf, testNameOf } from './words.ts'

export interface TestWords {
  readonly verb: string
  readonly effect: Effect
  /** Whether the answer holds columns itself. */
  readonly isFlat: boolean
  /** Where tests stand in a class of their own, the class says what is done. */
  readonly keepsName: boolean
  /** What the sibling says where it refuses, and what the new operation says then. */
  readonly refusals: readonly { readonly value: string; readonly said: string }[]
}

export interface DerivedTest {
  readonly text: string
  /** It without its name: what two tests have in common that ask the same. */
  readonly asks: string
}

/** A test of the sibling as it asks the new operation. */
export function derivedTest(asking: Asking, words: TestWords): DerivedTest {
  const { of, call, path } = asking
  const { file, node } = of
  const { source } = file.tree
  const { verb } = words
  const from = lineStart(source, node.decorators[0]?.start ?? node.start)
  const at = (start: number, end: number, text: string): Splice => ({
    file: file.path,
    start: start - from,
    end: end - from,
    text,
  })
  const method = call.callee as Extract<Expression, { kind: 'Attribute' }>
  const gone = goneWith(asking)
  const leaves = keysOf(asking, true)
  const told = gone.find((one): one is Assert => one.kind === 'Assert' && tellsOf(one, leaves) !== null)
  const says = told && `${file.text(tellsOf(told, leaves)!)}${asserted(of, words.effect)}`
  const named = words.keepsName ? node.name : testNameOf(node.name, verb, [...leaves, ...setIn(asking)])
  const line = told ? null : behind(asking, words, gone)
  const splices = [
    ...(line ? [at(line.start, line.end, line.text)] : []),
    at(node.nameStart, node.nameStart + node.name.length, named),
    ...docstring(of, verb, at),
    at(method.end - method.name.length, method.end, 'post'),
    at(closing(source, path.end), closing(source, path.end), `/${verb.replaceAll('_', '-')}`),
    ...withoutBody(asking).map(([start, end]) => at(start, end, '')),
    ...expectedOf(of, words.refusals, gone).map(({ start, end, said }) => at(start + 1, end - 1, said)),
    ...gone.map((one) =>
      one === told && says
        ? at(one.start, one.end, `assert ${says}`)
        : at(lineStart(source, one.start), lineEnd(source, one.end) + 1, ''),
    ),
  ]
  const end = Math.min(source.length, lineEnd(source, node.end) + 1)
  const text = withoutRuns(spliced(source.slice(from, end), splices)).trimEnd()
  return { text, asks: text.replace(named, '').replace(/("""|''')[\s\S]*?\1/, '') }
}

/** The quote that ends a text. */
const closing = (source: string, end: number): number => (source.slice(end - 3, end) === '"""' ? end - 3 : end - 1)

/** Empty lines that stood around what is gone. */
const withoutRuns = (text: string): string =>
  text.replaceAll(/(\r?\n[ \t]*){3,}(?=\S)/g, (run) => {
    const lines = run.split('\n')
    return [lines[0], '', lines.at(-1)].join('\n')
  })

function docstring({ node, file }: CodeFunction, verb: string, at: (a: number, b: number, t: string) => Splice) {
  const [first] = node.body
  if (first?.kind !== 'ExpressionStatement' || first.value.kind !== 'Constant' || first.value.type !== 'str') return []
  const text = file.text(first)
  const said = saidOf(verb, text)
  return said === null ? [] : [at(first.start, first.end, said)]
}

/** Where what is sent stands among the arguments, with a comma. */
function withoutBody({ call }: Asking): readonly (readonly [number, number])[] {
  return call.keywords.flatMap((one, index) => {
    if (one.name !== 'json' && one.name !== 'data') return []
    const before = call.keywords[index - 1] ?? call.args.at(-1)
    const next = call.keywords[index + 1]
    if (before) return [[before.end, one.end] as const]
    return next ? [[one.start, next.start] as const] : []
  })
}

/** What was sent, and what was asserted of it. */
function goneWith(asking: Asking): readonly Statement[] {
  const { of, sent, path, call } = asking
  const { node, file } = of
  const used = namesIn(sent)
  const inPath = new Set(
    [...nodesIn(path)].filter((one) => one.kind === 'Name').map((one) => (one as unknown as Name).id),
  )
  // What the path is made of has to stay, changed or not.
  const names = new Set(used.map(({ id }) => id).filter((id) => !inPath.has(id)))
  const changed = new Set(used.map(({ id }) => id).filter((id) => inPath.has(id)))
  const keys = keysOf(asking)
  const isAbout = (one: Node, set: ReadonlySet<string>): boolean =>
    [...set].some((name) => new RegExp(`\\b${name}\\b`).test(file.text(one)))
  const gone = [...statementsOf(node.body)].filter((one) => {
    if (one.kind === 'Assign')
      return one.targets.some(
        (target) =>
          (target.kind === 'Name' && names.has(target.id)) ||
          (target.kind === 'Subscript' &&
            target.value.kind === 'Name' &&
            (names.has(target.value.id) || changed.has(target.value.id))),
      )
    // What comes back is not what was sent.
    if (one.start > call.end && isChecked(file.text(one)) && isAbout(one, changed)) return true
    if (one.kind !== 'Assert') return false
    const text = file.text(one)
    return (
      isAbout(one, names) ||
      keys.some((key) => text.includes(`"${key}"`) || text.includes(`'${key}'`) || text.includes(`.${key} `))
    )
  })
  return [...gone, ...nobodyReads(node.body, gone, call)]
}

const isChecked = (text: string): boolean =>
  /^(await )?(self\.)?(assert\b|\w*(assert|check|verify|compare|expect)\w*\()/i.test(text)

/** What is asked at the end for the sake of what is gone. */
function nobodyReads(body: readonly Statement[], gone: readonly Statement[], call: Node): readonly Statement[] {
  const tail: Statement[] = []
  for (const one of body.toReversed()) {
    if (gone.includes(one)) continue
    if (one.kind !== 'Assign' || one.start <= call.start) break
    tail.push(one)
  }
  return gone.some(({ start }) => tail.some((one) => one.start < start)) ? tail : []
}

/** `response.json()["task"]` of `assert response.json()["task"]["title"] == "another"`. */
function tellsOf({ test }: Assert, keys: readonly string[]): Expression | null {
  const [told] = test.kind === 'Comparison' ? (test as Comparison).operands : []
  if (told?.kind !== 'Subscript') return null
  const key = textOf(told.index)
  return key !== null && keys.includes(key) ? told.value : null
}

/** `["archived"] is True` */
function asserted({ file }: CodeFunction, { column, sets }: Effect): string {
  const quote = quoteOf(file.tree.source)
  const told = `[${quoted(column, quote)}]`
  if (sets === 'true') return `${told} is True`
  return sets === 'now' ? `${told} is not None` : `${told} == ${quoted(sets.member, quote)}`
}

/** A line on what is set, where the test looks at a good answer that holds columns. */
function behind({ of, call }: Asking, { effect, isFlat }: TestWords, gone: readonly Statement[]): Splice | null {
  const { node, file } = of
  const { source } = file.tree
  const after = node.body.filter(({ start }) => start > call.end)
  const asserts = [...statementsOf(after)].filter((one): one is Assert => one.kind === 'Assert')
  const isGood = (one: Assert): boolean => /status_code\s*==\s*(?:status\.HTTP_)?2/.test(file.text(one))
  const good = asserts.find(isGood)
  if (!isFlat || !good) return null
  const asked = node.body.find((one) => one.start <= call.start && call.end <= one.end)
  const response = asked?.kind === 'Assign' && asked.targets[0]?.kind === 'Name' ? asked.targets[0].id : null
  const again = after.find((one) => one.kind === 'Assign' && isNamed(one.targets[0], response))
  const answer = after.find(
    (one): one is Assign =>
      one.kind === 'Assign' &&
      isCall(one.value) &&
      one.value.callee.kind === 'Attribute' &&
      one.value.callee.name === 'json' &&
      isNamed(one.value.callee.value, response) &&
      (again === undefined || one.start < again.start),
  )
  const target = answer && !gone.includes(answer) ? answer.targets[0] : undefined
  const told = target?.kind === 'Name' ? target.id : response === null ? null : `${response}.json()`
  if (told === null) return null
  const place = target && answer ? lastOn(after, answer, again, told, file) : good
  const indent = indentOf(source, place.start)
  const text = `${breakOf(source)}${indent}assert ${told}${asserted(of, effect)}`
  return { file: file.path, start: lineEnd(source, place.end), end: lineEnd(source, place.end), text }
}

/** The last assertion on an answer, or what gives it. */
function lastOn(
  after: readonly Statement[],
  answer: Statement,
  again: Statement | undefined,
  told: string,
  file: CodeFunction['file'],
): Statement {
  const said = after.filter(
    (one) =>
      one.kind === 'Assert' &&
      one.start > answer.start &&
      (again === undefined || one.start < again.start) &&
      new RegExp(`\\b${told}\\b`).test(file.text(one)),
  )
  return said.at(-1) ?? answer
}
