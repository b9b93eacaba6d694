import { py } from '../../../python/emit/fragment.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { type Symbol, imported } from '../../../python/emit/symbol.ts'
import type { WrittenFile } from '../feature.ts'

const SESSION = imported('sqlalchemy.orm:Session')

/** `app/core/work.py`: the session of the program, and who is told what it changes. */
export function workFile(listeners: readonly Symbol[]): WrittenFile {
  const text = renderModule(
    'The session of the program, and who is told what it changes.',
    py`
      class Work(${SESSION}):
          """A session in which whoever listens is told of each row that changes, in the same transaction."""


      ${
        listeners.length > 0 &&
        py`
        @${imported('sqlalchemy:event')}.listens_for(Work, "after_flush")
        def tell(session: ${SESSION}, _: ${imported('sqlalchemy.orm:UOWTransaction')}) -> None:
            """What was written is told, row by row."""
            for change in ${imported('app.core.changes:changes_of')}(session):
                ${listeners.map((listener) => py`${listener}(session, change)`)}
      `
      }
    `,
    ['Work', 'tell', 'session', 'change'],
  )
  return { path: 'app/core/work.py', owner: 'owned', text }
}
