import { spoken, withArticle } from '../../kernel/english.ts'
import type { AskedField, Backend, DesignRequest, Question, Subject, Table } from '../../model/index.ts'
import { ownershipOf } from '../../model/queries/index.ts'
import { singular, snakeOf, wordsIn } from '../../readers/request/vocabulary/forms.ts'
import { kindOf } from '../../readers/request/vocabulary/kinds/index.ts'

/** What is of something else wherever it is, whatever that may be. */
const ATTACHED = /^(?:photo|picture|image|attachment|comment|note|remark|document)$/
const MOST_OTHERS = 4

/** What new rows are of, where nothing says it: tables that are there, and what is new beside them. */
export function belongingQuestions(request: DesignRequest, there: Backend): readonly Question[] {
  return request.subjects.flatMap((one): readonly Question[] => {
    if (one.table !== null || isLinked(one, request)) return []
    const words = wordsIn(one.name)
    const groups = kindOf(words)?.of ?? []
    const others = othersOf(one, request, there)
    const usual = others.filter((name) => groups.some((group) => group.includes(singular(spoken(name)))))
    const isAttached = ATTACHED.test(words.at(-1)!)
    if (others.length === 0 || (usual.length === 0 && (!isAttached || isOfMaker(one, request)))) return []
    const [first, ...more] = usual
    const named = [...usual, ...(isAttached ? others.filter((name) => !usual.includes(name)) : [])].slice(
      0,
      MOST_OTHERS,
    )
    return [
      {
        id: `ties/${one.name}`,
        question: `What does ${withArticle(spoken(one.name))} belong to?`,
        because: 'Nothing says it, and by itself nobody can say of what one is.',
        usual: first !== undefined && more.length === 0 ? fieldOf(first) : 'nothing',
        answers: [
          ...named.map((name) => ({
            name: fieldOf(name),
            title: withArticle(spoken(name)).replace(/^./, (letter) => letter.toUpperCase()),
            changes: `a key to ${spoken(name)} in each, and it goes when that goes`,
          })),
          { name: 'nothing', title: 'Nothing: it stands by itself', changes: 'no key in it' },
        ],
        weight: 0,
      },
    ]
  })
}

/** With the keys that were chosen, or else are usual. */
export function belonging(
  request: DesignRequest,
  there: Backend,
  questions: readonly Question[],
  answers: Readonly<Record<string, string>>,
): DesignRequest {
  const chosen = new Map(questions.map(({ id, usual }) => [id, answers[id] ?? usual]))
  return {
    ...request,
    subjects: request.subjects.map((one) => {
      const field = chosen.get(`ties/${one.name}`)
      const name = othersOf(one, request, there).find((other) => fieldOf(other) === field)
      if (field === undefined || name === undefined) return one
      const key: AskedField = { name: field, type: `-> ${name} cascade`, from: one.from, typed: 'said' }
      return { ...one, fields: [key, ...one.fields] }
    }),
  }
}

/** `people see only their own notes`: each is of whoever made it. */
const isOfMaker = ({ name }: Subject, { rules = [] }: DesignRequest): boolean =>
  rules.some(({ of, who }) => of === name && who === 'owner')

const fieldOf = (name: string): string => snakeOf(wordsIn(name))

/** Something leads from it, or to it. */
const isLinked = (one: Subject, { subjects }: DesignRequest): boolean =>
  one.fields.some(({ type }) => /^(?:->|many )/.test(type)) ||
  subjects.some(({ fields }) => fields.some(({ type }) => new RegExp(`^(?:->|many) ${one.name}\\b`).test(type)))

/** New things first, then tables whose rows others have keys to; whoever calls is asked about by itself. */
function othersOf(one: Subject, { subjects }: DesignRequest, there: Backend): readonly string[] {
  const { callers } = ownershipOf(there)
  const fresh = subjects.filter((other) => other !== one && other.table === null).map(({ name }) => name)
  const isPart = ({ primaryKey, foreignKeys }: Table): boolean =>
    foreignKeys.some(({ columns }) => columns.some((column) => primaryKey?.columns.includes(column) === true))
  const tables = there.data.tables.filter((table) => table.model !== null && !callers.has(table.id) && !isPart(table))
  return [...fresh, ...tables.map(({ model }) => model!)]
}
