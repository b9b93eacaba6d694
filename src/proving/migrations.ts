import { setTimeout as sleep } from 'node:timers/promises'
import type { Catalog, Claim } from '../model/index.ts'
import { EMPTY_CATALOG, catalogFacts, count, factsThatDiffer, withoutBookkeeping } from '../model/queries/index.ts'
import { broken, held, notRun } from './claim.ts'
import { type Ran, endOf, lastLines } from './process/run.ts'

export interface MigrationGround {
  /** Revisions there are. */
  readonly revisions: number
  readonly head: 'head' | 'heads'
  /** Runs `alembic` with these arguments. */
  alembic(...list: readonly string[]): Promise<Ran>
  catalog(): Promise<Catalog>
  /** How often somebody connected to our database so far. */
  sessions(): Promise<number>
}

const QUESTIONS = {
  up: { id: 'migrations/up', title: 'All migrations run on an empty database' },
  down: { id: 'migrations/down', title: 'Going down to the beginning leaves nothing behind' },
  again: { id: 'migrations/again', title: 'Up again leads to the same schema' },
  models: { id: 'migrations/models', title: 'Models and migrations are the same schema' },
}

/** Up, down and up again, by Alembic itself against a real server. */
export async function proveMigrations(ground: MigrationGround): Promise<readonly Claim[]> {
  const questions = questionsOf(ground.head)
  const elsewhere = await reachesElsewhere(ground)
  if (elsewhere !== null) return questions.all.map((one) => notRun(one, elsewhere.why, elsewhere.lines))

  const up = await ground.alembic('upgrade', ground.head)
  if (up.code !== 0) {
    const missing = missingExtension(up)
    const why = missing ?? 'the way up ends with an error'
    const rest = [questions.down, questions.again, questions.models].map((one) => notRun(one, why))
    return [missing === null ? failed(questions.up, up) : notRun(questions.up, missing, lastLines(up.lines)), ...rest]
  }
  const head = await factsOf(ground)
  const figure = `${count(ground.revisions, 'revision')}, ${up.seconds.toFixed(1)} s`
  const wentUp = held(questions.up, { figure, detail: `${count(head.size, 'fact')} of schema stand in the catalog` })
  const models = modelsClaim(questions.models, await ground.alembic('check'))
  return [wentUp, ...(await downAndUp(ground, head, questions)), models]
}

export const migrationsNotRun = (why: string, lines: readonly string[] = []): readonly Claim[] =>
  questionsOf('head').all.map((one) => notRun(one, why, lines))

type Questions = ReturnType<typeof questionsOf>

function questionsOf(head: string) {
  const up = { ...QUESTIONS.up, run: `alembic upgrade ${head}` }
  const down = { ...QUESTIONS.down, run: 'alembic downgrade base' }
  const again = { ...QUESTIONS.again, run: `alembic upgrade ${head}` }
  const models = { ...QUESTIONS.models, run: 'alembic check' }
  return { up, down, again, models, all: [up, down, again, models] }
}

/** What asks first and changes nothing: a configuration with an address of its own must not have its database taken down. */
async function reachesElsewhere(
  ground: MigrationGround,
): Promise<{ readonly why: string; readonly lines: readonly string[] } | null> {
  const before = await ground.sessions()
  const current = await ground.alembic('current')
  if (current.code !== 0) return { why: `alembic current ends with ${endOf(current)}`, lines: lastLines(current.lines) }
  return (await connectedSince(ground, before))
    ? null
    : {
        why: 'Alembic connects to a database other than ours; say in [prove.environment] which variable names it: NAME = "{database_url}"',
        lines: [],
      }
}

const TRIES = 30

/** The server counts a session a moment after it has ended. */
async function connectedSince({ sessions }: MigrationGround, before: number): Promise<boolean> {
  for (let tried = 0; tried < TRIES; tried++) {
    if ((await sessions()) > before) return true
    await sleep(100)
  }
  return false
}

async function downAndUp(
  ground: MigrationGround,
  head: ReadonlySet<string>,
  { down: question, again }: Questions,
): Promise<readonly Claim[]> {
  const down = await ground.alembic('downgrade', 'base')
  if (down.code !== 0) return [failed(question, down), notRun(again, 'the way down ends with an error')]
  const left = factsThatDiffer(catalogFacts(EMPTY_CATALOG), await factsOf(ground))
  const emptied =
    left.length === 0
      ? held(question, { figure: `${down.seconds.toFixed(1)} s`, detail: 'the catalog is that of an empty database' })
      : broken(question, { figure: `${left.length} left`, detail: 'this is still there', evidence: left })
  const up = await ground.alembic('upgrade', ground.head)
  if (up.code !== 0) return [emptied, failed(again, up)]
  const differs = factsThatDiffer(head, await factsOf(ground))
  return [
    emptied,
    differs.length === 0
      ? held(again, { figure: `${up.seconds.toFixed(1)} s`, detail: 'both catalogs are the same' })
      : broken(again, { figure: `${differs.length} differ`, detail: 'this is not as it was', evidence: differs }),
  ]
}

const factsOf = async (ground: MigrationGround): Promise<ReadonlySet<string>> =>
  catalogFacts(withoutBookkeeping(await ground.catalog()))

type Question = Questions['up']

const failed = (question: Question, ran: Ran): Claim =>
  broken(question, { detail: `ends with ${endOf(ran)}`, evidence: lastLines(ran.lines) })

function modelsClaim(question: Question, ran: Ran): Claim {
  if (ran.code === 0) return held(question, { detail: 'Alembic would write no new operation' })
  const operations = operationsIn(ran.lines)
  if (operations.length > 0)
    return broken(question, {
      figure: `${operations.length} differ`,
      detail: 'Alembic would write these operations',
      evidence: operations,
    })
  return ran.lines.some((line) => line.includes("invalid choice: 'check'"))
    ? notRun(question, 'this Alembic has no check; it came with 1.9')
    : failed(question, ran)
}

/** `New upgrade operations detected: [('add_column', ...), ...]`, one on each line. */
function operationsIn(lines: readonly string[]): readonly string[] {
  const line = lines.find((one) => one.includes('New upgrade operations detected:'))
  const list = line?.slice(line.indexOf('['))
  return list === undefined
    ? []
    : list
        .replace(/^\[|\]$/g, '')
        .split(/, (?=\(')|, (?=\[\(')/)
        .map((one) => one.trim())
}

/** The server of npm's package brings few extensions; that is no fault of the migrations. */
function missingExtension({ lines }: Ran): string | null {
  const line = lines.find((one) => /extension "[\w-]+" is not available/.test(one))
  const name = /extension "([\w-]+)" is not available/.exec(line ?? '')?.[1]
  return name === undefined ? null : `the server here brings no extension ${name}`
}
