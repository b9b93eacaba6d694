import type { Backend } from '../index.ts'
import { mainApplication } from './applications.ts'
import { totalsOf } from './totals.ts'
import { count } from './words.ts'

/** What was found, in one breath: `FastAPI app app.main:app`, `41 operations`, `SQLAlchemy 2`, `17 revisions`. */
export function headline(backend: Backend): readonly string[] {
  const totals = totalsOf(backend)
  const main = mainApplication(backend)
  const others = backend.api.applications.length - 1
  return [
    main === null ? 'no FastAPI application' : `FastAPI app ${main.id}${others > 0 ? ` and ${others} more` : ''}`,
    count(totals.operations, 'operation'),
    ...(totals.webSockets > 0 ? [count(totals.webSockets, 'websocket')] : []),
    ...frameworks(backend),
    ...(totals.tables > 0 ? [count(totals.tables, 'table')] : []),
    ...(totals.revisions > 0 ? [count(totals.revisions, 'revision')] : []),
  ]
}

function frameworks(backend: Backend): readonly string[] {
  const told = backend.project.frameworks.filter((framework) => /^(sqlalchemy|sqlmodel)$/i.test(framework.name))
  return told.map(({ name, version }) =>
    `${ownNames[name.toLowerCase()] ?? name} ${/^\D*([1-9]\d*)/.exec(version)?.[1] ?? ''}`.trim(),
  )
}

/** As the projects write themselves, not as the package index does. */
const ownNames: Readonly<Record<string, string>> = { sqlalchemy: 'SQLAlchemy', sqlmodel: 'SQLModel' }
