import { type Json, isObject } from './json.ts'

/** References lead through references; a document that goes on longer does so in a circle. */
const MAXIMUM_STEPS = 32

/** A document in which references can be followed. Those that lead to other files or hosts are never opened. */
export class JsonDocument {
  readonly root: Json

  constructor(root: Json) {
    this.root = root
  }

  /** What a reference stands for, or the object itself; null when it leads nowhere in this document. */
  resolve(value: unknown): Json | null {
    let at = value
    for (let step = 0; step < MAXIMUM_STEPS; step += 1) {
      if (!isObject(at)) return null
      const reference = at['$ref']
      if (typeof reference !== 'string') return at
      at = this.target(reference)
    }
    return null
  }

  private target(reference: string): unknown {
    if (!reference.startsWith('#/')) return null
    let at: unknown = this.root
    for (const part of reference.slice(2).split('/')) {
      const key = decoded(part).replace(/~1/g, '/').replace(/~0/g, '~')
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return null
      at = (at as Json)[key]
    }
    return at
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** `Order` of `#/components/schemas/Order`; '' for what has no name. */
export function nameOfReference(schema: Json): string {
  const reference = schema['$ref']
  return typeof reference === 'string' ? decoded(reference.split('/').pop() ?? '') : ''
}
