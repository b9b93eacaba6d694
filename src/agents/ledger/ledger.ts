import type { Entry, ToolEntry } from './entry.ts'

/** Everything that went in and came out. It only grows. */
export class Ledger {
  private readonly entries: Entry[] = []
  private readonly written: (line: string) => void

  constructor(written: (line: string) => void = () => undefined) {
    this.written = written
  }

  add(entry: Entry): void {
    this.entries.push(entry)
    this.written(JSON.stringify(entry))
  }

  get all(): readonly Entry[] {
    return this.entries
  }

  get toolCalls(): readonly ToolEntry[] {
    return this.entries.filter((entry) => entry.kind === 'tool')
  }

  /** `M4`: the next one of its kind. */
  nextId(kind: 'model' | 'tool'): string {
    const count = this.entries.filter((entry) => entry.kind === kind).length
    return `${kind === 'model' ? 'M' : 'T'}${count + 1}`
  }
}
