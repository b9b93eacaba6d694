/** What the exit code says to a script. */
export const Exit = {
  clean: 0,
  findings: 1,
  usage: 2,
  nothingToRead: 3,
  bug: 70,
  /** Somebody pressed Ctrl-C. */
  interrupted: 130,
} as const

export type ExitCode = (typeof Exit)[keyof typeof Exit]
