import type { Backend, Claim, Comparison, DifferenceKind } from '../model/index.ts'
import { count, mainApplication, mainOperations } from '../model/queries/index.ts'
import { UNREADABLE } from './access/path.ts'
import { ask } from './application/request.ts'
import { broken, held, notRun } from './claim.ts'

const MATTERS: readonly {
  readonly id: string
  readonly title: string
  readonly kinds: readonly DifferenceKind[]
}[] = [
  {
    id: 'contract/operations',
    title: 'The running application publishes the operations the code has',
    kinds: ['operation'],
  },
  {
    id: 'contract/shapes',
    title: 'Parameters, bodies and answers are published as the code has them',
    kinds: ['parameter', 'body', 'success', 'field'],
  },
  {
    id: 'contract/security',
    title: 'What is published to need credentials does, and nothing else',
    kinds: ['security', 'unguarded', 'undeclared'],
  },
]

/** The contract a running application publishes, and where. */
export interface Published {
  readonly path: string
  readonly text: string
}

/** Looks where FastAPI publishes by default, at the root and below the prefixes of operations. */
export async function publishedContract(url: string, backend: Backend): Promise<Published | null> {
  const main = mainApplication(backend)
  if (main === null || !main.published) return null
  for (const prefix of prefixesOf(mainOperations(backend).map(({ path }) => path))) {
    const path = `${prefix}/openapi.json`
    const answer = await ask(`${url}${path}`)
    if (answer?.status === 200 && answer.text.trimStart().startsWith('{')) return { path, text: answer.text }
  }
  return null
}

const LEVELS = 3

/** The root, and what most paths begin with. */
export function prefixesOf(paths: readonly string[]): readonly string[] {
  const times = new Map<string, number>()
  for (const path of paths) {
    const parts = path.split('/').slice(1)
    for (let level = 1; level <= Math.min(LEVELS, parts.length - 1); level++) {
      const prefix = `/${parts.slice(0, level).join('/')}`
      if (!prefix.includes('{')) times.set(prefix, (times.get(prefix) ?? 0) + 1)
    }
  }
  return ['', ...[...times].toSorted(([, one], [, other]) => other - one).map(([prefix]) => prefix)]
}

export const contractNotRun = (why: string, evidence: readonly string[] = []): readonly Claim[] =>
  MATTERS.map(({ id, title }) => notRun({ id, title, run: 'GET /openapi.json' }, why, evidence))

/** What the running application publishes against what the code was read to have. */
export function contractClaims(path: string, comparison: Comparison, backend: Backend): readonly Claim[] {
  const { counts } = comparison
  const open = openIn(backend)
  const all = differencesOf(comparison).filter(({ subject }) => !open.conditional.has(subject))
  return MATTERS.map(({ id, title, kinds }) => {
    const question = { id, title, run: `GET ${path}` }
    const own = all.filter(({ kind }) => kinds.includes(kind)).map(({ line }) => line)
    const unknown = kinds.includes('security') ? counts.accessUnknown : 0
    const detail = `${counts.published} operations published, ${counts.recovered} read, ${counts.shared} on both sides`
    if (own.length > 0 && kinds.includes('operation') && open.unreadable > 0)
      return notRun(question, `of ${count(open.unreadable, 'operation')} the path could not be read`, own)
    if (own.length > 0) return broken(question, { figure: `${own.length} differ`, detail, evidence: own })
    return held(question, {
      figure: count(counts.shared, 'operation'),
      detail: unknown === 0 ? detail : `${detail}; of ${unknown} nobody here can tell whether they need credentials`,
    })
  })
}

/** What the running application publishes against what its blueprint asks for; what people added to it is theirs. */
export function promiseClaim(path: string, comparison: Comparison): Claim {
  const question = {
    id: 'contract/blueprint',
    title: 'The running application publishes what its blueprint promises',
    run: `GET ${path}, and the blueprint`,
  }
  const own = differencesOf({ ...comparison, publishedOnly: [] }).map(({ line }) => line)
  const { shared, published } = comparison.counts
  const more = published - shared
  const detail = `${count(shared, 'operation')} promised and published${more === 0 ? '' : `; ${more} more are published`}`
  return own.length === 0
    ? held(question, { figure: count(shared, 'operation'), detail })
    : broken(question, { figure: `${own.length} differ`, detail, evidence: own })
}

/** Operations of which the code alone does not say whether they exist, or where. */
function openIn(backend: Backend): { readonly conditional: ReadonlySet<string>; readonly unreadable: number } {
  const operations = mainOperations(backend)
  return {
    conditional: new Set(operations.filter(({ conditions }) => conditions.length > 0).map(({ id }) => id)),
    unreadable: operations.filter(({ path }) => path.includes(UNREADABLE)).length,
  }
}

interface Line {
  readonly kind: DifferenceKind
  readonly subject: string
  readonly line: string
}

function differencesOf({ publishedOnly, recoveredOnly, operations, schemas }: Comparison): readonly Line[] {
  const lineOf = ({ kind, subject, sentence }: Omit<Line, 'line'> & { readonly sentence: string }): Line => ({
    kind,
    subject,
    line: `${subject}: ${sentence}`,
  })
  return [
    ...publishedOnly.map(({ method, path, sentence }) =>
      lineOf({ kind: 'operation', subject: `${method.toUpperCase()} ${path}`, sentence }),
    ),
    ...recoveredOnly.map(lineOf),
    ...operations.flatMap(({ id, differences }) =>
      differences.map(({ kind, sentence }) => lineOf({ kind, subject: id, sentence })),
    ),
    ...schemas.flatMap(({ differences }) => differences.map(lineOf)),
  ]
}
