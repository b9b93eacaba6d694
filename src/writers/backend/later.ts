import { type Fragment, py } from '../../python/emit/fragment.ts'
import { ident, lit } from '../../python/emit/literal.ts'
import { imported } from '../../python/emit/symbol.ts'

const UNITS = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
] as const

/** ` + timedelta(days=14)`, behind a moment; null where it is that moment. */
export function laterBy(seconds: number): Fragment | null {
  if (seconds === 0) return null
  const [unit, length] = UNITS.find(([, one]) => seconds % one === 0)!
  return py` + ${imported('datetime:timedelta')}(${ident(unit)}=${lit(seconds / length)})`
}
