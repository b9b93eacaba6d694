import type { Code, CodeFile, CodeImport } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'Modules that import each other',
  severity: 'low',
  confidence: 'high',
  audience: 'auditor',
  message: '{modules} modules import each other in a circle: {circle}',
  advice:
    'Move what both sides need into a module of its own, or import it where it is used; this import is the one to cut.',
  check({ code }, report) {
    const graph = edgesOf(code)
    for (const members of circlesIn(graph)) {
      const circle = shortestCircle(members, graph)
      const cut = circle.toSorted((a, b) => weight(a, graph) - weight(b, graph))[0]
      if (!cut) continue
      report.found({
        at: cut.file.place(cut.one.node),
        subject: [...members].toSorted().join(' '),
        arguments: { modules: members.size, circle: circle.map(({ file }) => `\`${file.path}\``).join(', ') },
        proof: circle.map(({ file, one }) => ({ what: `imports ${one.path}`, at: file.place(one.node) })),
      })
    }
  },
})

interface Edge {
  readonly file: CodeFile
  readonly one: CodeImport
  readonly to: string
}
type Graph = ReadonlyMap<string, readonly Edge[]>

/** Imports that run on loading; a package and its own modules belong together. */
function edgesOf(code: Code): Graph {
  return new Map(
    code.files.map((file) => [
      file.path,
      file.imports.flatMap((one) =>
        one.onLoad && one.file !== null && one.file !== file.path && !isPackage(file.path) && !isPackage(one.file)
          ? [{ file, one, to: one.file }]
          : [],
      ),
    ]),
  )
}

const isPackage = (path: string): boolean => path.endsWith('__init__.py')

/** How many times a module imports another: the weaker tie is the one to cut. */
const weight = ({ file, to }: Edge, graph: Graph): number =>
  (graph.get(file.path) ?? []).filter((one) => one.to === to).length

/** Sets of modules of which each reaches all the others (Tarjan), without recursion. */
function circlesIn(graph: Graph): readonly ReadonlySet<string>[] {
  const [index, low] = [new Map<string, number>(), new Map<string, number>()]
  const [path, onPath] = [[] as string[], new Set<string>()]
  const found: Set<string>[] = []
  const open = (node: string) => {
    index.set(node, index.size)
    low.set(node, index.get(node)!)
    path.push(node)
    onPath.add(node)
    return { node, next: 0 }
  }
  for (const start of graph.keys()) {
    if (index.has(start)) continue
    const work = [open(start)]
    while (work.length > 0) {
      const at = work.at(-1)!
      const edge = graph.get(at.node)?.[at.next++]
      if (edge && !index.has(edge.to)) work.push(open(edge.to))
      else if (edge && onPath.has(edge.to)) low.set(at.node, Math.min(low.get(at.node)!, index.get(edge.to)!))
      else if (!edge) {
        work.pop()
        const above = work.at(-1)
        if (above) low.set(above.node, Math.min(low.get(above.node)!, low.get(at.node)!))
        if (low.get(at.node) === index.get(at.node)) {
          const members = new Set(path.splice(path.lastIndexOf(at.node)))
          for (const one of members) onPath.delete(one)
          if (members.size > 1) found.push(members)
        }
      }
    }
  }
  return found
}

/** The shortest way from the first module back to itself. */
function shortestCircle(members: ReadonlySet<string>, graph: Graph): readonly Edge[] {
  const start = [...members].toSorted()[0]!
  const came = new Map<string, Edge>()
  const open = [start]
  for (const node of open)
    for (const edge of graph.get(node) ?? []) {
      if (!members.has(edge.to) || came.has(edge.to)) continue
      came.set(edge.to, edge)
      if (edge.to === start) return wayBack(start, came)
      open.push(edge.to)
    }
  return []
}

function wayBack(start: string, came: ReadonlyMap<string, Edge>): readonly Edge[] {
  const way: Edge[] = []
  for (let edge = came.get(start); edge; edge = came.get(edge.file.path)) {
    way.unshift(edge)
    if (edge.file.path === start) break
  }
  return way
}
