import type { Design, Feature } from './feature.ts'

/** Tables and paths of a backend that no resource of its blueprint is: `stored_files`, `files`. */
export interface Occupied {
  readonly tables: ReadonlySet<string>
  readonly paths: ReadonlySet<string>
}

/** What the parts say that these features bring, and what is written under names of its own. */
export const occupiedBy = (features: readonly Feature[], design: Design): Occupied =>
  occupiedIn([
    ...features
      .flatMap((feature) => feature.parts?.(design) ?? [])
      .flatMap((name) => [...(design.parts.get(name)?.values() ?? [])]),
    ...features.flatMap((feature) => feature.named?.(design) ?? []).map(({ text }) => text),
  ])

/** What modules of parts say. */
export function occupiedIn(texts: readonly string[]): Occupied {
  const named = (pattern: RegExp): ReadonlySet<string> =>
    new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name!)))
  return {
    tables: named(/^ {4}__tablename__ = "(\w+)"/gm),
    paths: named(/^router = APIRouter\([^)\n]*prefix="\/([\w-]+)/gm),
  }
}
