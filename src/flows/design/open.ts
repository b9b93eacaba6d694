import type { AskedQuestion, Backend, DesignRequest, Question } from '../../model/index.ts'
import { ownershipOf } from '../../model/queries/index.ts'
import { blueprintOf } from '../../writers/request/index.ts'
import { answered, questionsOf } from '../clarify.ts'
import { asked as askedOf } from './ground.ts'

export interface Open {
  /** What is asked for, with what was answered and what is supposed. */
  readonly request: DesignRequest
  readonly questions: readonly AskedQuestion[]
  readonly took: readonly string[]
}

/** What a change leaves open: the questions of a design, as far as they are about what a repository would get. */
export function openIn(request: DesignRequest, there: Backend, answers: Readonly<Record<string, string>>): Open {
  const designed = { request, blueprint: blueprintOf(request) }
  const all = questionsOf(designed)
  const others = all.filter(({ id }) => /^(unread|thing|rules|type|fields)\//.test(id))
  const usual = Object.fromEntries(others.map(({ id, usual: name }) => [id, answers[id] ?? name]))
  const settled = answered(designed, usual).request ?? request
  const user = there.data.tables.find(({ id }) => ownershipOf(there).callers.has(id))
  const owners =
    user === undefined || user.model === null
      ? []
      : all.flatMap(({ id, weight }) => (id.startsWith('owner/') ? [ownerQuestion(id, weight, user.name)] : []))
  const own = new Set(owners.flatMap(({ id }) => (answers[id] === 'own' ? [id.slice('owner/'.length)] : [])))
  const questions = all.flatMap(({ id }) => [...owners, ...others].filter((one) => one.id === id))
  return {
    request: {
      ...settled,
      subjects: settled.subjects.map((one) =>
        own.has(one.name) && user?.model
          ? {
              ...one,
              fields: [
                { name: user.name, type: `-> ${user.model}`, from: one.from, typed: 'said' as const },
                ...one.fields,
              ],
            }
          : one,
      ),
    },
    questions: questions.map((one) => askedOf(one, answers)),
    took: questions.map(({ id }) => id),
  }
}

const ownerQuestion = (id: string, weight: number, user: string): Question => ({
  id,
  question: `Whose is a ${id
    .slice('owner/'.length)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()}, and who may see and change one?`,
  because: 'Nothing says it, and all rules of access follow from it.',
  usual: 'pattern',
  answers: [
    {
      name: 'pattern',
      title: 'As it is with the resource it is written after',
      changes: 'each operation asks for the same caller as there: read the access table',
    },
    {
      name: 'own',
      title: 'Whoever made it',
      changes: `it leads to ${user}, and is written after a resource that does`,
    },
  ],
  weight,
})
