import { checkBlueprint } from '../../blueprint/check/index.ts'
import { type Scope, scopeOf } from '../../blueprint/check/scope.ts'
import { formatBlueprint } from '../../blueprint/format/format.ts'
import { Reading } from '../../blueprint/shape/shape.ts'
import type { DesignRequest, Question } from '../../model/index.ts'
import { blueprintOf } from '../../writers/request/index.ts'

/** What is designed: by a request, or by a blueprint that is there. */
export interface Designed {
  /** Null where nobody asked, and a blueprint is looked at. */
  readonly request: DesignRequest | null
  readonly blueprint: string
}

/** A question with what each answer makes of the design. */
export interface Ambiguity extends Omit<Question, 'weight' | 'answers'> {
  readonly answers: readonly Way[]
}

export interface Way {
  readonly name: string
  readonly title: string
  readonly changes: string
  /** Of the request, where it says something new of what is asked; of the blueprint otherwise. */
  readonly asked?: (request: DesignRequest) => DesignRequest
  readonly written?: (blueprint: string) => string
}

/** The design with an answer. */
export function withAnswer(designed: Designed, { asked, written }: Way): Designed {
  const { request, blueprint } = designed
  if (asked && request) {
    const next = asked(request)
    return { request: next, blueprint: blueprintOf(next) }
  }
  return written ? { request, blueprint: formatBlueprint(written(blueprint)) } : designed
}

/** What the names of a blueprint mean; null for one with problems. */
export function scopeIn(blueprint: string): Scope | null {
  const { blueprint: read, problems } = checkBlueprint(blueprint)
  return read === null || problems.length > 0 ? null : scopeOf(read, new Reading())
}

/** Resources people make rows of: not those who sign in, nor what keeps them apart. */
export function ownResources({ resources, user, blueprint }: Scope): readonly string[] {
  const tenancy = blueprint.tenancy
  const tenant = tenancy !== null && typeof tenancy === 'object' ? tenancy.by?.text : undefined
  return [...resources.keys()].filter((name) => name !== user && name !== tenant)
}
