import type { Readable } from 'node:stream'

const MOST = 20_000

/** The last lines of what a process wrote, as they came; streams may end theirs in the middle of another's. */
export class Lines {
  private readonly kept: string[] = []
  private readonly begun = new Map<Readable, string>()

  listen(stream: Readable): void {
    stream.setEncoding('utf8').on('data', (text: string) => this.add(stream, text))
  }

  all(): readonly string[] {
    return [...this.kept, ...[...this.begun.values()].filter((rest) => rest !== '')]
  }

  private add(stream: Readable, text: string): void {
    const parts = `${this.begun.get(stream) ?? ''}${text}`.split(/\r?\n/)
    this.begun.set(stream, parts.pop() ?? '')
    this.kept.push(...parts)
    if (this.kept.length > MOST) this.kept.splice(0, this.kept.length - MOST)
  }
}
