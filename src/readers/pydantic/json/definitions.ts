import type { Json } from '../core/core.ts'
import type { Mode } from '../field.ts'

const SUFFIX: Readonly<Record<Mode, string>> = { validation: 'Input', serialization: 'Output' }

/** Definitions under names that cannot collide, each with the shorter names it would rather have. */
export class Definitions {
  readonly schemas = new Map<string, Json>()
  /** Names a definition may get, best first. */
  readonly choices = new Map<string, readonly string[]>()
  private readonly names = new Map<string, string>()
  private readonly opened = new Set<string>()
  private readonly occurrences = new Map<string, number>()
  private readonly counters = new Map<string, number>()
  private readonly template: string
  /** Pydantic 1 names no directions. */
  private readonly older: boolean

  constructor(template: string, older = false) {
    this.template = template
    this.older = older
  }

  reference(ref: string, mode: Mode): Json {
    return { $ref: this.pointer(this.name(ref, mode)) }
  }

  known(ref: string, mode: Mode): Json | undefined {
    const name = this.names.get(`${mode} ${ref}`)
    return name !== undefined && this.schemas.has(name) ? { $ref: this.pointer(name) } : undefined
  }

  store(ref: string, mode: Mode, json: Json): Json {
    const name = this.name(ref, mode)
    const reference = { $ref: this.pointer(name) }
    if (json['$ref'] !== reference.$ref) this.schemas.set(name, json)
    return reference
  }

  isOpen = (ref: string, mode: Mode): boolean => this.opened.has(`${mode} ${ref}`)
  open = (ref: string, mode: Mode): unknown => this.opened.add(`${mode} ${ref}`)
  close = (ref: string, mode: Mode): unknown => this.opened.delete(`${mode} ${ref}`)

  pointer = (name: string): string => this.template.replace('{}', name)

  /** Follows references to the schema itself. */
  resolve(json: Json): Json {
    let at = json
    for (let i = 0; i < 30 && typeof at['$ref'] === 'string'; i++) {
      const target = this.schemas.get(this.nameOf(at['$ref']))
      if (!target) return at
      at = target
    }
    return at
  }

  /** Words beside a reference that the definition says too are left out. */
  withoutRepetition(json: Json): Json {
    if (typeof json['$ref'] !== 'string') return json
    const target = this.schemas.get(this.nameOf(json['$ref']))
    if (!target) return json
    return Object.fromEntries(
      Object.entries(json).filter(
        ([key, value]) => key === '$ref' || !(key in target) || JSON.stringify(target[key]) !== JSON.stringify(value),
      ),
    )
  }

  private nameOf(pointer: string): string {
    return pointer.slice(this.template.indexOf('{}'))
  }

  private name(ref: string, mode: Mode): string {
    const key = `${mode} ${ref}`
    const before = this.names.get(key)
    if (before !== undefined) return before
    const names = this.namesFor(ref, mode)
    const longest = names.at(-1)!
    this.names.set(key, longest)
    this.choices.set(longest, names)
    return longest
  }

  /** Short name, by direction, with its module, and at last by number. */
  private namesFor(ref: string, mode: Mode): readonly string[] {
    const parts = ref.split(/([\][,])/).map((part) => part.replace(/:[^:]*$/, ''))
    const full = normalised(parts.join(''))
    const short = normalised(parts.map((part) => part.replace(/(?:[^.[\]]+\.)+([^.[\]]+)/g, '$1')).join(''))
    const identity = normalised(ref)
    let occurrence = this.occurrences.get(identity)
    if (occurrence === undefined) {
      occurrence = (this.counters.get(full) ?? 0) + 1
      this.counters.set(full, occurrence)
      this.occurrences.set(identity, occurrence)
    }
    if (this.older) return [short, full, `${full}__${occurrence}`]
    const suffix = SUFFIX[mode]
    return [
      short,
      `${short}-${suffix}`,
      full,
      `${full}-${suffix}`,
      `${full}__${occurrence}`,
      `${full}-${suffix}__${occurrence}`,
    ]
  }
}

const normalised = (name: string): string => name.replace(/[^a-zA-Z0-9.\-_]/g, '_').replaceAll('.', '__')
