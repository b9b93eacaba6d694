/** Something a person should know: what, where, and what to do about it. */
export interface Diagnostic {
  readonly message: string
  readonly at?: Place
  /** What to do next, as a sentence. */
  readonly help?: string
}

export interface Place {
  readonly path: string
  readonly line?: number
  readonly column?: number
}

/** Why an expected end was met: each has its own exit code. */
export type TroubleKind = 'usage' | 'configuration' | 'nothing to read'

/**
 * An end that is nobody's bug: a flag that does not exist, a folder without Python. Whoever starts the
 * work catches it and prints the diagnostic; every other error is a bug of ours.
 */
export class Trouble extends Error {
  override readonly name = 'Trouble'
  readonly kind: TroubleKind
  readonly diagnostic: Diagnostic

  constructor(kind: TroubleKind, diagnostic: Diagnostic) {
    super(diagnostic.message)
    this.kind = kind
    this.diagnostic = diagnostic
  }
}

/** `message`, the place before it, the help below it. */
export function describe({ message, at, help }: Diagnostic): string {
  const place = at ? `${[at.path, at.line, at.column].filter((part) => part !== undefined).join(':')}: ` : ''
  return help ? `${place}${message}\n  ${help}` : `${place}${message}`
}
