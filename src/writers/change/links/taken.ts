import type { DesignRequest, Subject } from '../../../model/index.ts'
import { modelOf } from '../field/kin.ts'
import { type Ground, type Proposal, together } from '../ground.ts'
import { Classes } from '../source/classes.ts'
import { refusedAgain } from './refused-again.ts'
import { tableOf } from './references.ts'

/** What no two rows of a new table may have alike. */
const uniqueOf = ({ table, fields }: Subject): readonly string[] =>
  table === null ? fields.filter(({ type }) => / unique\b/.test(type)).map(({ name }) => name) : []

export const saysUnique = ({ subjects }: DesignRequest): boolean => subjects.some((one) => uniqueOf(one).length > 0)

/** Whoever takes a name that is taken is told, as the repository tells of others. */
export function refusedWhereTaken(ground: Ground, before: Ground, request: DesignRequest): Proposal {
  const classes = new Classes(ground.code)
  return together(
    request.subjects.flatMap((subject) =>
      uniqueOf(subject).map((name): Partial<Proposal> => {
        const table = tableOf(ground.backend, subject.name, request)
        const model = table ? modelOf(classes, table) : null
        if (!model) return {}
        const told = `This ${name.replaceAll('_', ' ')} is taken`
        return (
          refusedAgain(ground, before, { model: model.node.name, columns: [name], told }) ?? {
            unknown: [
              `a ${name} that is taken is refused by the database alone, with its error: nothing in the repository shows how a caller is told`,
            ],
          }
        )
      }),
    ),
  )
}
