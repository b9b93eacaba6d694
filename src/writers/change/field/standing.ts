import type { Code } from '../../../python/code/code.ts'
import { type Classes, type CodeClass, type FieldStatement, ownFields } from '../source/classes.ts'
import { type Splice, breakOf, indentOf, inserted, lineEnd } from '../source/splice.ts'
import { anyDefault, isMadeWithout, isOrdered } from './made.ts'
import { isMappedInOrder, standsBeforeSaid } from './mapped-in-order.ts'
import type { Place } from './places.ts'
import { hasDefault } from './schema-field.ts'

export interface Standing {
  readonly isLeftOut: boolean
  /** Behind all fields, as defaults have to stand where the order matters. */
  readonly isLast: boolean
}

/** Where a field stands; `told` is where it is handed on. */
export function standingOf(place: Place, code: Code, classes: Classes, told: readonly Splice[]): Standing {
  const { of, twin, role, isModel } = place
  if (isModel) {
    const isLeftOut = isMappedInOrder(of, classes)
    return { isLeftOut, isLast: isLeftOut && standsBeforeSaid(of, lastPlain(place)) }
  }
  const isLeftOut = isMadeWithout(code, [...code.files, ...code.unused], of, told)
  if (!isOrdered(of)) return { isLeftOut, isLast: false }
  const isLast = isLeftOut || role === 'written' || hasDefault(twin) || anyDefault(of, classes)
  return { isLeftOut: isLast, isLast }
}

/** The splice that puts a field into a class. */
export const placed = (place: Place, { isLast }: Standing, text: string): Splice =>
  isLast ? behindAll(place, text) : behindLast(place, text)

/** On a line of its own behind the last plain field, with what says more of that one left where it is. */
const behindLast = (place: Place, text: string): Splice => behind(place.of, lastPlain(place), text)

const lastPlain = ({ twin, plain }: Place): FieldStatement => plain.findLast(({ start }) => start >= twin.start) ?? twin

const behindAll = ({ of, twin }: Place, text: string): Splice =>
  behind(of, [...ownFields(of).values()].at(-1) ?? twin, text)

/** Behind all fields a class says itself; null where it says none. */
export function behindFields(of: CodeClass, text: string): Splice | null {
  const last = [...ownFields(of).values()].at(-1)
  return last ? behind(of, last, text) : null
}

function behind(of: CodeClass, last: FieldStatement, text: string): Splice {
  const { file, node } = of
  const { source } = file.tree
  const after = node.body[node.body.indexOf(last) + 1]
  const words = after?.kind === 'ExpressionStatement' && after.value.kind === 'Constant' ? after : last
  const eol = breakOf(source)
  const gap = standApart(of) ? `${eol}${eol}` : eol
  return inserted(file.path, lineEnd(source, words.end), `${gap}${indentOf(source, last.start)}${text}`)
}

/** Whether there is an empty line between most fields of a class. */
function standApart({ file, node, ...of }: CodeClass): boolean {
  const fields = [...ownFields({ file, node, ...of }).values()]
  const gaps = fields.slice(1).map((one, index) => file.tree.source.slice(fields[index]!.end, one.start))
  return gaps.filter((gap) => /\n[ \t]*\r?\n/.test(gap)).length * 2 > gaps.length
}
