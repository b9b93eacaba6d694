import type { Call, FunctionDef } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { moduleOf } from '../source/module.ts'
import { type Splice, breakOf, indentOf, lineEnd, lineStart, spliced } from '../source/splice.ts'
import type { HandedOn } from './handed-on.ts'

/** A call from one function to another. */
export interface Handing {
  readonly of: CodeFunction
  readonly call: Call
  readonly to: FunctionDef
}

/** What finds rows of its caller alone from now on stands there once more as it was, for those who find any row. */
export function writtenAgain(
  code: Code,
  functions: readonly CodeFunction[],
  calls: readonly Handing[],
  isLeft: (node: FunctionDef) => boolean,
): HandedOn {
  const names = new Map(functions.map((one) => [one.node, nameBeside(one)]))
  const copies = functions.map((one): Splice => {
    const { file, node } = one
    const { source } = file.tree
    const start = lineStart(source, node.decorators[0]?.start ?? node.start)
    const end = lineEnd(source, node.end)
    const at = (from: number, to: number, text: string): Splice => ({
      file: file.path,
      start: from - start,
      end: to - start,
      text,
    })
    const text = spliced(source.slice(start, end), [
      at(node.nameStart, node.nameStart + node.name.length, names.get(node)!),
      ...calls
        .filter(({ of, to }) => of.node === node && names.has(to))
        .map(({ call, to }) => at(...placeOf(call), names.get(to)!)),
    ])
    const eol = breakOf(source)
    const gap = indentOf(source, node.start) === '' ? eol.repeat(3) : eol.repeat(2)
    return { file: file.path, start: end, end, text: `${gap}${text}` }
  })
  const led = calls.filter(({ of, to }) => names.has(to) && isLeft(of.node))
  return {
    splices: [
      ...copies,
      ...led.map(({ of, call, to }): Splice => {
        const [start, end] = placeOf(call)
        return { file: of.file.path, start, end, text: names.get(to)! }
      }),
    ],
    needs: led
      .filter(({ of, call, to }) => call.callee.kind === 'Name' && fileOf(functions, to) !== of.file)
      .map(({ of, to }) => ({
        file: of.file,
        names: [{ module: moduleOf(code, fileOf(functions, to)!), name: names.get(to)! }],
      })),
  }
}

const fileOf = (functions: readonly CodeFunction[], node: FunctionDef) =>
  functions.find((one) => one.node === node)?.file

/** `get_any`, beside `get` */
function nameBeside({ file, node }: CodeFunction): string {
  const taken = new Set(file.functions.map((one) => one.node.name))
  const name = `${node.name}_any`
  return taken.has(name) ? `${name}_row` : name
}

/** The name a call says last. */
function placeOf({ callee }: Call): readonly [start: number, end: number] {
  const name = callee.kind === 'Attribute' ? callee.name : callee.kind === 'Name' ? callee.id : ''
  return [callee.end - name.length, callee.end]
}
