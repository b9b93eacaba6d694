/** Something that holds or makes an application. */
export interface Sighting {
  readonly file: string
  /** `app`, `create_app`, `Server.init_app`. */
  readonly variable: string
  readonly kind: SightingKind
  /** Where the application itself is constructed: two sightings with a common origin are one application. */
  readonly origins: readonly string[]
  /** Arguments that someone has to give. */
  readonly required: number
  /** Offsets of the text that makes it, in its file. */
  readonly start: number
  readonly end: number
}

export type SightingKind =
  /** `app = FastAPI()` at the top of a module */
  | 'variable'
  /** `app = Middleware(app)` under a new name */
  | 'wrapper'
  /** a function that returns it */
  | 'factory'
  /** a method that returns it */
  | 'method'
  /** `self.app` as the constructor leaves it */
  | 'attribute'
  /** a function that makes one and keeps it to itself */
  | 'hidden'
  /** a name imported from where it is made */
  | 'import'

/** What is known so far about who makes applications, over all files that were looked at. */
export class Sightings {
  /** Variables and attributes, by `file:name`. */
  readonly apps = new Map<string, Sighting>()
  /** Whatever gives an application when called, by `file:name`. */
  readonly makers = new Map<string, Sighting>()
  /** Classes derived from FastAPI: every call is an application of its own. */
  readonly classes = new Set<string>()
  /** Classes whose objects hold or make applications. */
  readonly servers = new Set<string>()
  /** Origins of applications that are mounted into another one. */
  readonly mounted = new Set<string>()
  /** Origins a file hands to a server: `uvicorn.run(app)`. */
  readonly run = new Map<string, Set<string>>()
  /** Files in which something was seen. */
  readonly places = new Set<string>()
  private changes = 0

  get size(): number {
    return this.changes
  }

  add(to: 'apps' | 'makers', key: string, sighting: Sighting): void {
    const known = this[to].get(key)
    if (known && !improves(sighting, known)) return
    this[to].set(key, sighting)
    this.places.add(sighting.file)
    this.changes += 1
  }

  note(set: Set<string>, value: string): void {
    if (set.has(value)) return
    set.add(value)
    this.changes += 1
  }

  /** Names whose call or import may bring an application into another file. */
  names(): ReadonlySet<string> {
    const makers = [...this.makers].filter(([, one]) => one.kind !== 'hidden').map(([key]) => key)
    const keys = [...makers, ...this.classes, ...this.servers]
    return new Set(keys.map((key) => key.slice(key.indexOf(':') + 1).split('.')[0]!))
  }
}

/** Seen again with more known about it: what it returns rather than what its annotation promises. */
function improves(next: Sighting, known: Sighting): boolean {
  if (known.kind === 'hidden') return next.kind !== 'hidden' || next.origins.length > known.origins.length
  if (known.origins.some(isPromise)) return !next.origins.some(isPromise)
  return next.origins.length > known.origins.length
}

/** An application of which only the return annotation is known. */
export const promise = (file: string, offset: number): string => `${file}@${offset}?`
const isPromise = (origin: string): boolean => origin.endsWith('?')
