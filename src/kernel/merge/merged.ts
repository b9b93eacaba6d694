/** Three texts of one thing, where people have to decide. */
export interface Conflict {
  /** What it is about: `TaskService.create`, `project.dependencies`. */
  readonly unit: string
  readonly base: string
  readonly yours: string
  readonly generated: string
}

/** One text as it was generated last time, as people have it, and as it is generated now. */
export interface Versions {
  readonly base: string
  readonly yours: string
  readonly generated: string
}

export interface Merged {
  readonly text: string
  /** Each stands in the text as well, between the marks git uses. */
  readonly conflicts: readonly Conflict[]
  /** What was left out because somebody had deleted it, though it was generated anew. */
  readonly notes: readonly string[]
}

const closed = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

/** Both sides between the marks of git. */
export const marked = (yours: string, generated: string): string =>
  `<<<<<<< yours\n${closed(yours)}=======\n${closed(generated)}>>>>>>> generated\n`

/** The text of a side that changed alone, or of both when they agree; null when they do not. */
export function settled(
  base: string | null,
  yours: string | null,
  generated: string | null,
): string | null | undefined {
  if (yours === base || yours === generated) return generated
  return generated === base ? yours : undefined
}
