import type { Revision } from '../../../model/data.ts'
import { revisionNamed } from '../../../model/queries/revisions.ts'

/** Revisions in the order Alembic applies them: each after everything it builds on or depends on. */
export function inOrder(revisions: readonly Revision[], heads: readonly string[]): readonly Revision[] {
  const known = new Map(revisions.map((one) => [one.id, one]))
  const lookUp = (name: string): Revision | undefined => revisionNamed(name, known) ?? labelled(name, revisions)
  const down = (of: Revision): readonly Revision[] => of.down.flatMap((name) => lookUp(name) ?? [])
  const needs = (of: Revision): readonly Revision[] => of.dependsOn.flatMap((name) => lookUp(name) ?? [])
  // What a revision further down depends on already is not asked for again.
  const before = (of: Revision): readonly Revision[] => {
    const own = needs(of)
    const earlier = own.length === 0 ? null : new Set([...reached(down(of), down)].flatMap(needs))
    return [...down(of), ...own.filter((one) => !earlier?.has(one))]
  }
  // A head that another revision depends on is come to from there.
  const needed = new Set(revisions.flatMap(needs))
  const real = heads.flatMap((id) => known.get(id) ?? []).filter((one) => !needed.has(one))
  return new Walk(known, before).from(real)
}

function reached(from: readonly Revision[], next: (of: Revision) => readonly Revision[]): ReadonlySet<Revision> {
  const found = new Set(from)
  for (const one of found) for (const other of next(one)) found.add(other)
  return found
}

const labelled = (name: string, revisions: readonly Revision[]): Revision | undefined =>
  revisions.find((one) => one.branchLabels.includes(name))

interface Line {
  at: Revision
  ancestors: ReadonlySet<string>
}

/** `RevisionMap._topological_sort`: from the heads down, a line at a time, unless another line still needs it. */
class Walk {
  private readonly known: ReadonlyMap<string, Revision>
  private readonly before: (of: Revision) => readonly Revision[]
  private readonly cached = new Map<string, ReadonlySet<string>>()

  constructor(known: ReadonlyMap<string, Revision>, before: (of: Revision) => readonly Revision[]) {
    this.known = known
    this.before = before
  }

  from(heads: readonly Revision[]): readonly Revision[] {
    const todo = new Set(this.known.keys())
    const lines: Line[] = heads.map((at) => this.line(at))
    const output: Revision[] = []
    let current = 0
    while (lines.length > 0) {
      const { at } = lines[current]!
      const blocked = lines.findIndex((line, i) => i !== current && line.ancestors.has(at.id))
      if (blocked >= 0) {
        current = blocked
        continue
      }
      if (todo.delete(at.id)) output.push(at)
      const next = this.before(at).filter((one) => todo.has(one.id) && !lines.some((line) => line.at === one))
      const [first, ...rest] = [...new Set(next)]
      if (!first) {
        lines.splice(current, 1)
        current = Math.max(current - 1, 0)
      } else {
        lines[current] = this.line(first)
        lines.push(...rest.map((one) => this.line(one)))
      }
    }
    return [...output.reverse(), ...[...todo].flatMap((id) => this.known.get(id) ?? [])]
  }

  private line(at: Revision): Line {
    return { at, ancestors: this.ancestorsOf(at) }
  }

  /** Itself included. */
  private ancestorsOf(of: Revision): ReadonlySet<string> {
    let known = this.cached.get(of.id)
    if (!known) this.cached.set(of.id, (known = new Set([...reached([of], this.before)].map((one) => one.id))))
    return known
  }
}
