import type { Library, Summary } from '../../../python/interpret/library.ts'
import { ALIAS_GENERATORS } from './alias-generators.ts'
import { CONSTRAINED } from './constrained.ts'
import { DECORATORS } from './decorators.ts'
import { KNOWN_MODELS } from '../known-model-table.ts'
import { MODELS } from './models.ts'
import { NAMES } from './names.ts'

const KNOWN: readonly Summary[] = Object.entries(KNOWN_MODELS).map(([path, { aliases = [] }]) => ({
  path,
  aliases,
  bases: ['pydantic.main.BaseModel'],
}))

/** Everything the interpreter has to know about pydantic, pydantic-settings and SQLModel. */
export function addPydantic(library: Library): void {
  library.add(...KNOWN, ...NAMES, ...MODELS, ...DECORATORS, ...CONSTRAINED, ...ALIAS_GENERATORS)
}
