import type { Library } from '../../../python/interpret/library.ts'
import { ALIAS_GENERATORS } from './alias-generators.ts'
import { CONSTRAINED } from './constrained.ts'
import { DECORATORS } from './decorators.ts'
import { MODELS } from './models.ts'
import { NAMES } from './names.ts'

/** Everything the interpreter has to know about pydantic, pydantic-settings and SQLModel. */
export function addPydantic(library: Library): void {
  library.add(...NAMES, ...MODELS, ...DECORATORS, ...CONSTRAINED, ...ALIAS_GENERATORS)
}
