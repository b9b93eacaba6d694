import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { type Symbol, imported } from '../../../python/emit/symbol.ts'
import { asksCallers } from '../callers.ts'
import type { WrittenFile } from '../feature.ts'
import { functionOf, moduleName, spoken } from '../names.ts'
import { type Made, localsOf } from '../resources/resource.ts'
import { callerTypeOf } from './access.ts'
import { type Done, returnedBy, takesSchema } from './operation.ts'

export const stubModule = ({ made }: Done): Symbol => imported(`app.services:${moduleName(made.name)}_operations`)

/** `app/services/deletion_request_operations.py`: yours to write. */
export function stubFile(made: Made, all: readonly Done[]): readonly WrittenFile[] {
  const custom = all.filter(({ effect }) => effect.kind === 'custom')
  if (custom.length === 0) return []
  const text = renderModule(
    `What else can be done with ${spoken(made.many)}: yours to write.`,
    joined(custom.map(stub), '\n\n\n'),
    [...custom.map(({ name }) => functionOf(name)), ...localsOf(made), 'allowed'],
  )
  return [{ path: `app/services/${moduleName(made.name)}_operations.py`, owner: 'seed', text }]
}

/** Whether it is about all rows, and not all of them are for whoever asks. */
export const isNarrowed = ({ hasRow, isPlain }: Done): boolean => !hasRow && !isPlain

function stub(done: Done): Fragment {
  const { name, made, hasRow, takes } = done
  const rows = isNarrowed(done) ? ' Only rows for which `allowed` holds are for whoever asks.' : ''
  const parameters = [
    py`session: ${imported('sqlalchemy.ext.asyncio:AsyncSession')}`,
    ...(asksCallers(made.design) ? [py`caller: ${callerTypeOf(done)}`] : []),
    ...(hasRow ? [py`${ident(made.variable)}: ${made.model}`] : []),
    ...(takes.length > 0 ? [py`body: ${takesSchema(done)}`] : []),
    ...(isNarrowed(done) ? [py`allowed: ${imported('sqlalchemy:ColumnElement')}[bool]`] : []),
  ]
  return py`
    async def ${ident(functionOf(name))}(${joined(parameters, ', ')}) -> ${returnedBy(done).stub}:
        """Who may was asked before. What it does is yours to write.${words(rows)}"""
        raise ${imported('app.core.errors:NotWritten')}(${lit(`${spoken(name).replace(/^./, (letter) => letter.toUpperCase())} is not written yet.`)})
  `
}
