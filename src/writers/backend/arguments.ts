import { type Fragment, type Part, joined, py } from '../../python/emit/fragment.ts'
import { ident } from '../../python/emit/literal.ts'
import type { Symbol } from '../../python/emit/symbol.ts'

/** `name=value, other=value`, without those that are nothing. */
export const keywords = (given: Readonly<Record<string, Part>>): readonly Fragment[] =>
  Object.entries(given).flatMap(([name, value]) =>
    value === null || value === false ? [] : [py`${ident(name)}=${value}`],
  )

export const called = (what: Symbol, given: readonly Part[]): Fragment => py`${what}(${joined(given, ', ')})`
