import { plural } from '../../../kernel/english.ts'
import type { CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { type Ground, type Proposal, together } from '../ground.ts'
import { parameterIn } from './handlers.ts'
import { type AskedOnce, askedIn, testFilesOf } from './asked-tests.ts'
import { type HeadersOf, type SpelledHeaders, headersIn, keyOf } from './headers.ts'
import { type Splice, indentOf, lineEnd, lineStart } from '../source/splice.ts'
import type { Callers } from './callers.ts'
import type { Wish } from './wishes.ts'

/** Tests of operations that are for others now ask as those do. */
export function regardedTests({ code, backend }: Ground, wishes: readonly Wish[]): Partial<Proposal> {
  if (wishes.length === 0) return {}
  const known = headersIn(code, backend.api.operations)
  return together(
    testFilesOf(code).map((file) => {
      const calls = askedIn(code, file, backend.api.operations)
      const asked = calls.filter(({ operation }) => wishes.some((one) => one.operation.id === operation.id))
      const tests = [...new Set(asked.map(({ of }) => of))]
      return together(
        tests.map((of) =>
          regarded(
            file,
            of,
            asked.filter((one) => one.of === of),
            wishes,
            { known, others: calls.filter((one) => one.of === of && !asked.includes(one)) },
          ),
        ),
      )
    }),
  )
}

function regarded(
  file: CodeFile,
  of: CodeFunction,
  asked: readonly AskedOnce[],
  wishes: readonly Wish[],
  { known, others }: { readonly known: HeadersOf; readonly others: readonly AskedOnce[] },
): Partial<Proposal> {
  const wishOf = ({ operation }: AskedOnce): Wish => wishes.find((one) => one.operation.id === operation.id)!
  const changes = asked.map((one) => ({ one, as: asNow(one, wishOf(one).callers, known) }))
  if (changes.some(({ as }) => as === 'unknown')) return withoutTest(file, of)
  const gone = [...new Set(changes.filter(({ as }) => as === 'gone').map(({ one }) => one.statement))]
  if (gone.length === of.node.body.length) return withoutTest(file, of)
  const said = changes.flatMap(({ one, as }) => (typeof as === 'object' && as !== null ? [{ one, as }] : []))
  const spelled = [...new Map(said.map(({ as }) => [as.text, as])).values()]
  const all = [
    ...changes.flatMap(({ one, as }) =>
      as === 'gone' ? [] : [{ one, text: typeof as === 'object' && as !== null ? as.text : headersText(file, one) }],
    ),
    ...others.map((one) => ({ one, text: headersText(file, one) })),
  ]
  // Who signs in twice is made twice.
  const often = spelled.filter(
    ({ text }) => text.includes('(') && all.filter((other) => other.text === text).length > 1,
  )
  const shared = often.length === 1 ? often[0]! : null
  const splices = [
    ...gone.map((one) => lineOf(file, one)),
    ...said.map(({ one, as }) => headersAs(file, one, shared?.text === as.text ? 'headers' : as.text)),
    ...(shared === null ? [] : headersFirst(file, of, shared)),
    ...all
      .filter(({ one, text }) => text === shared?.text && !said.some((other) => other.one === one))
      .map(({ one }) => headersAs(file, one, 'headers')),
    ...fixturesFor(file, of, spelled),
    ...nameAs(file, of, asked, wishOf),
  ]
  return { splices, needs: [{ file, names: spelled.flatMap(({ needs }) => needs) }] }
}

type AsNow = SpelledHeaders | 'same' | 'gone' | 'unknown' | null

/** How something is asked now: with other headers, with none (null), or not at all. */
function asNow({ status, headers, operation }: AskedOnce, callers: Callers, known: HeadersOf): AsNow {
  const isOpen = callers === 'anyone'
  if (status === 401) return isOpen ? 'gone' : 'same'
  if (status === 403) return typeof callers === 'string' ? 'gone' : (known.get('') ?? 'gone')
  if (isOpen) return 'same'
  // Whoever may was somebody who may as well.
  const was = operation.access.roles
  // Anybody who signs in may, and no more than that is tested.
  if (callers === 'signed in' && was.length > 0) return known.get('') ?? (headers === null ? 'unknown' : 'same')
  const isEnough =
    headers !== null && (callers === 'signed in' || (was.length > 0 && was.every((role) => callers.includes(role))))
  return isEnough ? 'same' : (known.get(keyOf(callers)) ?? 'unknown')
}

function headersAs(file: CodeFile, { call, headers }: AskedOnce, text: string): Splice {
  if (headers !== null) return { file: file.path, start: headers.start, end: headers.end, text }
  const last = [...call.args, ...call.keywords].at(-1)!
  return { file: file.path, start: last.end, end: last.end, text: `, headers=${text}` }
}

const headersText = (file: CodeFile, { headers }: AskedOnce): string => (headers === null ? '' : file.text(headers))

function headersFirst(file: CodeFile, { node }: CodeFunction, { text }: SpelledHeaders): readonly Splice[] {
  const { source } = file.tree
  const at = lineStart(source, node.body[0]!.start)
  return [{ file: file.path, start: at, end: at, text: `${indentOf(source, node.body[0]!.start)}headers = ${text}\n` }]
}

function fixturesFor(file: CodeFile, { node }: CodeFunction, spelled: readonly SpelledHeaders[]): readonly Splice[] {
  const there = new Set(node.parameters.map(({ name }) => name))
  const missing = [...new Set(spelled.flatMap(({ fixtures }) => fixtures))].filter((one) => !there.has(one))
  if (missing.length === 0) return []
  const last = node.parameters.at(-1)
  return last
    ? [{ file: file.path, start: last.end, end: last.end, text: missing.map((one) => `, ${one}`).join('') }]
    : parameterIn(node, file.path, missing.join(', '))
}

/** `test_only_staff_add_genres` says who may. */
function nameAs(
  file: CodeFile,
  { node }: CodeFunction,
  asked: readonly AskedOnce[],
  wishOf: (one: AskedOnce) => Wish,
): readonly Splice[] {
  const changes = asked.filter((one) => `_${node.name}_`.includes('_only_') || one.headers === null)
  for (const one of changes) {
    const { callers } = wishOf(one)
    const now =
      callers === 'anyone'
        ? 'everybody'
        : callers === 'signed in'
          ? 'whoever_is_signed_in'
          : `only_${manyOf(callers[0]!)}`
    for (const was of [...one.operation.access.roles.map((role) => `only_${manyOf(role)}`), 'everybody', 'anyone'])
      if (`_${node.name}_`.includes(`_${was}_`) && was !== now && isOf(was, one)) {
        const at = node.nameStart + `_${node.name}_`.indexOf(`_${was}_`)
        // `everybody reads`, `only admins read`
        const rest = `_${node.name}_`.slice(at - node.nameStart + was.length + 1)
        const verb = /^_(\w+?)s_/.exec(rest)?.[1]
        const isTurned =
          !was.startsWith('only_') && now.startsWith('only_') && verb !== undefined && !verb.includes('_')
        const tail = isTurned ? `_${verb}` : ''
        // `only staff add`, `whoever is signed in adds`
        const one = was.startsWith('only_') && !now.startsWith('only_') ? /^[a-z]+/.exec(rest.slice(1))?.[0] : undefined
        const singular = one === undefined || one.endsWith('s') ? '' : `_${one}s`
        return [
          {
            file: file.path,
            start: at,
            end: at + was.length + (isTurned ? tail.length + 1 : Math.max(0, singular.length - 1)),
            text: `${now}${tail}${singular}`,
          },
        ]
      }
  }
  return []
}

const isOf = (was: string, { operation: { access } }: AskedOnce): boolean =>
  was.startsWith('only_') ? access.roles.length > 0 : access.state === 'public'

const manyOf = (role: string): string => (role.endsWith('staff') ? role : plural(role))

const lineOf = (file: CodeFile, { start, end }: { readonly start: number; readonly end: number }): Splice => {
  const { source } = file.tree
  return { file: file.path, start: lineStart(source, start), end: lineEnd(source, end) + 1, text: '' }
}

/** A test nobody can ask any more goes, and that is said. */
function withoutTest(file: CodeFile, { node }: CodeFunction): Partial<Proposal> {
  const { source } = file.tree
  const begins = lineStart(source, node.decorators[0]?.start ?? node.start)
  const start = source.slice(0, begins).replace(/\n+$/, '\n').length
  return {
    splices: [{ file: file.path, start, end: lineEnd(source, node.end) + 1, text: '' }],
    unknown: [`\`${node.name}\` is not written: no test shows how who may call it signs in`],
  }
}
