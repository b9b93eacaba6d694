import { snake } from '../../../blueprint/storage/names.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Made } from '../resources/resource.ts'
import { cachedFor, rememberedFor } from './cached.ts'

/** What is found and told; what was told before, where the resource has a cache. */
export function remembered(
  { name, design }: Made,
  asked: Fragment,
  kind: Fragment,
  finding: Fragment,
  told: Fragment,
  goingOn: (told: Fragment) => Fragment,
): Fragment {
  const seconds = cachedFor(name, design.scope)
  if (seconds === null)
    return py`
      ${finding}
      ${goingOn(told)}
    `
  const given = py`${lit(snake(name))}, ${rememberedFor(name, design.scope)}, ${asked}, ${lit(seconds)}, ${kind}, ask`
  return py`
    async def ask() -> ${kind}:
        """What is so now."""
        ${finding}
        return ${told}

    ${goingOn(py`await ${imported('app.caching.remembering:remembered')}(${given})`)}
  `
}
