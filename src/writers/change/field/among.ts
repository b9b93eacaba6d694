import type { CodeFile } from '../../../python/code/code.ts'
import type { Node } from '../../../python/ast.ts'
import { type Splice, breakOf, indentOf, inserted, lineStart } from '../source/splice.ts'

/** One of several that are told of a row one by one, with the field it tells. */
export interface Member {
  readonly node: Node
  readonly name: string | null
}

/** Fewer stand by the alphabet by chance. */
const ALPHABET = 5

/**
 * A new field among others: behind the twin and the plain fields that follow it, as it stands in the class; by the
 * alphabet where all of them do.
 */
export function among(
  file: CodeFile,
  twin: Member,
  all: readonly Member[],
  { name, plain, text }: { readonly name: string; readonly plain: ReadonlySet<string>; readonly text: string },
): Splice {
  const nodes = all.map(({ node }) => node)
  if (isSorted(all)) {
    const last = all.findLast((one) => one.name! < name)
    return last ? behind(file, last.node, nodes, text) : before(file, nodes[0]!, nodes, text)
  }
  let at = all.indexOf(twin)
  while (at + 1 < all.length && plain.has(all[at + 1]!.name ?? '')) at += 1
  return behind(file, all[at]!.node, nodes, text)
}

const isSorted = (all: readonly Member[]): boolean =>
  all.length >= ALPHABET &&
  all.every((one, index) => one.name !== null && (index === 0 || all[index - 1]!.name! < one.name))

function behind(file: CodeFile, one: Node, all: readonly Node[], text: string): Splice {
  return inserted(file.path, one.end, `,${gapAround(file, one, all)}${text}`)
}

function before(file: CodeFile, one: Node, all: readonly Node[], text: string): Splice {
  return inserted(file.path, one.start, `${text},${gapAround(file, one, all)}`)
}

/** What stands between several in one line, or in lines of their own. */
function gapAround({ tree: { source } }: CodeFile, one: Node, all: readonly Node[]): string {
  const others = all.filter((other) => other !== one)
  const ownLine =
    others.length > 0 && others.every((other) => lineStart(source, other.start) !== lineStart(source, one.start))
  return ownLine ? `${breakOf(source)}${indentOf(source, one.start)}` : ' '
}
