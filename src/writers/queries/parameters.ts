/** The open values of a statement, numbered as they come. */
export class Parameters {
  private count = 0

  next(): string {
    this.count += 1
    return `$${this.count}`
  }
}
