import type { Scope } from '../../../blueprint/check/scope.ts'
import type { ManyType } from '../../../blueprint/expression/field.ts'
import { columnOf, linkColumns, linkModelName, snake } from '../../../blueprint/storage/names.ts'
import { type Fragment, type Part, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { moduleName } from '../names.ts'
import { wordName, wordSymbol, wordsOf } from '../words.ts'
import { tenantOf } from '../../../blueprint/storage/tenant.ts'
import type { Atom } from './atoms.ts'

/** A row, and the rows it points to, with what is given of each. */
export class RowPlan {
  private readonly given = new Map<string, Part>()
  private readonly parents = new Map<string, RowPlan>()
  private readonly after: ((row: Fragment) => Fragment)[] = []
  private readonly resource: string
  private readonly scope: Scope

  constructor(resource: string, scope: Scope) {
    this.resource = resource
    this.scope = scope
  }

  /** The plan of the row a path leads to, and the field it ends in. */
  private at(path: readonly string[]): readonly [RowPlan, string] {
    const [first = '', ...rest] = path
    if (rest.length === 0) return [this, first]
    const { type } = this.scope.fields(this.resource).get(first)!
    if (type.kind !== 'reference') return [this, first]
    const parent = this.parents.get(first) ?? new RowPlan(type.to.text, this.scope)
    this.parents.set(first, parent)
    return parent.at(rest)
  }

  untrue(atom: Atom): void {
    if (atom.kind !== 'flag' && atom.kind !== 'word') return
    const [plan, field] = this.at(atom.path)
    const type = plan.scope.fields(plan.resource).get(field)?.type
    if (atom.kind === 'flag') plan.given.set(field, lit(false))
    else if (type?.kind === 'enum') {
      const other = type.values.find(({ text }) => !atom.values.includes(text))
      if (other) plan.given.set(field, lit(other.text))
    }
  }

  bring(atom: Atom): void {
    if (atom.kind === 'role' || atom.kind === 'self' || atom.kind === 'opaque') return
    if (atom.kind === 'there') return void this.at([...atom.path, 'id'])
    const [plan, field] = this.at(atom.path)
    const held = plan.scope.fields(plan.resource).get(field)!
    if (atom.kind === 'flag') plan.given.set(field, lit(true))
    else if (atom.kind === 'word') plan.given.set(field, lit(atom.values[0]!))
    else if (held.type.kind === 'many') plan.link(field, atom)
    else plan.given.set(columnOf(field, held.type), py`caller.id`)
  }

  private link(field: string, atom: Extract<Atom, { kind: 'caller' | 'link' }>): void {
    const { type } = this.scope.fields(this.resource).get(field)!
    if (type.kind !== 'many') return
    const model = imported(`app.models.${moduleName(this.resource)}:${linkModelName(this.resource, field)}`)
    const [own, other] = linkColumns(this.resource, type.to.text)
    const value =
      atom.kind === 'link' ? py`, ${ident(atom.held)}=${this.linkWord(field, type, atom.values[0]!)}` : linkValue(type)
    this.after.push(
      (row) =>
        py`await ${imported('tests.factories:kept')}(session, ${model}(${ident(own)}=${row}.id, ${ident(other)}=caller.id${value}))`,
    )
  }

  /** What a link holds, as its class takes it. */
  private linkWord(field: string, { link }: ManyType, word: string): Fragment {
    const owner = linkModelName(this.resource, field)
    const type = link && wordsOf(owner, owner, link.name.text, link, this.scope)
    return type ? py`${wordSymbol(this.resource, type)}.${ident(wordName(type, word))}` : lit(word)
  }

  lines(): Fragment {
    const [statements, row] = this.statements('row')
    return joined([...statements, py`return ${row}`], '\n')
  }

  /** The row under a name, with nothing returned. */
  assigned(name: string): Fragment {
    return joined(this.statements(name)[0], '\n')
  }

  /** What makes it, its parents first. */
  private statements(name: string): readonly [readonly Fragment[], Fragment] {
    const row = ident(name)
    const before: Fragment[] = []
    const given: Part[] = []
    for (const [field, parent] of this.parents) {
      const column = columnOf(field, this.scope.fields(this.resource).get(field)!.type)
      // Whoever calls is there already.
      if (this.given.has(column)) continue
      const [lines, made] = parent.statements(name === 'row' ? snake(field) : `${name}_${snake(field)}`)
      before.push(...lines)
      given.push(py`${ident(column)}=${made}.id`)
    }
    for (const [field, value] of this.given) given.push(py`${ident(field)}=${value}`)
    const made = this.resource === tenantOf(this.scope) ? 'home' : `make_${snake(this.resource)}`
    const factory = imported(`tests.factories:${made}`)
    return [
      [
        ...before,
        py`${row} = await ${factory}(${joined([py`session`, ...given], ', ')})`,
        ...this.after.map((line) => line(row)),
      ],
      row,
    ]
  }
}

/** What a link must hold where nothing is asked of it. */
function linkValue({ link }: ManyType): Part {
  if (!link) return null
  if (link.type.kind === 'int') return py`, ${ident(link.name.text)}=${lit(link.type.least ?? 1)}`
  return link.type.kind === 'datetime' ? py`, ${ident(link.name.text)}=${imported('tests.factories:DAY')}` : null
}
