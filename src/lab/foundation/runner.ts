import type { Supposed } from '../../model/index.ts'
import type { Sql, SqlStatement } from '../../sql/parser.ts'
import type { Refused } from '../lab.ts'
import { answer } from './answer.ts'
import type { Entry, Ground } from './ground.ts'
import type { Hints } from './hints.ts'
import type { Made } from './made.ts'
import { guessAgain } from './guess-again.ts'
import { type Missing, isAboutTypes, missingIn } from './refusals.ts'

/** More questions than one statement can have. */
const ROUNDS = 80
/** More than any history takes for granted: what is asked after that is left as it is. */
const MAXIMUM = 10_000
const DEPTH = 5

/** Sends statements, and supposes what the server says is missing, until it takes them. */
export class Runner {
  readonly ground: Ground
  readonly hints: Hints
  readonly made: Made
  private readonly sql: Sql
  private left = MAXIMUM
  private running: SqlStatement[] = []

  constructor(ground: Ground, hints: Hints, made: Made, sql: Sql) {
    this.ground = ground
    this.hints = hints
    this.made = made
    this.sql = sql
  }

  /** Runs one statement; whether the server took it in the end. */
  async run(statement: SqlStatement, sql: string): Promise<boolean> {
    this.running.push(statement)
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const refused = await this.ground.send(sql)
        if (refused === null) return true
        if (!(await this.isAnswered(refused, sql))) return false
      }
      return false
    } finally {
      this.running.pop()
    }
  }

  private async isAnswered(refused: Refused, sql: string): Promise<boolean> {
    const missing = missingIn(refused)
    if (missing !== null && (await this.answer(missing))) return true
    return isAboutTypes(refused) && guessAgain(this.statement, sql, this.ground)
  }

  /** Supposes what is missing; false where the history makes it itself, or nobody knows what it is. */
  async answer(missing: Missing): Promise<boolean> {
    if (this.running.length > DEPTH || --this.left < 0) return false
    return answer(missing, this.statement, this)
  }

  /** Sends a statement of a way back: what it makes is there from the beginning. */
  async back(sql: string, supposed: Supposed | null): Promise<Entry | null> {
    const statement = this.sql.statements(sql).statements[0]
    if (!statement || !(await this.run(statement, sql))) return null
    return this.ground.note({ sql, supposed: supposed && { ...supposed, from: 'the way back' } })
  }

  /** Supposes something before a statement runs that would not miss it. */
  async presume(statement: SqlStatement, missing: Missing): Promise<void> {
    this.running.push(statement)
    await this.answer(missing).finally(() => this.running.pop())
  }

  private get statement(): SqlStatement {
    return this.running.at(-1)!
  }
}
