import { external, instance, mapping, NONE } from '../../python/values/make.ts'
import type { Library } from '../../python/interpret/library.ts'
import { METADATA } from '../sqlalchemy/library/schema.ts'
import { SQLMODEL } from './table-class.ts'

/** `SQLModel.metadata`, which every table shares; what others know of the class stays. */
export function addSqlModel(library: Library): void {
  const metadata = instance(external(METADATA))
  metadata.attributes.set('schema', NONE)
  metadata.attributes.set('naming_convention', mapping())
  metadata.attributes.set('info', mapping())
  const before = library.get(SQLMODEL)
  library.add({
    ...before,
    path: SQLMODEL,
    aliases: [...(before?.aliases ?? []), 'sqlmodel.SQLModel'],
    members: { ...before?.members, metadata },
  })
  for (const name of ['Field', 'Relationship']) {
    const known = library.get(`sqlmodel.main.${name}`)
    library.add({ ...known, path: `sqlmodel.main.${name}`, aliases: [...(known?.aliases ?? []), `sqlmodel.${name}`] })
  }
}
