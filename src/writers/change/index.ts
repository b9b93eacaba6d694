import type { DesignRequest, Subject } from '../../model/index.ts'
import { addField } from './field/index.ts'
import { addOperation } from './operation/index.ts'
import { type Ground, NO_PROPOSAL, type Proposal, together } from './ground.ts'

/** The smallest change that does what was asked, written as the repository is. */
export function proposeChange(ground: Ground, request: DesignRequest): Proposal {
  return together(request.subjects.map((subject) => changeOf(ground, request, subject)))
}

function changeOf(ground: Ground, { capabilities }: DesignRequest, subject: Subject): Proposal {
  if (subject.table === null)
    return {
      ...NO_PROPOSAL,
      unknown: [`${subject.name} is no table of the backend: a resource of its own is not written here`],
    }
  const table = ground.backend.data.tables.find(({ id, name }) => id === subject.table || name === subject.table)
  if (!table) return { ...NO_PROPOSAL, unknown: [`the backend has no table ${subject.table}`] }
  const operations = capabilities.filter(({ name, of }) => name === 'operation' && of === subject.name)
  return together([
    ...subject.fields.map((field) => addField(ground, table, field)),
    ...operations.map((capability) => addOperation(ground, table, subject, capability)),
  ])
}
