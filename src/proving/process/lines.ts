const MOST = 20_000

/** The last lines of what a process wrote, as they came. */
export class Lines {
  private readonly kept: string[] = []
  private rest = ''

  add(text: string): void {
    const parts = `${this.rest}${text}`.split(/\r?\n/)
    this.rest = parts.pop() ?? ''
    this.kept.push(...parts)
    if (this.kept.length > MOST) this.kept.splice(0, this.kept.length - MOST)
  }

  all(): readonly string[] {
    return this.rest === '' ? [...this.kept] : [...this.kept, this.rest]
  }
}
