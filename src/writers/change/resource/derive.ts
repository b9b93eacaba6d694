import type { Operation } from '../../../model/index.ts'
import type { FunctionDef, Node } from '../../../python/ast.ts'
import type { Wanted } from '../field/wanted.ts'
import type { Ground, Proposal } from '../ground.ts'
import type { Classes } from '../source/classes.ts'
import { withoutKeptChecks } from './checks.ts'
import { searchesGone, withoutHeir } from './edits.ts'
import { newFields } from './fields.ts'
import { type LeftOut, leftOut, rootOf, withoutAsides } from './keeping.ts'
import { asksOf, firstLeftOut } from './leaving.ts'
import { type Part, sourcesOf } from './parts.ts'
import { readPart } from './reading.ts'
import type { Basic, Sibling } from './sibling.ts'
import { isAlike } from './values.ts'
import { written } from './written.ts'

/** What became of a sibling: the new resource, or why it cannot be written after it. */
export interface Derived {
  readonly proposal: Proposal | null
  readonly basic: readonly Basic[]
  readonly problem: string | null
  /** How many of the fields that are asked for no field of the sibling is like. */
  readonly unlike: number
}

export function derive(ground: Ground, classes: Classes, sibling: Sibling, asked: readonly Wanted[]): Derived {
  const { code, backend } = ground
  const handlers = handlersOf(ground, sibling)
  const folders = backend.data.migrations.flatMap(({ revisions }) =>
    revisions.map(({ at }) => at.file.slice(0, at.file.lastIndexOf('/'))),
  )
  const sources = sourcesOf(code, sibling, new Set(handlers.keys()), [...new Set(folders)])
  const parts = sources.flatMap((one) => one.parts)
  const fields = newFields(ground, classes, sibling, asked)
  const readings = parts
    .map((part) => searchesGone(withoutKeptChecks(readPart(code, part, parts, sibling), asked), fields))
    .map((one) => ({ ...one, problem: one.problem ?? withoutHeir(one, fields)?.node ?? null }))
  const isAsked = (part: Part): boolean => handlers.has(part.node) || part.name?.startsWith('test_') === true
  const own = new Set(sources.filter(({ renamed }) => renamed !== null).map(({ file }) => file))
  const keeping = {
    readings,
    isAsked: (part: Part): boolean => isAsked(part) || part.node === sibling.kin.model.node,
    hasHeir: (field: string): boolean => fields.some(({ model }) => model === field),
    isOwn: ({ file }: Part): boolean => own.has(file),
  }
  const hasLike = (field: string): boolean => fields.some((one) => one.model === field && isAlike(one))
  const first = firstLeftOut(readings, sibling, handlers, code, { ...keeping, hasLike })
  const early = leftOut({ ...keeping, first })
  const gone = early.flatMap(({ part }) => handlers.get(part.node) ?? [])
  const asking = parts
    .filter((part) => asksOf(code, part, gone))
    .map((part) => ({ part, because: 'it asks an operation that is left out' }))
  const left = leftOut({ ...keeping, first: [...first, ...asking] })
  const isLeft = new Set(left.map(({ part }) => part))
  const basic = sibling.basic.filter(({ operation }) =>
    parts.some((part) => !isLeft.has(part) && handlers.get(part.node) === operation),
  )
  const shared = new Set(sources.filter(({ renamed }) => renamed === null).flatMap((one) => one.parts))
  const problem =
    problemOf(sibling, basic, left, handlers) ??
    pathElsewhere(
      parts.filter((part) => shared.has(part) && !isLeft.has(part) && handlers.has(part.node)),
      sibling,
    )
  const unlike = asked.length - fields.filter(isAlike).length
  if (problem !== null) return { proposal: null, basic, problem, unlike }
  return {
    proposal: written({
      ground,
      classes,
      sibling,
      asked,
      fields,
      sources,
      readings: withoutAsides(readings, left),
      left,
      basic,
    }),
    basic,
    problem,
    unlike,
  }
}

function handlersOf({ code }: Ground, { basic, extra }: Sibling): ReadonlyMap<Node, Operation> {
  const found = new Map<Node, Operation>()
  for (const operation of [...extra, ...basic.map((one) => one.operation)]) {
    const handler = code.functionAt(operation.handler)
    if (handler) found.set(handler.node, operation)
  }
  return found
}

/** Handlers in a file that others share are handlers of another resource where they say its path themselves. */
function pathElsewhere(parts: readonly Part[], { words }: Sibling): string | null {
  const stranger = parts.find(({ node, file }) => {
    const routes = (node as FunctionDef).decorators ?? []
    return !routes.some((route) => words.names(/["'][^"']*["']/.exec(file.text(route))?.[0] ?? ''))
  })
  return stranger === undefined
    ? null
    : `the router of \`${stranger.name}\` (${stranger.file.path}) says its path, and is shared with others`
}

/** Without a class that maps it, and without making and reading, there is no resource. */
function problemOf(
  { kin, basic: all }: Sibling,
  basic: readonly Basic[],
  left: readonly LeftOut[],
  handlers: ReadonlyMap<Node, Operation>,
): string | null {
  const model = left.find(({ part }) => part.node === kin.model.node)
  if (model) return rootOf(left, model)
  const does = new Set(basic.map((one) => one.does))
  if (does.has('create') && (does.has('list') || does.has('read')) && basic.length * 2 >= all.length) return null
  const lost = all.find(
    ({ operation, does: deed }) =>
      !(does.has('create') && /^(update|delete)$/.test(deed) && basic.length * 2 >= all.length) &&
      !basic.some((one) => one.operation === operation),
  )
  if (!lost) return 'it has no operations that make and read it'
  const why = left.find(({ part }) => handlers.get(part.node) === lost.operation)
  return `${lost.operation.id} cannot be had by another one: ${why ? rootOf(left, why) : 'its handler stands in no definition of its own'}`
}
