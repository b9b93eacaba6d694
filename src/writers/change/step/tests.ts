import type { Assert, Call, Statement } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { callsIn, keyword } from '../../../python/code/names.ts'
import type { Proposal } from '../ground.ts'
import { sentence } from '../ground.ts'
import { breakOf, indentOf, inserted, lineEnd } from '../source/splice.ts'
import type { StepSibling } from './sibling.ts'

export interface Tested {
  readonly sibling: StepSibling
  /** What the sibling leads to, from where the new operation leads on. */
  readonly from: string
  readonly to: string
  readonly noun: string
  /** `/return` */
  readonly segment: string
  readonly isRefused: boolean
}

/** A test that takes the step of a sibling, and goes on to take the new one; null where none can be made of those there. */
export function steppedTest({ unused, files }: Code, tested: Tested): Partial<Proposal> | null {
  const all = [...unused, ...files].filter(({ path }) => /(^|\/)(test_[^/]*|[^/]*_test)\.py$/.test(path))
  for (const file of all)
    for (const of of file.functions) {
      const text = of.node.name.startsWith('test') && of.owner === null ? textOf(of, tested) : null
      if (text === null) continue
      const { source } = file.tree
      const eol = breakOf(source)
      return {
        splices: [inserted(file.path, lineEnd(source, of.node.end), `${eol}${eol}${eol}${text}`)],
        sentences: [
          sentence(
            `a test asks the new operation behind the one it is written after, as \`${of.node.name}\` asks that`,
            [file.placeOfName(of.node)],
          ),
        ],
      }
    }
  return null
}

interface Asked {
  readonly one: Assert & Statement
  readonly call: Call
  readonly status: string
}

function textOf(of: CodeFunction, { sibling, from, to, noun, segment, isRefused }: Tested): string | null {
  const { file, node } = of
  const { source } = file.tree
  const asked = node.body.flatMap((one) => askedIn(of, one, sibling) ?? [])
  const good = asked.find(({ status }) => status.startsWith('2'))
  if (!good) return null
  const before = node.body.filter(({ start }) => start < good.one.start)
  const made = before.filter((one) => one.kind === 'Assign')
  const name = `test_${/^[aeiou]/.test(from) ? 'an' : 'a'}_${from}_${noun}_can_be_${to}`
  if (file.functions.some((one) => one.node.name === name)) return null
  const headers = keyword(good.call, 'headers')
  const isMade = headers?.kind === 'Call'
  if (isMade && file.text(node).match(/\bheaders\b(?!=)/)) return null
  const said = (one: Asked, status: string | null, isNew: boolean): string => {
    const path = one.call.args[0]!
    const own = keyword(one.call, 'headers')
    const text = source.slice(one.one.start, one.one.end)
    const at = (node: { readonly start: number; readonly end: number }): readonly [number, number] => [
      node.start - one.one.start,
      node.end - one.one.start,
    ]
    const parts = [
      ...(isNew ? [{ at: [at(path)[1] - 1 - sibling.verb.length - 1, at(path)[1] - 1] as const, text: segment }] : []),
      ...(isMade && own?.kind === 'Call' ? [{ at: at(own), text: 'headers' }] : []),
    ].toSorted((a, b) => b.at[0] - a.at[0])
    const other = parts.reduce((line, part) => line.slice(0, part.at[0]) + part.text + line.slice(part.at[1]), text)
    return status === null ? other : other.replace(/==\s*(?:status\.\w+|\d+)/, `== ${status}`)
  }
  const refusing = asked.filter((one) => one.one.start < good.one.start && one.status.startsWith('4'))
  const isKnown = isRefused && /\b409\b/.test(source)
  const lines = [
    ...made.map((one) => source.slice(one.start, one.end)),
    ...(isMade ? [`headers = ${file.text(headers)}`] : []),
    said(good, null, false),
    ...refusing.map((one) => said(one, null, true)),
    said(good, null, true),
    ...(isKnown ? [said(good, '409', true)] : []),
  ]
  const decorators = node.decorators.map((one) => `@${file.text(one)}`)
  const head = source.slice(source.lastIndexOf('\n', node.nameStart) + 1, node.nameStart)
  const rest = source.slice(node.nameStart + node.name.length, node.body[0]!.start).trimEnd()
  const indent = indentOf(source, node.body[0]!.start)
  return [...decorators, `${head}${name}${rest}`, ...lines.map((one) => `${indent}${one}`)].join(breakOf(source))
}

/** `assert client.post(f"{path}/ship", headers=...).status_code == 200` */
function askedIn({ file }: CodeFunction, one: Statement, { operation, verb }: StepSibling): Asked | null {
  if (one.kind !== 'Assert') return null
  const status = /\.status_code\s*==\s*(?:status\.HTTP_)?(\d+)/.exec(file.text(one))?.[1]
  const calls = callsIn(one).filter(({ callee }) => callee.kind === 'Attribute' && callee.name === operation.method)
  const [call, more] = calls
  const path = call?.args[0]
  if (status === undefined || !call || more || !path) return null
  return new RegExp(`/${verb}["']$`).test(file.text(path)) ? { one: one as Assert & Statement, call, status } : null
}
