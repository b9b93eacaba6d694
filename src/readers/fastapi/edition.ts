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
  /** Input and output schemas are told apart. */
  readonly pydantic: 1 | 2
}

const STREAMS = [0, 134, 0]
const CONTENT_MEDIA_TYPE = [0, 129, 1]
const VALIDATION_INPUT = [0, 128, 1]
const KEEPS_ROUTERS = [0, 137, 0]

/** The edition of a FastAPI version; the newest when the project does not say. */
export function editionOf(fastapi: string | null, pydantic: string | null): Edition {
  const version = fastapi === null ? null : numbers(fastapi)
  const since = (first: readonly number[]): boolean => version === null || compare(version, first) >= 0
  return {
    streams: since(STREAMS),
    binaryAs: since(CONTENT_MEDIA_TYPE) ? 'contentMediaType' : 'format',
    validationInput: since(VALIDATION_INPUT),
    keepsRouters: since(KEEPS_ROUTERS),
    pydantic: pydantic !== null && numbers(pydantic)[0] === 1 ? 1 : 2,
  }
}

const numbers = (version: string): readonly number[] => version.split('.').map((part) => Number.parseInt(part, 10) || 0)

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < 3; i++) if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) - (b[i] ?? 0)
  return 0
}
