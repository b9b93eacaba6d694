import { type Fragment, type Part, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { roleField } from '../callers.ts'
import type { Design } from '../feature.ts'
import type { Made } from '../resources/resource.ts'
import { type Atom, atomsIn, formulaFor, holds } from './atoms.ts'
import { RowPlan } from './row-plan.ts'
import { CALLER, SESSION, truth } from './standing.ts'

/** A resource of which somebody sees some rows and not others: what other ways to rows are tried with. */
export interface Tried {
  readonly made: Made
  /** Makes somebody. */
  readonly somebody: Fragment
  /** `one_seen(session, caller)`, which makes a row the caller may see. */
  readonly oneSeen: Fragment
}

export function triedWith({ scope }: Design, all: readonly Made[]): Tried | null {
  const role = scope.roles.at(-1) ?? null
  for (const made of all) {
    const formula = formulaFor(made.name, 'read', scope)
    const sees = (atom: Atom | null): boolean | null =>
      holds(formula, (asked) => truth(asked, { name: '', says: '', atom }, role, scope))
    const way = atomsIn(formula).find((atom) => (atom.kind === 'caller' || atom.kind === 'link') && sees(atom) === true)
    if (!way || made.name === scope.user || sees(null) !== false) continue
    const field = roleField(scope)
    const given: Part = field === null || role === null ? null : py`, ${ident(field)}=${lit(role)}`
    const somebody = py`await ${imported('tests.people:somebody')}(session${given})`
    return { made, somebody, oneSeen: oneSeen(made, way) }
  }
  return null
}

function oneSeen(made: Made, way: Atom): Fragment {
  const plan = new RowPlan(made.name, made.design.scope)
  plan.bring(way)
  return py`
    async def one_seen(session: ${SESSION}, caller: ${CALLER}) -> ${made.model}:
        """One the caller may see."""
        ${plan.lines()}
  `
}
