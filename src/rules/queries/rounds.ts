import type { Place, Step } from '../../model/index.ts'
import type { Code, CodeFile } from '../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../python/code/names.ts'
import { type Loop, boundNames, loopAround, nodeAt, targetsOf } from '../../python/code/surroundings.ts'

/** A loop, and the step of a chain that it repeats. */
export interface Round {
  readonly file: CodeFile
  readonly loop: Loop
  readonly step: Step
}

/** The loop over things that repeats a chain, with another thing in each round; null for any other repetition. */
export function roundOf(code: Code, chain: readonly Step[]): Round | null {
  for (const step of chain.slice(1).toReversed()) {
    const file = code.file(step.at.file)
    const node = file && nodeAt(file, step.at)
    if (!file || !node) continue
    for (let loop = loopAround(file, node); loop; loop = loopAround(file, loop as unknown as AnyNode))
      if (loop.kind !== 'While' && mentions(node, namesOfRound(loop))) return { file, loop, step }
  }
  return null
}

/** Names that hold something else in each round: what the loop gives, and what is made of it inside. */
export function namesOfRound(loop: Loop): ReadonlySet<string> {
  const names = new Set(targetsOf(loop))
  if (loop.kind === 'Comprehension') return names
  for (const node of nodesIn(loop.body))
    if (node.kind === 'Assign')
      for (const target of node['targets'] as never[]) for (const name of boundNames(target)) names.add(name)
  return names
}

export function mentions(node: unknown, names: ReadonlySet<string>): boolean {
  for (const one of nodesIn(node)) if (one.kind === 'Name' && names.has(one['id'] as string)) return true
  return false
}

export const lastOf = (chain: readonly Step[]): Place => chain.at(-1)!.at

/** Async sessions refuse to load on their own: only what is asked for with `await` comes. */
export const isAsyncSession = (path: string): boolean =>
  /\bAsync(Session|Connection|Scoped)|async_scoped_session|async_sessionmaker/.test(path)
export const isSyncSession = (path: string): boolean =>
  !isAsyncSession(path) && /^(sqlalchemy|sqlmodel)\.(orm\.)?(\w+\.)*(Session|Query|scoped_session)\b/.test(path)
