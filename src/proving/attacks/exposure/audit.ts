import { setTimeout as sleep } from 'node:timers/promises'
import { NotTried, type Attack } from '../attack.ts'
import { Trial } from '../trial.ts'
import type { Surface } from '../surface/surface.ts'
import { ask, columnsOf, quoted } from '../world/database.ts'
import { type Answer, ok } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import { logIn, newPassword } from '../world/people.ts'
import { deleteAccount } from '../accounts/deeds.ts'
import type { World } from '../world/world.ts'

/** Milliseconds. */
const PATIENCE = 3000
const PAUSE = 200

const auditTable = ({ tables }: Surface): string | null => {
  const logs = tables.filter(({ name }) => /(^|_)audit(_|$|s$)|audit_?(log|trail|event)/i.test(name))
  const chained = logs.find(({ columns }) => columns.some(({ name }) => /^prev/i.test(name)))
  return (chained ?? logs[0])?.name ?? null
}

const audited: Attack = {
  id: 'D07',
  title: 'Logins and erasures leave rows of an audit log that nobody changes, each chained to the one before',
  maps: ['ASVS 16.3.1', 'ASVS 16.3.2', 'ASVS 16.3.3', 'ASVS 16.4.2'],
  aftermath: 'writing',
  applies: (surface) => (auditTable(surface) === null ? 'it has no audit log' : null),
  async run(world) {
    const trial = new Trial()
    const table = quoted(auditTable(world.surface) ?? '')
    const caller = await world.fresh()
    if (world.target.people?.issues === false) trial.note('logins are written down where the accounts are kept')
    else {
      await grows(world, trial, table, 'a login', () => logIn(world, caller.email ?? '', caller.password ?? ''))
      await grows(world, trial, table, 'a failed login', () => logIn(world, caller.email ?? '', newPassword()), refused)
    }
    const { deleteMe, deleteUser } = world.surface.accounts
    if (deleteMe !== null || (deleteUser !== null && world.admin() !== null))
      await grows(world, trial, table, 'an erasure', () => deleteAccount(world, caller))
    await immutable(world, trial, table)
    await chained(world, trial, table)
    return trial.outcome('what was done is written down, and stays as it was written')
  },
}

async function count(world: World, table: string): Promise<number> {
  const [row] = await ask<{ n: number | string }>(world.target, `select count(*) as n from ${table}`)
  return Number(row?.n ?? 0)
}

/** What was tried is written down; what did not come about is not asked of the log. */
async function grows(
  world: World,
  trial: Trial,
  table: string,
  what: string,
  act: () => Promise<Answer>,
  cameAbout: (answer: Answer) => boolean = ok,
): Promise<void> {
  const before = await count(world, table)
  const answer = await world.patiently(act)
  if (!cameAbout(answer)) {
    trial.note(`${what} did not come about: ${exchangeLine(answer)}`)
    return
  }
  let after = await count(world, table)
  // Whoever answers before it is done writes it down when it is.
  for (let waited = 0; after === before && waited < PATIENCE; waited += PAUSE) {
    await sleep(PAUSE)
    after = await count(world, table)
  }
  trial.fact(after > before, `${what} is not written down`, `${what}: ${before} rows, then ${after}`)
}

const refused = ({ status }: Answer): boolean => status >= 400 && status < 500

/** Tries to change and to delete a row, and takes it back in any case. */
async function immutable(world: World, trial: Trial, table: string): Promise<void> {
  const [first] = await columnsOf(world.target, table)
  if (first === undefined) return
  const column = quoted(first.name)
  const row = `ctid = (select ctid from ${table} limit 1)`
  for (const [what, statement] of [
    ['changed', `update ${table} set ${column} = ${column} where ${row}`],
    ['deleted', `delete from ${table} where ${row}`],
  ] as const) {
    const message = await refusal(
      world,
      `do $tried$ begin ${statement}; raise exception 'architect: it was done'; end $tried$`,
    )
    trial.fact(
      message !== null && !message.includes('architect: it was done'),
      `a row of it can be ${what}`,
      message ?? 'no error',
    )
  }
}

async function refusal(world: World, sql: string): Promise<string | null> {
  try {
    await world.target.query(sql)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

async function chained(world: World, trial: Trial, table: string): Promise<void> {
  const names = (await columnsOf(world.target, table)).map(({ name }) => name)
  const previous =
    names.find((name) => /prev/i.test(name) && /hash|digest/i.test(name)) ??
    names.find((name) => /^prev(ious)?$/i.test(name))
  const own = names.find((name) => name !== previous && /hash|digest/i.test(name))
  if (previous === undefined || own === undefined) {
    trial.fact(false, 'its rows are not chained', `columns: ${names.join(', ')}`)
    return
  }
  const [row] = await ask<{ n: number | string }>(
    world.target,
    `select count(*) as n from ${table} as later where ${quoted(previous)} is not null and length(${quoted(previous)}::text) > 8
       and ${quoted(previous)}::text !~ '^(\\\\x)?0+$'
       and not exists (select 1 from ${table} as earlier where earlier.${quoted(own)} = later.${quoted(previous)})`,
  )
  if (row === undefined) throw new NotTried('the audit log cannot be read')
  trial.fact(Number(row.n) === 0, 'the chain is broken', `${row.n} rows follow on none`)
}

export const attacks: readonly Attack[] = [audited]
