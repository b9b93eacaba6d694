import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { type Symbol, imported } from '../../../python/emit/symbol.ts'
import { callerTest, conditionOf } from '../access/condition.ts'
import { isAnyone, withoutCaller } from '../access/rules.ts'
import { whoMay } from '../access/sentence.ts'
import { asksCallers } from '../callers.ts'
import type { WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { moduleName, spoken } from '../names.ts'
import type { Made } from '../resources/resource.ts'
import type { Done } from './operation.ts'

const CALLER = imported('app.core.caller:Caller')

export const accessModule = ({ made }: Done): Symbol => imported(`app.access:${moduleName(made.name)}_operations`)

/** `app/access/deletion_request_operations.py`: who may call what, beside the usual. */
export function accessFile(made: Made, all: readonly Done[]): WrittenFile {
  const text = renderModule(
    `Who may do what else with ${one(made.name)}.`,
    joined(
      all.map((done) => (done.isPlain ? ofCaller(done) : ofRows(done))),
      '\n\n\n',
    ),
    all.flatMap(({ name }) => [`may_${name}`, `${name}_allowed`]),
  )
  return { path: `app/access/${moduleName(made.name)}_operations.py`, owner: 'shared', text }
}

const says = ({ name, made, rule }: Done): Fragment =>
  py`"""Who may ${words(spoken(name))}: ${words(whoMay(rule, made.name, made.design.scope))}."""`

const ofCaller = (done: Done): Fragment => py`
  def may_${ident(done.name)}(caller: ${CALLER}) -> bool:
      ${says(done)}
      return ${callerTest(done.rule, { resource: done.made.name, scope: done.made.design.scope })}
`

export const callerTypeOf = ({ made, isOpen }: Done): Fragment =>
  asksCallers(made.design) ? (isOpen ? py`${CALLER} | None` : py`${CALLER}`) : py`None`

function ofRows(done: Done): Fragment {
  const { made, rule, isOpen } = done
  const at = { resource: made.name, scope: made.design.scope }
  const left = isOpen ? withoutCaller(rule, made.name, at.scope) : false
  const all = py`${imported('sqlalchemy:true')}()`
  const open = left === true ? all : left === false ? null : conditionOf(left, at)
  const same = open !== null && (isAnyone(rule) || !asksCallers(made.design))
  return py`
    def ${ident(done.name)}_allowed(caller: ${callerTypeOf(done)}) -> ${imported('sqlalchemy:ColumnElement')}[bool]:
        ${says(done)}
        ${
          open !== null &&
          !same &&
          py`
          if caller is None:
              return ${open}
        `
        }
        return ${same && open ? open : conditionOf(rule, at)}
  `
}
