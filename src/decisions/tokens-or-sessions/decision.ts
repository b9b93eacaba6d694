import type { PlansExperiment } from '../../model/index.ts'
import { ownershipOf } from '../../model/queries/index.ts'
import { type Arising, decision, speaks, type Today } from '../decision.ts'
import { columnLike, named, variantOf } from '../experiments/variant.ts'
import { at, say } from '../say.ts'
import { type DecisionSubject, asks, rowsOf } from '../subject.ts'
import { todayAt } from '../today.ts'

const SESSIONS = /(^|_)(sessions?|sign_ins?|refresh_tokens?|auth_tokens?)$/
const SIGNED = /jwt|jose|authlib/i
/** From this part of the operations on the caller's row is read anyway. */
const MOSTLY = 0.7
const RARELY = 0.2

export default decision({
  title: 'Signed tokens, or sessions',
  usual: 'session',
  simplest: 'session',
  furthest: 'token',
  options: [
    {
      name: 'session',
      title: 'Sessions that the database knows',
      gains: ['signing out ends it at once', 'it tells nothing to whoever finds it'],
      costs: ['each request looks it up'],
      changes: 'a table of sessions, looked up with the caller',
    },
    {
      name: 'token',
      title: 'Signed tokens (JWT), with sessions that renew them',
      gains: ['anybody with the key can check it, and nobody has to be asked', 'no look-up for each request'],
      costs: ['it holds until it runs out, whatever happens meanwhile', 'keys have to be changed now and then'],
      changes: 'short tokens, keys to sign them, and a session to renew them by',
      checks: [{ rule: 'access/credentials-never-checked', scope: [] }],
    },
  ],
  arises(subject) {
    const guarded = guardedBy(subject)
    return guarded.length > 0 || asks(subject, 'accounts', 'jwt', 'sessions') ? [arisingOf(subject)] : []
  },
})

const guardedBy = ({ backend }: DecisionSubject) =>
  backend.api.operations.filter(
    ({ access }) =>
      access.state === 'enforced' && access.credentials.some((one) => /bearer|cookie|oauth|token/i.test(one)),
  )

function arisingOf(subject: DecisionSubject): Arising {
  const guarded = guardedBy(subject)
  const callers = ownershipOf(subject.backend).callers
  const reading = guarded.filter(({ statements }) =>
    statements.some(({ verb, tables }) => verb === 'select' && tables.some((table) => callers.has(table))),
  )
  const people = subject.backend.data.tables.find(({ id }) => callers.has(id)) ?? null
  const plan = people && lookUp(subject, people.id)
  const services = subject.blueprint?.services?.length ?? 0
  return {
    question: 'How does a caller stay signed in?',
    about: guarded.length > 0 ? guarded.slice(0, 8).map(({ id }) => id) : ['accounts'],
    because: guarded.length > 0 ? `${guarded[0]!.id} asks who is there` : 'people are to sign in',
    places: guarded.slice(0, 3).map(({ handler }) => handler),
    today: todayOf(subject),
    weight: guarded.length + 2,
    experiments: plan ? [plan] : [],
    choose(measured) {
      const pages = plan && measured.pages(plan, 'session', 'pages read to look up a session and its caller')
      const [of, all] = [
        measured.counted('operations that read the row of their caller', reading.length, ''),
        measured.counted('operations that ask for credentials', guarded.length, 'operation'),
      ]
      const part = reading.length / Math.max(1, guarded.length)
      const places = reading.slice(0, 2).map(({ handler }) => handler)
      return {
        figures: { session: pages ? [pages, of] : [of], token: [of] },
        voices: [
          ...speaks(asks(subject, 'jwt'), 'asked', 'token', () => say`Signed tokens are asked for.`),
          ...speaks(asks(subject, 'sessions'), 'asked', 'session', () => say`Sessions are asked for.`),
          ...speaks(
            services > 1,
            'model',
            'token',
            () =>
              say`${measured.counted('services of the blueprint', services, 'service')} have to know the caller: a signed token is checked without asking the first.`,
          ),
          ...speaks(guarded.length > 0 && part >= MOSTLY && services < 2, 'model', 'session', () =>
            at(
              say`${of} of ${all} that ask for credentials read the caller's row anyway: a signed token saves no look-up, and a session ends when it is ended.`,
              places,
            ),
          ),
          ...speaks(guarded.length > 0 && part <= RARELY && services < 2, 'model', 'token', () =>
            at(
              say`${of} of ${all} that ask for credentials read the caller's row: for the others a session would be a look-up more.`,
              guarded.slice(0, 2).map(({ handler }) => handler),
            ),
          ),
        ],
        remarks: pages ? [say`Looking up a session and its caller reads ${pages}.`] : [],
      }
    },
  }
}

/** A session by its key with the row of its caller: three sessions for each of them, supposed. */
function lookUp(subject: DecisionSubject, callers: string): PlansExperiment | null {
  const table = subject.backend.data.tables.find(({ id }) => id === callers)
  const [key, ...more] = table?.primaryKey?.columns ?? []
  const column = table?.columns.find(({ name }) => name === key)
  if (!table || !column || key === undefined || more.length > 0) return null
  const made = variantOf(table, 'sessions', {
    rows: 3 * rowsOf(subject, table),
    columns: [
      columnLike(table, 'digest', 'VARCHAR(64)'),
      columnLike(table, 'caller', column.type.replace(/SERIAL$/, 'INT')),
      columnLike(table, 'ends_at', 'TIMESTAMP WITH TIME ZONE'),
    ],
    distinct: { caller: rowsOf(subject, table) },
    change: { primaryKey: { name: null, columns: ['digest'], options: '' }, uniques: [], foreignKeys: [], indexes: [] },
  })
  return {
    kind: 'plans',
    what: `EXPLAIN of looking up a session with its row of ${table.name}, three sessions for each, in a twin of the tables`,
    variants: [made],
    statements: [
      {
        name: 'session',
        sql: `SELECT * FROM ${named(made.table)} s JOIN ${named(table)} c ON c."${key.replaceAll('"', '""')}" = s.caller WHERE s.digest = $1`,
      },
    ],
  }
}

function todayOf({ backend }: DecisionSubject): Today | null {
  const table = backend.data.tables.find(({ name }) => SESSIONS.test(name))
  if (table) return todayAt('session', `${table.name} holds sessions`, table.at)
  const steps = backend.api.operations.flatMap(({ access }) => access.checks.flatMap(({ chain }) => chain))
  const signed = steps.find(({ what }) => SIGNED.test(what))
  return signed ? todayAt('token', signed.what, signed.at) : null
}
