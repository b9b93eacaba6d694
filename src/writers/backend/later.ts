import { inWholeUnits } from '../../blueprint/storage/lengths.ts'
import { type Fragment, py } from '../../python/emit/fragment.ts'
import { ident, lit } from '../../python/emit/literal.ts'
import { imported } from '../../python/emit/symbol.ts'

/** ` + timedelta(days=14)`, behind a moment; null where it is that moment. */
export function laterBy(seconds: number): Fragment | null {
  return seconds === 0 ? null : py` + ${lengthOf(seconds)}`
}

/** `timedelta(days=14)` */
export function lengthOf(seconds: number): Fragment {
  const [length, unit] = inWholeUnits(seconds)
  return py`${imported('datetime:timedelta')}(${ident(unit)}=${lit(length)})`
}
