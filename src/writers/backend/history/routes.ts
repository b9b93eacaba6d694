import { snake } from '../../../blueprint/storage/names.ts'
import { joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { whoMay } from '../access/sentence.ts'
import type { WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { spoken } from '../names.ts'
import { callerArgument, callerParameter, isOptional, route } from '../resources/endpoints.ts'
import { type Made, localsOf, repositoryOf } from '../resources/resource.ts'

/** `app/api/v1/history.py`: whoever may read a row is told what became of it. */
export function historyRoutes(all: readonly Made[]): WrittenFile {
  const routes = all.map((made) => {
    const { name, path, keyName, key, many, rules, design } = made
    return route('get', `${path}/{${keyName}}/history`, `read_${snake(name)}_history`, {
      parameters: [
        py`${ident(keyName)}: ${key}`,
        py`query: ${imported('typing:Annotated')}[${imported('app.history.reading:HistoryList')}, ${imported('fastapi:Query')}()]`,
        ...callerParameter(made, 'read'),
        py`session: ${imported('app.dependencies.database:Transaction')}`,
      ],
      returns: py`${imported('app.schemas.page:Page')}[${imported('app.history.reading:RowChangeRead')}]`,
      open: isOptional(made, 'read'),
      more: py`tags=[${lit(spoken(many))}]`,
      body: [
        py`"""What became of ${words(one(name))}. Who may: ${words(whoMay(rules.read, name, design.scope))}."""`,
        py`
          await ${repositoryOf(made)}.find(session, ${callerArgument(made)}, ${ident(keyName)})
          return await ${imported('app.history.reading:history_of')}(session, ${lit(snake(name))}, ${ident(keyName)}, query)
        `,
      ],
    })
  })
  const text = renderModule(
    'What rows held before, for whoever may read them.',
    joined([py`router = ${imported('fastapi:APIRouter')}()`, ...routes], '\n\n\n'),
    ['router', ...all.flatMap(localsOf)],
  )
  return { path: 'app/api/v1/history.py', owner: 'shared', text }
}
