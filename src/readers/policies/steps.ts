import type { StepTable } from '../../model/data.ts'
import type { SourceModule } from '../../python/modules/module.ts'
import { asText, isNone } from '../../python/values/ask.ts'
import type { EnumMember, Value } from '../../python/values/value.ts'
import { placeOf } from '../place.ts'
import type { PolicyReader } from './index.ts'

interface Step {
  readonly from: EnumMember
  readonly to: EnumMember
  readonly asks: Value | null
}

/** Tables of which value may follow which, among the names of modules. */
export function readSteps(modules: readonly SourceModule[], policies: PolicyReader): readonly StepTable[] {
  const seen = new Set<Value>()
  return modules.flatMap(({ scope }) =>
    [...scope.variables].flatMap(([, value]) => {
      // Whoever imports it names it, too.
      if (value.kind === 'lazy' || seen.has(value)) return []
      seen.add(value)
      const steps = stepsIn(value)
      const of = steps?.[0]?.from.class
      if (!steps || !of || of.site.module.file === '') return []
      return [
        {
          choice: `${of.site.module.file}:${of.name}`,
          at: placeOf(of.site),
          steps: steps.map(({ from, to, asks }) => {
            const policy = asks?.kind === 'function' ? policies.idOf(asks) : null
            return {
              from: asText(from.value) ?? from.name,
              to: asText(to.value) ?? to.name,
              ...(policy === null ? {} : { policy }),
            }
          }),
        },
      ]
    }),
  )
}

/** `{(A, B), (B, C)}`, `{(A, B): rule}` and `{A: {B, C}}`, of members of one class. */
function stepsIn(value: Value): readonly Step[] | null {
  const found =
    value.kind === 'mapping' && !value.open
      ? [...value.entries.values()].map((entry) => entryOf(entry.key, entry.value))
      : value.kind === 'sequence' && !value.open
        ? value.items.map((item) => pairOf(item, null))
        : []
  if (found.length === 0 || found.includes(null)) return null
  const steps = found.flatMap((one) => one ?? [])
  const of = steps[0]?.from.class
  return steps.every(({ from, to }) => from.class === of && to.class === of) ? steps : null
}

function entryOf(key: Value, value: Value): readonly Step[] | null {
  if (key.kind !== 'member') return pairOf(key, value)
  if (value.kind !== 'sequence' || value.open) return null
  const steps = value.items.map((to): Step | null => (to.kind === 'member' ? { from: key, to, asks: null } : null))
  return steps.includes(null) ? null : steps.flatMap((one) => one ?? [])
}

function pairOf(pair: Value, asks: Value | null): readonly Step[] | null {
  if (pair.kind !== 'sequence' || pair.type !== 'tuple' || pair.items.length !== 2) return null
  const [from, to] = pair.items
  if (from?.kind !== 'member' || to?.kind !== 'member') return null
  return [{ from, to, asks: asks === null || isNone(asks) ? null : asks }]
}
