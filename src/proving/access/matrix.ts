import type { Progress } from '../../kernel/progress.ts'
import type { Claim, Operation } from '../../model/index.ts'
import { mainOperations } from '../../model/queries/index.ts'
import { ask } from '../application/request.ts'
import { broken, held, notRun } from '../claim.ts'
import type { Principal, Target } from '../target.ts'
import { UNREADABLE, requestPath } from './path.ts'

/** Operations a caller is tried on, and what each may answer. */
export interface Trial {
  readonly id: string
  readonly title: string
  readonly run: string
  readonly headers: Readonly<Record<string, string>>
  readonly operations: readonly Operation[]
  readonly holds: (status: number) => boolean
  /** Why there is nothing to try. */
  readonly otherwise: string
}

const refused = (status: number): boolean => status === 401 || status === 403
const admitted = (status: number): boolean => status !== 401

/** Who may do what, as the code was read to say, against what the running application does. */
export async function proveAccess(target: Target, progress: Progress): Promise<readonly Claim[]> {
  const trials = trialsOf(mainOperations(target.backend), target.principals, target.demands)
  const claims: Claim[] = []
  for (const [done, trial] of trials.entries()) {
    progress.report({ doing: 'asking as every caller', done, of: trials.length })
    claims.push(await tried(trial, target.url))
  }
  return target.principals.length > 0
    ? claims
    : [
        ...claims,
        notRun(
          {
            id: 'access/callers',
            title: 'Callers may do what their role allows, and no more',
            run: 'every operation as every caller',
          },
          'nobody is stated who calls it: [prove.principals.NAME] with a login or headers',
        ),
      ]
}

/** What may not exist is not tried. Bodies are left empty and, with credentials, only reading is tried, so that nothing is made or lost. */
export function trialsOf(
  operations: readonly Operation[],
  principals: readonly Principal[],
  demands: NonNullable<Target['demands']> = {},
): readonly Trial[] {
  const certain = operations.filter(({ path, conditions }) => !path.includes(UNREADABLE) && conditions.length === 0)
  const state = (wanted: string): readonly Operation[] => certain.filter(({ access }) => access.state === wanted)
  return [
    {
      id: 'access/without-credentials',
      title: 'What is guarded refuses whoever does not say who it is',
      run: 'every guarded operation without credentials',
      headers: {},
      operations: state('enforced'),
      holds: refused,
      otherwise: 'no operation is read to be guarded',
    },
    {
      id: 'access/public',
      title: 'What is meant for everyone asks nobody who it is',
      run: 'every public operation that reads, without credentials',
      headers: {},
      operations: state('public').filter(reads),
      holds: (status) => !refused(status),
      otherwise: 'no operation that reads is public',
    },
    ...principals.flatMap((one) => trialsAs(one, state('enforced').filter(reads), demands)),
  ]
}

const reads = ({ method }: Operation): boolean => method === 'get' || method === 'head'

function trialsAs(
  { name, role, headers }: Principal,
  guarded: readonly Operation[],
  demands: NonNullable<Target['demands']>,
): readonly Trial[] {
  const rolesFor = ({ id, access }: Operation): readonly string[] => demands[id] ?? access.roles
  // A role that lets pass what belongs to others is no role one needs: only what names no row tells.
  const ranked = guarded.filter((one) => rolesFor(one).length > 0 && !one.path.includes('{'))
  const above = ranked.filter((one) => role !== null && !rolesFor(one).includes(role))
  return [
    {
      id: `access/${name}`,
      title: `The credentials of ${name} are taken`,
      run: `every guarded operation that reads, as ${name}`,
      headers,
      operations: guarded,
      holds: admitted,
      otherwise: 'no operation that reads is guarded',
    },
    {
      id: `access/${name}/above`,
      title: `What needs another role refuses ${name}`,
      run: `every operation that reads and needs another role, as ${name}`,
      headers,
      operations: above,
      holds: refused,
      otherwise: role === null ? 'its role is not stated' : `no list needs a role other than ${role}`,
    },
  ]
}

async function tried({ id, title, run, headers, operations, holds, otherwise }: Trial, url: string): Promise<Claim> {
  const question = { id, title, run }
  if (operations.length === 0) return notRun(question, otherwise)
  const wrong: string[] = []
  for (const operation of operations) {
    const path = requestPath(operation)
    const method = operation.method.toUpperCase()
    const answer = await ask(`${url}${path}`, { method, headers })
    if (answer === null || !holds(answer.status)) wrong.push(`${method} ${path} answers ${answer?.status ?? 'nothing'}`)
  }
  const figure = `${operations.length - wrong.length} of ${operations.length}`
  return wrong.length === 0
    ? held(question, { figure, detail: 'all answer as they are read to' })
    : broken(question, { figure, detail: 'these answer otherwise', evidence: wrong })
}
