import { NONE, native } from '../../python/values/make.ts'
import type { Value } from '../../python/values/value.ts'
import type { Library } from '../../python/interpret/library.ts'

/** `@cache()` of fastapi-cache shows the parameters of what it wraps, but not the type it returns. */
export function addFastApiCache(library: Library): void {
  library.add({
    path: 'fastapi_cache.decorator.cache',
    call: () => native('cache', ({ args: [wrapped] }) => (wrapped ? withoutReturn(wrapped) : NONE)),
  })
}

const withoutReturn = (wrapped: Value): Value =>
  wrapped.kind === 'function'
    ? { ...wrapped, annotations: new Map([...wrapped.annotations, ['return', NONE]]) }
    : wrapped
