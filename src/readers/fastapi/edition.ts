/** What FastAPI does differently from one version to the next, as far as it shows in the contract. */
export interface Edition {
  /** Generators as endpoints stream JSON lines or events. */
  readonly streams: boolean
  /** Binary strings say `contentMediaType` instead of `format: binary`. */
  readonly binaryAs: 'format' | 'contentMediaType'
  /** ValidationError carries `input` and `ctx`. */
  readonly validationInput: boolean
  /** Included routers stay as they are: routes added to them later still count. */
  readonly keepsRouters: boolean
  /** Models among several parameters are opened too, and those that may be left out. */
  readonly opensEveryModel: boolean
  /** Input and output schemas are told apart. */
  readonly pydantic: 1 | 2
  /** The exact version, where the project pins one; null for the newest it allows. */
  readonly pydanticVersion: string | null
}

const STREAMS = [0, 134, 0]
const CONTENT_MEDIA_TYPE = [0, 129, 1]
const VALIDATION_INPUT = [0, 128, 1]
const KEEPS_ROUTERS = [0, 137, 0]
const OPENS_EVERY_MODEL = [0, 142, 0]

/** What a project says of the version of a package it runs with. */
export interface Allowed {
  readonly version: string | null
  /** False when the version is only the lowest one allowed. */
  readonly exact: boolean
  /** The first version not allowed any more. */
  readonly below: string | null
}

/** The edition a project runs with: the pinned one, else the newest it allows. */
export function editionOf(fastapi: Allowed, pydantic: Allowed): Edition {
  return {
    streams: reaches(fastapi, STREAMS),
    binaryAs: reaches(fastapi, CONTENT_MEDIA_TYPE) ? 'contentMediaType' : 'format',
    validationInput: reaches(fastapi, VALIDATION_INPUT),
    keepsRouters: reaches(fastapi, KEEPS_ROUTERS),
    opensEveryModel: reaches(fastapi, OPENS_EVERY_MODEL),
    pydantic: reaches(pydantic, [2, 0, 0]) ? 2 : 1,
    pydanticVersion: pydantic.exact ? pydantic.version : null,
  }
}

function reaches({ version, exact, below }: Allowed, first: readonly number[]): boolean {
  if (version !== null && exact) return compare(numbers(version), first) >= 0
  return below === null || compare(numbers(below), first) > 0
}

const numbers = (version: string): readonly number[] => version.split('.').map((part) => Number.parseInt(part, 10) || 0)

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < 3; i++) if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) - (b[i] ?? 0)
  return 0
}
