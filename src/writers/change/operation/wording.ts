import type { Expression, FunctionDef, Statement } from '../../../python/ast.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { statementsOf } from '../../../python/code/definitions.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { type Splice, lineEnd } from '../source/splice.ts'
import type { At } from './call.ts'
import { saidOf } from './words.ts'

/** A text as it is written, without an escape in it. */
interface Written {
  readonly start: number
  readonly end: number
  readonly value: string
}

export const wordsIn = (value: unknown): readonly Written[] =>
  [...nodesIn(value)].flatMap((node) => {
    const one = node as unknown as Expression
    return one.kind === 'Constant' && one.type === 'str' && !/["'\\\n]/.test(String(one.value))
      ? [{ start: one.start, end: one.end, value: String(one.value) }]
      : []
  })

/** What is said instead of a text. */
interface Said extends Written {
  readonly said: string
}

/** What a function says where it refuses, `Not allowed to update this task`, and what is said of the other verb. */
export function refusalsOf({ body }: FunctionDef, verb: string): readonly Said[] {
  return [...nodesIn(body)]
    .filter(({ kind }) => kind === 'Raise')
    .flatMap((one) => wordsIn(one))
    .flatMap((text) => {
      const said = text.end - text.start === text.value.length + 2 ? saidOf(verb, text.value) : null
      return said === null ? [] : [{ ...text, said }]
    })
}

/** What a test expects to be told, as the new operation tells it. */
export function expectedOf(
  { node }: CodeFunction,
  refusals: readonly Pick<Said, 'value' | 'said'>[],
  gone: readonly Statement[],
): readonly Said[] {
  const asserts = [...statementsOf(node.body)].filter((one) => one.kind === 'Assert' && !gone.includes(one))
  return asserts
    .flatMap((one) => wordsIn(one))
    .flatMap((text) => {
      const said = refusals.find(({ value }) => value === text.value)?.said
      return said === undefined ? [] : [{ ...text, said }]
    })
}

/** Comments on what may be changed of other fields: they say nothing of one that is set. */
export function commentsOnOthers({ file, node }: CodeFunction, fields: readonly string[], at: At): readonly Splice[] {
  const { source } = file.tree
  const others = new RegExp(`\\b(${fields.join('|')})\\b`)
  const comments = [...source.slice(node.start, node.end).matchAll(/^[ \t]*#[^\n]*$/gm)]
  return comments
    .filter(([text]) => fields.length > 0 && others.test(text) && saidOf('do', text) !== null)
    .map(({ index }) => at(node.start + index, lineEnd(source, node.start + index) + 1, ''))
}
