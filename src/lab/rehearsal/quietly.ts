import { type Lab, Refused } from '../lab.ts'

/** Files of tables and indexes, and how often tables were read from end to end. */
const STATE = `SELECT coalesce(json_object_agg(c.oid, json_build_array(c.relfilenode, c.relname,
    CASE WHEN c.relkind = 'r' THEN pg_stat_get_xact_numscans(c.oid) ELSE 0 END)), '{}')::text AS state
  FROM pg_class c WHERE c.oid >= 16384 AND c.relkind IN ('r', 'i', 'm')`

type State = Readonly<Record<string, readonly [file: number, name: string, scans: number]>>

/**
 * Does these where the server does them without writing anything anew, and leaves everything as it was where it does
 * not. Where the server's own zone decides (a moment without a zone that gets one), it is not the easy one.
 */
export async function quietly(
  lab: Lab,
  statements: readonly string[],
  { mayRead }: { readonly mayRead: boolean },
): Promise<boolean> {
  await lab.execute("BEGIN; SET LOCAL TimeZone = 'Asia/Kolkata'")
  try {
    const before = await state(lab)
    for (const sql of statements) await lab.execute(sql)
    const after = await state(lab)
    const loud = Object.entries(before).some(([oid, [file, , scans]]) => {
      const then = after[oid]
      return then !== undefined && (then[0] !== file || (!mayRead && then[2] > scans))
    })
    await lab.execute(loud ? 'ROLLBACK' : 'COMMIT')
    return !loud
  } catch (error) {
    await lab.execute('ROLLBACK')
    if (!(error instanceof Refused)) throw error
    return false
  }
}

async function state(lab: Lab): Promise<State> {
  const [row] = await lab.query<{ state: string }>(STATE)
  return JSON.parse(row?.state ?? '{}') as State
}

/** Does all of these, each kept; the first that is refused as the server says it, or null. */
export async function inTurn(lab: Lab, statements: readonly string[]): Promise<string | null> {
  for (const sql of statements) {
    try {
      await lab.execute(sql)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return error.message
    }
  }
  return null
}
