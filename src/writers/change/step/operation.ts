import { listed } from '../../../kernel/english.ts'
import type { AskedBecoming } from '../../../model/index.ts'
import type { Assign } from '../../../python/ast.ts'
import { calledName } from '../operation/call.ts'
import { type Ground, NOTHING_EXPECTED, type Proposal, sentence, together } from '../ground.ts'
import { type Splice, breakOf, indentOf, lineStart } from '../source/splice.ts'
import { calledAs } from './besides.ts'
import { type Asked, memberIn, refusedBefore } from './check.ts'
import { type Body, again, bodyOf } from './function.ts'
import { memberName } from './choice.ts'
import type { StepSibling } from './sibling.ts'
import { steppedTest } from './tests.ts'
import { nameAfter } from './words.ts'

export interface Step extends Omit<Asked, 'to'> {
  readonly becoming: AskedBecoming & { readonly verb: string }
}

/** The sibling again, for the other step; null where what it does cannot be told apart. */
export function steppedAs(
  ground: Ground,
  sibling: StepSibling,
  siblings: readonly StepSibling[],
  step: Step,
  noun: string,
): Partial<Proposal> | null {
  const { operation, setter, verb: was } = sibling
  const { becoming } = step
  const { of, row } = setter
  const assign = setter.assign as Assign & typeof setter.assign
  const body = ownBody(sibling, step)
  const names = namesFor(sibling, becoming.verb, noun)
  if (!body || !names) return null
  const asked: Asked = { ...step, to: becoming.to }
  const check = refusedBefore(ground, of, row, asked)
  if (check === null && body.check !== null) return null
  const besides = becoming.also.map(({ name }) => ({ name, text: calledAs(name, siblings, of, row) }))
  const value = memberIn(ground.code, of, asked, becoming.to)
  const segment = `/${becoming.verb.replaceAll('_', '-')}`
  const inner = innerEdits(sibling, body, {
    check: check?.lines ?? [],
    value: value.text,
    besides: besides.flatMap(({ text }) => text ?? []),
  })
  const id = operation.id.replace(`/${was}`, segment)
  const from = leadsTo(assign, step)
  const tested =
    from !== null && step.before.includes(from)
      ? steppedTest(ground.code, { sibling, from, to: becoming.to, noun, segment, isRefused: check !== null })
      : null
  const made = { body, check: check !== null, besides, name: names.below ?? names.name, isTested: tested !== null }
  return together([
    tested ?? {},
    {
      splices: functionsAgain(sibling, { ...names, verb: becoming.verb, segment, inner, gone: body.own }),
      needs: [{ file: of.file, names: [...value.needs, ...(check?.needs ?? [])] }],
      ...told(sibling, step, id, made),
      expected: { ...NOTHING_EXPECTED, operations: [id], guarded: [[id, operation.id]] },
    },
  ])
}

/** What the function does that takes the step; null where it, or its handler, does more than that. */
function ownBody({ handler, route, setter, verb }: StepSibling, { column }: Step): Body | null {
  const { of, row, call, assign } = setter
  const body = bodyOf(of, row, column.attribute, assign)
  const around = call === null ? body : bodyOf(handler, row, column.attribute, assign)
  const [path] = route.args
  const isLast = path !== undefined && handler.file.text(path).slice(0, -1).endsWith(`/${verb}`)
  return body && around && isLast && (call === null || around.own.length === 0) ? body : null
}

interface Names {
  readonly name: string
  /** Of the function below the handler; null where that does it itself. */
  readonly below: string | null
}

function namesFor({ handler, setter: { of, call }, verb: was }: StepSibling, verb: string, noun: string): Names | null {
  const name = nameAfter(handler.node.name, was, verb, noun)
  const below = call === null ? null : nameAfter(of.node.name, was, verb, noun)
  const isTaken = ({ file }: StepSibling['handler'], one: string | null): boolean =>
    file.functions.some(({ node }) => node.name === one)
  return isTaken(handler, name) || isTaken(of, below) ? null : { name, below }
}

function functionsAgain(
  { handler, route, setter: { of, call }, verb: was }: StepSibling,
  {
    name,
    below,
    verb,
    segment,
    inner,
    gone,
  }: Names & { readonly verb: string; readonly segment: string; readonly inner: readonly Splice[]; gone: Body['own'] },
): readonly Splice[] {
  const file = handler.file.path
  const end = route.args[0]!.end - 1
  const routed: Splice = { file, start: end - was.length - 1, end, text: segment }
  if (call === null || below === null) return [again({ of: handler, name, was, verb, edits: [routed, ...inner], gone })]
  const { callee } = call
  const calling: Splice = { file, start: callee.end - calledName(callee).length, end: callee.end, text: below }
  return [
    again({ of: handler, name, was, verb, edits: [routed, calling], gone: [] }),
    again({ of, name: below, was, verb, edits: inner, gone }),
  ]
}

/** What the sibling sets a row to. */
function leadsTo({ value }: Assign, { choice, column }: Step): string | null {
  const values = column.choice?.values ?? []
  const said = value.kind === 'Attribute' ? value.name : value.kind === 'Constant' ? String(value.value) : ''
  return values.find((one) => one === said || memberName(choice, one) === said) ?? null
}

function innerEdits(
  { setter: { of, assign } }: StepSibling,
  { check: there }: Body,
  {
    check,
    value,
    besides,
  }: { readonly check: readonly string[]; readonly value: string; readonly besides: readonly string[] },
): readonly Splice[] {
  const { file } = of
  const { source } = file.tree
  const eol = breakOf(source)
  const indent = indentOf(source, assign.start)
  const at = (start: number, end: number, text: string): Splice => ({ file: file.path, start, end, text })
  const set = (assign as Assign & typeof assign).value
  const refusal = check.map((one) => `${indent}${one}`).join(eol)
  return [
    ...(there
      ? [at(lineStart(source, there.start), there.end, refusal)]
      : check.length > 0
        ? [at(lineStart(source, assign.start), lineStart(source, assign.start), `${refusal}${eol}`)]
        : []),
    at(set.start, set.end, value),
    ...(besides.length > 0 ? [at(set.end, set.end, besides.map((one) => `${eol}${indent}${one}`).join(''))] : []),
  ]
}

function told(
  { operation, setter: { of } }: StepSibling,
  { becoming, column, before, table }: Step,
  id: string,
  made: {
    readonly body: Body
    readonly check: boolean
    readonly besides: readonly { readonly name: string; readonly text: string | null }[]
    readonly name: string
    readonly isTested: boolean
  },
): Pick<Proposal, 'sentences' | 'unknown' | 'unwritten'> {
  const { to } = becoming
  const done = made.besides.filter(({ text }) => text !== null).map(({ name }) => `\`${name}\``)
  const left = made.besides.filter(({ text }) => text === null).map(({ name }) => `\`${name}\``)
  const own = made.body.own.map((one) => `\`${of.file.text(one).split('\n')[0]}\``)
  return {
    sentences: [
      sentence(
        `${id} is ${operation.id} again: it asks for the same callers, looks for the row as that one does, and sets \`${column.attribute}\` to ${to}${done.length > 0 ? `, with ${listed(done)} as it is called elsewhere` : ''}`,
        [operation.handler],
      ),
      ...(made.check
        ? [
            sentence(
              before.length > 0
                ? `${id} is done to rows of ${table.name} that are ${before.join(' or ')} alone: all others are refused`
                : `${id} is refused where the row is ${to} already`,
            ),
          ]
        : []),
    ],
    unknown: [
      ...(own.length > 0
        ? [
            `${listed(own)} of \`${of.node.name}\` ${own.length > 1 ? 'are' : 'is'} not done by ${id}: whether it belongs to it is not known`,
          ]
        : []),
      ...(made.isTested ? [] : [`no test asks ${id} yet`]),
    ],
    unwritten: [
      ...(left.length > 0
        ? [
            `${listed(left)} ${left.length > 1 ? 'are' : 'is'} not called by \`${made.name}\`: it has not what that takes`,
          ]
        : []),
      ...(made.check
        ? []
        : [
            `${id} does not ask what \`${column.attribute}\` is before it sets it: nothing in the program shows how such a row is refused, and it belongs into \`${made.name}\` (${of.file.path})`,
          ]),
    ],
  }
}
