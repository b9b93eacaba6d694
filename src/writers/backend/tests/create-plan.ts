import type { Scope } from '../../../blueprint/check/scope.ts'
import { columnOf, snake } from '../../../blueprint/storage/names.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { type FileField, fileFields } from '../storage/fields.ts'
import { type Made, isSent } from '../resources/resource.ts'
import { type Atom, atomsIn, formulaFor } from './atoms.ts'
import { RowPlan } from './row-plan.ts'

/** What a new row points to, made so that the caller may point there. */
export class CreatePlan {
  private readonly plans = new Map<string, RowPlan>()
  private readonly made: Made

  constructor(made: Made, references: readonly string[]) {
    this.made = made
    for (const field of references) {
      const { type } = made.design.scope.fields(made.name).get(field)!
      if (type.kind === 'reference') this.plans.set(field, new RowPlan(type.to.text, made.design.scope))
    }
  }

  brings(atom: Exclude<Atom, { kind: 'role' | 'self' | 'opaque' }>): boolean {
    const [first = '', ...rest] = atom.path
    const plan = this.plans.get(first)
    if (plan && rest.length > 0) {
      plan.bring({ ...atom, path: rest } as Atom)
      return true
    }
    // A field of the new row itself that is set to the caller is set by the program.
    return this.made.design.scope.fields(this.made.name).get(first)?.default?.kind === 'me'
  }

  /** The caller has to see what the row points to. */
  seen(field: string): void {
    const { scope } = this.made.design
    const { type } = scope.fields(this.made.name).get(field)!
    const plan = this.plans.get(field)
    if (type.kind !== 'reference' || !plan) return
    const way = atomsIn(formulaFor(type.to.text, 'read', scope)).find(
      ({ kind }) => kind === 'caller' || kind === 'flag',
    )
    if (way) plan.bring(way)
  }

  lines(): Fragment {
    const { scope } = this.made.design
    const body = imported(`tests.factories:${snake(this.made.name)}_body`)
    const lines: Fragment[] = []
    const given: Fragment[] = []
    for (const [field, plan] of this.plans) {
      const { type } = scope.fields(this.made.name).get(field)!
      const isUser = type.kind === 'reference' && type.to.text === scope.user
      const column = ident(columnOf(field, type))
      if (isUser) given.push(py`${column}=${keyText(scope, scope.user!, py`caller.id`)}`)
      else {
        lines.push(plan.assigned(snake(field)))
        given.push(
          py`${column}=${keyText(scope, type.kind === 'reference' ? type.to.text : '', py`${ident(snake(field))}.id`)}`,
        )
      }
    }
    for (const field of fileFields(this.made.name, scope))
      if (!field.optional && isSent(scope.fields(this.made.name).get(field.name)!))
        given.push(py`${ident(field.column)}=${sentFile(field)}`)
    return joined([...lines, py`return ${body}(${joined(given, ', ')})`], '\n')
  }
}

/** One that was sent before. */
export const sentFile = ({ formats }: FileField, caller: Fragment = py`caller`): Fragment =>
  py`str(await ${imported('tests.uploads:uploaded')}(session, ${caller}, ${lit(formats[0]!)}))`

const keyText = (scope: Scope, resource: string, key: Fragment): Fragment =>
  scope.fields(resource).get('id')?.type.kind === 'int' ? key : py`str(${key})`
