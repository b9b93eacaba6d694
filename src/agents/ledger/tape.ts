import { Trouble } from '../../kernel/diagnostic.ts'
import type { Ended } from '../answer.ts'
import type { Entry, ModelEntry, ToolEntry } from './entry.ts'

/** What is played does not fit what happens. */
export class Diverged extends Trouble {}

/** A ledger that is played again, entry by entry: what happened then is what happens now. */
export class Tape {
  private at = 0
  private readonly entries: readonly Entry[]

  constructor(entries: readonly Entry[]) {
    this.entries = entries.filter(({ kind }) => kind !== 'opened' && kind !== 'closed')
  }

  /** The call of the model that was made here. */
  model(request: string): ModelEntry {
    const entry = this.next()
    if (entry?.kind !== 'model' || entry.request !== request) throw this.different('a call of the model')
    return entry
  }

  tool(digest: string): ToolEntry {
    const entry = this.next()
    if (entry?.kind !== 'tool' || entry.digest !== digest) throw this.different('a call of a tool')
    return entry
  }

  /** Why work ended at this very place; null where it went on. */
  stoppedHere(): Exclude<Ended, 'answered'> | null {
    const entry = this.entries[this.at]
    if (entry?.kind !== 'stopped' || entry.reason === 'answered') return null
    this.at += 1
    return entry.reason
  }

  private next(): Entry | undefined {
    this.at += 1
    return this.entries[this.at - 1]
  }

  private different(what: string): Diverged {
    const entry = this.entries[this.at - 1]
    const then = entry === undefined ? 'the ledger ends' : `the ledger has ${'id' in entry ? entry.id : 'its end'}`
    return new Diverged('usage', {
      message: `this ledger cannot be replayed: ${what} follows here, and ${then}`,
      help: 'A ledger is replayed by the version of architect that wrote it; ask the question anew.',
    })
  }
}
