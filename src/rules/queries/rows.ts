import type { Call, Expression, Name } from '../../python/ast.ts'
import type { CodeFile, CodeFunction } from '../../python/code/code.ts'
import { type AnyNode, isCall, nodesIn } from '../../python/code/names.ts'
import { parentOf } from '../../python/code/surroundings.ts'

/** A call that loads every row of a statement, and how its list is used. */
export interface Loading {
  readonly file: CodeFile
  readonly call: Call
  readonly within: CodeFunction
  /** Where the list is used: the call itself, or the names of the variable that holds it. */
  readonly uses: readonly AnyNode[]
}

/** Lists of all rows, without a limit: `session.query(User).all()`, `session.scalars(select(User)).all()`. */
export function loadings(file: CodeFile): readonly Loading[] {
  return file.calls.flatMap(({ node, within }) => {
    if (!within || !isUnlimitedList(file, node)) return []
    const uses = usesOf(file, node as unknown as AnyNode, within)
    return uses ? [{ file, call: node, within, uses }] : []
  })
}

const SOURCES = /\b(query|select|scalars|execute|exec)\s*\(/

function isUnlimitedList(file: CodeFile, { callee, args }: Call): boolean {
  if (callee.kind !== 'Attribute' || !/^(all|fetchall)$/.test(callee.name) || args.length > 0) return false
  const chain = file.text(callee.value)
  // What is limited, or comes in a variable, may be short.
  return SOURCES.test(chain) && !/\.(limit|fetch|slice|paginate)\(/.test(chain) && isWrittenHere(callee.value)
}

/** The statement is written in the chain: `session.execute(query)` may have a limit. */
function isWrittenHere(chain: Expression): boolean {
  for (const node of nodesIn(chain)) {
    if (!isCall(node as unknown as Expression)) continue
    const { callee, args } = node as unknown as Call
    const name = callee.kind === 'Attribute' ? callee.name : callee.kind === 'Name' ? callee.id : ''
    if ((name === 'query' || name === 'select') && args.length > 0) return true
  }
  return false
}

/** Parentheses and `await` around a value do not count. */
export function holderOf(file: CodeFile, node: AnyNode): AnyNode | null {
  const parent = parentOf(file, node)
  return parent?.kind === 'Await' ? holderOf(file, parent) : parent
}

function usesOf(file: CodeFile, node: AnyNode, within: CodeFunction): readonly AnyNode[] | null {
  const holder = holderOf(file, node)
  if (holder?.kind !== 'Assign') return [node]
  const [target, ...others] = holder['targets'] as readonly Expression[]
  if (target?.kind !== 'Name' || others.length > 0) return null
  const names = [...nodesIn(within.node.body)].filter(
    (one) => one.kind === 'Name' && (one as unknown as Name).id === target.id,
  )
  const written = names.filter(
    (one) =>
      parentOf(file, one)?.kind === 'Assign' && (parentOf(file, one)!['targets'] as readonly unknown[]).includes(one),
  )
  // A variable that is given something else, too, is not followed.
  return written.length === 1 ? names.filter((one) => !written.includes(one)) : null
}
