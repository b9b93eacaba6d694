import type { Supposed } from '../../model/index.ts'
import { type Lab, Refused } from '../lab.ts'
import { type Name, inQuotes, nameFrom, sqlName } from './names.ts'

/** Something that was supposed: as it is sent before the first revision, and as it is told. */
export interface Entry {
  sql: string
  /** Null for what only says more about another one. */
  supposed: Supposed | null
  /** The table it is a column of: what is made in the image of that one has it, too. */
  readonly of?: Entry | null
}

export interface GroundColumn {
  readonly entry: Entry
  type: string
  /** Whether the type is a guess, and may be another one. */
  readonly guessed: boolean
}

/** A table that was supposed: known by its object id, whatever it is called by now. */
export interface GroundTable {
  readonly oid: number
  /** As the history finds it. */
  readonly name: Name
  readonly entry: Entry | null
  readonly columns: Map<string, GroundColumn>
}

/** What was supposed so far, beside the server it stands in. */
export class Ground {
  readonly lab: Lab
  readonly entries: Entry[] = []
  private readonly tables = new Map<number, GroundTable>()
  /** Columns the history took away or renamed: who asks for them by their old name fails rightly. */
  private readonly gone = new Set<string>()

  constructor(lab: Lab) {
    this.lab = lab
  }

  /** Null when it was done. */
  async send(sql: string): Promise<Refused | null> {
    try {
      await this.lab.execute(sql)
      return null
    } catch (error) {
      if (error instanceof Refused) return error
      throw error
    }
  }

  /** Sends it now, and puts it down to be sent before the first revision. */
  async add(sql: string, supposed: Supposed, atFirst = sql): Promise<Entry | null> {
    return (await this.send(sql)) === null ? this.note({ sql: atFirst, supposed }) : null
  }

  note(entry: Entry): Entry {
    this.entries.push(entry)
    return entry
  }

  /** In the order they can be sent: types first, and columns with their tables. */
  inOrder(): readonly Entry[] {
    const plain = this.entries.filter(({ of }) => !of)
    const isType = ({ supposed }: Entry): boolean => supposed?.kind === 'type'
    return [...plain.filter(isType), ...plain.filter((one) => !isType(one))].flatMap((one) => [
      one,
      ...this.entries.filter(({ of }) => of === one),
    ])
  }

  async oidOf(name: Name): Promise<number | null> {
    const [row] = await this.lab.query<{ oid: number | null }>('SELECT to_regclass($1)::oid::int8 AS oid', [
      sqlName(name),
    ])
    return row?.oid ? Number(row.oid) : null
  }

  /** The supposed table of a name, or the one a table was made after. */
  async table(name: Name): Promise<GroundTable | null> {
    const oid = await this.oidOf(name)
    return oid === null ? null : (this.tables.get(oid) ?? null)
  }

  async hold(name: Name, entry: Entry): Promise<GroundTable> {
    const table = { oid: (await this.oidOf(name)) ?? 0, name, entry, columns: new Map<string, GroundColumn>() }
    this.tables.set(table.oid, table)
    return table
  }

  /** A table the history makes in the image of a supposed one: what it misses is missed there. */
  async likens(made: Name, image: Name): Promise<void> {
    const [oid, table] = [await this.oidOf(made), await this.table(image)]
    if (oid !== null && table !== null && !this.tables.has(oid)) this.tables.set(oid, table)
  }

  /** What a table is called now, as SQL. */
  async nameNow({ oid }: GroundTable): Promise<string> {
    const [row] = await this.lab.query<{ name: string }>('SELECT $1::oid::regclass::text AS name', [oid])
    return row?.name ?? ''
  }

  async hasColumn(oid: number, column: string): Promise<boolean> {
    const rows = await this.lab.query(
      'SELECT 1 FROM pg_attribute WHERE attrelid = $1 AND attname = $2 AND NOT attisdropped',
      [oid, column],
    )
    return rows.length > 0
  }

  async hasConstraint(oid: number, name: string): Promise<boolean> {
    const rows = await this.lab.query('SELECT 1 FROM pg_constraint WHERE conrelid = $1 AND conname = $2', [oid, name])
    return rows.length > 0
  }

  async keyOf({ oid }: GroundTable): Promise<readonly string[]> {
    const rows = await this.lab.query<{ name: string }>(
      `SELECT a.attname AS name FROM pg_constraint c, unnest(c.conkey) WITH ORDINALITY k(attnum, at)
       JOIN pg_attribute a ON a.attnum = k.attnum WHERE c.conrelid = $1 AND a.attrelid = $1 AND c.contype = 'p'
       ORDER BY k.at`,
      [oid],
    )
    return rows.map(({ name }) => name)
  }

  async typeOf(oid: number, column: string): Promise<string | null> {
    const [row] = await this.lab.query<{ type: string }>(
      'SELECT format_type(atttypid, atttypmod) AS type FROM pg_attribute WHERE attrelid = $1 AND attname = $2',
      [oid, column],
    )
    return row?.type ?? null
  }

  /** Names of supposed tables. */
  get names(): readonly Name[] {
    return [...new Set(this.tables.values())].map(({ name }) => name)
  }

  async forget(name: Name, column: string): Promise<void> {
    this.gone.add(`${await this.oidOf(name)} ${column}`)
  }

  isGone = (oid: number, column: string): boolean => this.gone.has(`${oid} ${column}`)
}

/** A name as a message of the server spells it. */
export const nameInMessage = (name: string): Name => nameFrom(name.split('.'))

export const addColumn = (table: string, column: string, type: string): string =>
  `ALTER TABLE ${table} ADD COLUMN ${inQuotes(column)} ${type}`
