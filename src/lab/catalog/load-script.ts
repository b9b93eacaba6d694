import { splitScript } from '../../sql/split.ts'
import { type Lab, Refused } from '../lab.ts'

export interface RefusedStatement {
  readonly sql: string
  readonly reason: string
}

/** Runs a script in the open transaction, statement by statement, going on after what the server refuses. */
export async function loadScript(lab: Lab, script: string): Promise<readonly RefusedStatement[]> {
  const refused: RefusedStatement[] = []
  for (const { kind, text } of splitScript(script)) {
    if (kind !== 'statement') continue
    try {
      await lab.execute('SAVEPOINT one')
      await lab.execute(text)
      await lab.execute('RELEASE SAVEPOINT one')
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      await lab.execute('ROLLBACK TO SAVEPOINT one; RELEASE SAVEPOINT one')
      refused.push({ sql: text, reason: error.message })
    }
  }
  return refused
}
