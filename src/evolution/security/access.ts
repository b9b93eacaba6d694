import type { Access, AccessState, Change, ChangeLevel, Operation, Place, WebSocketRoute } from '../../model/index.ts'
import { changeOf, code, endOf, listed } from '../change.ts'
import { missingFrom } from '../pairs.ts'

/** Whatever is guarded: an operation or a WebSocket. */
export interface Guarded {
  readonly name: string
  readonly access: Access
  readonly handler: Place
  /** It ends in 401 or 403 on some condition nobody here can decide. */
  readonly mayRefuse: boolean
}

export const guardedOperation = ({ id, access, handler, trace }: Operation): Guarded => ({
  name: id,
  access,
  handler,
  mayRefuse: trace?.refusals.some(({ status, escapes }) => escapes && (status === 401 || status === 403)) ?? false,
})
export const guardedSocket = ({ path, access, handler }: WebSocketRoute): Guarded => ({
  name: `WEBSOCKET ${path}`,
  access,
  handler,
  mayRefuse: false,
})

/** How much each state asks of somebody without credentials. */
const RANKS: Readonly<Record<Exclude<AccessState, 'unknown'>, number>> = {
  public: 0,
  optional: 1,
  conditional: 2,
  enforced: 3,
}

/** Who may come in: credentials, roles and scopes that are asked for no more, or newly. */
export function accessChanges(base: Guarded, head: Guarded): readonly Change[] {
  if (base.access.state === 'unknown' || head.access.state === 'unknown') return []
  return [
    ...stateChange(base, head),
    ...demandChanges(base, head, 'role'),
    ...demandChanges(base, head, 'scope'),
    ...checkChange(base, head),
  ]
}

type Tell = (id: string, level: ChangeLevel, sentence: string, values: readonly string[]) => Change

const tellOf =
  (base: Guarded, head: Guarded): Tell =>
  (id, level, sentence, values) =>
    changeOf('security', {
      id,
      level,
      sentence,
      arguments: values,
      operation: head.name,
      before: placeOf(base),
      after: placeOf(head),
    })

/** Where it is decided; the handler when nothing decides. */
const placeOf = ({ access, handler }: Guarded): Place => endOf(access.checks[0]?.chain ?? []) ?? handler

const WORDS: Readonly<Record<AccessState, string>> = {
  public: 'anybody may call it',
  optional: 'credentials are looked at, and their absence is let through',
  conditional: 'a setting decides whether credentials are asked for',
  enforced: 'credentials are asked for',
  unknown: 'nobody can tell',
}

function stateChange(base: Guarded, head: Guarded): readonly Change[] {
  const [was, is] = [base.access.state, head.access.state]
  if (was === is || was === 'unknown' || is === 'unknown') return []
  const tell = tellOf(base, head)
  if (RANKS[is] > RANKS[was])
    return [tell('access-tightened', 'warning', `${WORDS[is]} now; before, ${WORDS[was]}`, [was, is])]
  const id = is === 'public' ? 'authentication-lost' : 'authentication-weakened'
  const refuses = head.mayRefuse && is !== 'public'
  const tail = refuses ? '; it refuses on conditions that cannot be decided here' : ''
  return [tell(id, refuses ? 'warning' : 'error', `${WORDS[is]} now; before, ${WORDS[was]}${tail}`, [was, is])]
}

function demandChanges(base: Guarded, head: Guarded, what: 'role' | 'scope'): readonly Change[] {
  const [before, after] =
    what === 'role' ? [base.access.roles, head.access.roles] : [base.access.scopes, head.access.scopes]
  const [lost, added] = [missingFrom(before, after), missingFrom(after, before)]
  const tell = tellOf(base, head)
  // Of several roles one may do: fewer of them can mean less room as well as more.
  const sure = what === 'scope' || lost.length === before.length
  const instead = added.length > 0 ? `, but ${listed(added)}` : ''
  return [
    ...(lost.length > 0
      ? [
          tell(
            `${what}-lost`,
            sure ? 'error' : 'warning',
            `the ${what} ${listed(lost)} is no longer asked for${instead}`,
            [...lost, ...added],
          ),
        ]
      : []),
    ...(added.length > 0 && lost.length === 0
      ? [tell(`${what}-added`, 'warning', `the ${what} ${listed(added)} is asked for now`, added)]
      : []),
  ]
}

/** Checks of what a known caller may do. How they are written may change, that there are none is a loss. */
function checkChange(base: Guarded, head: Guarded): readonly Change[] {
  const refusals = ({ access }: Guarded) => access.checks.filter(({ kind }) => kind === 'authorization')
  const [before, after] = [refusals(base), refusals(head)]
  if (before.length === 0 || after.length > 0) return []
  const [first] = before
  const what = first?.chain.at(-1)?.what ?? 'a check'
  const sentence = `whether the caller is allowed to is no longer checked: ${code(what)} is gone`
  const change = tellOf(base, head)('authorization-lost', 'error', sentence, [what])
  return [{ ...change, before: endOf(first?.chain ?? []) ?? change.before, after: head.handler }]
}
