import type { ObservedLock, ObservedRows, ObservedStatement } from '../../model/index.ts'
import type { Lab } from '../lab.ts'

/** What a statement did, as far as the server tells. */
export type Observation = Pick<ObservedStatement, 'locks' | 'held' | 'rewrites' | 'scans' | 'changes' | 'creates'>

interface Relation {
  readonly oid: number
  readonly name: string
  readonly kind: string
  /** Its file: another one means that it was written anew. */
  readonly file: number
  readonly modes: readonly string[]
  readonly scans: number
  readonly read: number
  readonly changed: number
}

const NAME = `CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname`

const COUNTERS = `
    pg_stat_get_xact_numscans(c.oid) AS scans, pg_stat_get_xact_tuples_returned(c.oid) AS read,
    pg_stat_get_xact_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_updated(c.oid)
      + pg_stat_get_xact_tuples_deleted(c.oid) AS changed`

/** One row of text: a driver takes longer to read a thousand rows than the server to find them. */
const asText = (relations: string): string =>
  `SELECT coalesce(json_agg(found), '[]')::text AS relations FROM (${relations}) found`

/** Only relations the transaction has locked are asked about, and of those it made only the newest: all others it did not touch. */
const LOCKED = asText(`
  WITH l AS MATERIALIZED (
    SELECT relation, array_agg(DISTINCT replace(mode, 'Lock', '')) AS modes FROM pg_locks
    WHERE pid = pg_backend_pid() AND locktype = 'relation' AND relation >= 16384
      AND relation <> ALL ($1::oid[]) GROUP BY 1)
  SELECT c.oid, ${NAME} AS name, c.relkind AS kind, c.relfilenode AS file, l.modes, ${COUNTERS}
  FROM l JOIN pg_class c ON l.relation = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm', 'v', 'i', 'I') AND n.nspname <> 'pg_toast'`)

/** Counters also hold what earlier transactions did and the server has not put away yet: they are read at the begin. */
const EXISTING = asText(`
  SELECT c.oid, ${NAME} AS name, c.relkind AS kind, c.relfilenode AS file, '{}'::text[] AS modes, ${COUNTERS}
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'm', 'v', 'i', 'I') AND n.nspname <> 'pg_toast'`)

/** Everybody reads all the time; who only reads is no news. */
const NO_NEWS = 'AccessShare'
const WRITES = 'RowExclusive'

/** Watches one transaction, statement by statement. */
export class Observer {
  private readonly lab: Lab
  /** What was there when the transaction began: nobody waits for what came later. */
  private readonly existing: ReadonlyMap<number, Relation>
  private before: ReadonlyMap<number, Relation> = new Map()
  /** Locks as of a writer that only the rows put in to try have brought. */
  private borrowed = new Set<number>()
  /** Made by the transaction so far. */
  private readonly created: number[] = []

  private constructor(lab: Lab, existing: ReadonlyMap<number, Relation>) {
    this.lab = lab
    this.existing = existing
  }

  /** To be made at the begin of the transaction. */
  static async begin(lab: Lab): Promise<Observer> {
    return new Observer(lab, await ask(lab, EXISTING, []))
  }

  /** Whether there was nothing yet when the transaction began: then nobody can wait for anything. */
  get isAlone(): boolean {
    return this.existing.size === 0
  }

  /** What was done to the database since it was last asked is nobody's statement: rows that were put in to try. */
  async skip(): Promise<void> {
    const seen = await this.look()
    this.borrowed = new Set([...seen.values()].filter(({ modes }) => modes.includes(WRITES)).map(({ oid }) => oid))
    this.before = new Map([...seen].map(([oid, one]) => [oid, this.withoutBorrowed(one)]))
  }

  /** What the statement did that has just run. */
  async observe(): Promise<Observation> {
    const before = this.before
    const seen = await this.look()
    const known = (oid: number): Relation | undefined => before.get(oid) ?? this.existing.get(oid)
    for (const [oid, { changed }] of seen) if (changed > (known(oid)?.changed ?? 0)) this.borrowed.delete(oid)
    const after = new Map([...seen].map(([oid, one]) => [oid, this.withoutBorrowed(one)]))
    this.before = after
    const old = [...after.values()].filter(({ oid }) => this.existing.has(oid))
    const tables = old.filter(({ kind }) => kind !== 'i' && kind !== 'I')
    return {
      locks: tables.flatMap((one) => locksOf(one, before.get(one.oid)?.modes ?? [])),
      held: [...before.values()]
        .filter((one) => this.existing.has(one.oid) && isTable(one))
        .flatMap((one) => locksOf(one, [])),
      rewrites: old.filter((one) => one.file !== known(one.oid)?.file).map(({ name }) => name),
      scans: tables.flatMap((one) => scanOf(one, known(one.oid))),
      changes: tables.flatMap((one) => changeOf(one, known(one.oid))),
      creates: [...after.values()].filter(({ oid }) => !this.existing.has(oid)).map(({ name }) => name),
    }
  }

  private withoutBorrowed(one: Relation): Relation {
    return this.borrowed.has(one.oid) ? { ...one, modes: one.modes.filter((mode) => mode !== WRITES) } : one
  }

  private async look(): Promise<ReadonlyMap<number, Relation>> {
    const seen = await ask(this.lab, LOCKED, [this.created])
    for (const oid of seen.keys()) if (!this.existing.has(oid)) this.created.push(oid)
    return seen
  }
}

async function ask(lab: Lab, question: string, given: readonly unknown[]): Promise<ReadonlyMap<number, Relation>> {
  const [row] = await lab.query<{ relations: string }>(question, given)
  const relations = JSON.parse(row?.relations ?? '[]') as readonly (Omit<Relation, 'oid'> & { oid: number | string })[]
  return new Map(relations.map((one) => [Number(one.oid), { ...one, oid: Number(one.oid) }]))
}

const isTable = ({ kind }: Relation): boolean => kind !== 'i' && kind !== 'I'

const locksOf = ({ name, modes }: Relation, known: readonly string[]): readonly ObservedLock[] =>
  modes.filter((mode) => mode !== NO_NEWS && !known.includes(mode)).map((mode) => ({ relation: name, mode }))

function scanOf(now: Relation, before: Relation | undefined): readonly ObservedRows[] {
  const scans = now.scans - (before?.scans ?? 0)
  return scans > 0 ? [{ relation: now.name, rows: now.read - (before?.read ?? 0) }] : []
}

function changeOf(now: Relation, before: Relation | undefined): readonly ObservedRows[] {
  const rows = now.changed - (before?.changed ?? 0)
  return rows > 0 ? [{ relation: now.name, rows }] : []
}
