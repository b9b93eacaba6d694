/** What changed from one version of the libraries to the next, as far as schemas show it. */
export interface Habits {
  /** Newer FastAPI writes a media type for bytes instead of a format. */
  readonly bytesAs: 'format' | 'contentMediaType'
  /** Pydantic 1. */
  readonly older: boolean
  /** Decimals as text carry a pattern. */
  readonly decimalPattern: boolean
  /** Before 2.10 a single value is written twice, as `const` and as `enum`. */
  readonly constBesideEnum: boolean
}

/** The habits of a version of pydantic; of the newest when it is not known. */
export function habitsOf(version: string | null): Omit<Habits, 'bytesAs' | 'older'> {
  const [major = 0, minor = 0] = (version ?? '').split('.').map((part) => Number.parseInt(part, 10) || 0)
  return {
    decimalPattern: major === 2 && (minor === 12 || minor === 13),
    constBesideEnum: major === 2 && minor < 10,
  }
}

/** Before 2.10 addresses were `Annotated` themselves, and as metadata of another type meant nothing. */
export function addressesAreTypes(version: string | null): boolean {
  const [major = 0, minor = 0] = (version ?? '').split('.').map((part) => Number.parseInt(part, 10) || 0)
  return major !== 2 || minor >= 10
}
