import { listed, plural, spoken, withArticle } from '../../kernel/english.ts'
import type { DesignRequest, Subject } from '../../model/index.ts'
import { snakeOf, wordsIn } from '../../readers/request/vocabulary/forms.ts'
import { ACCOUNTS, isPersonal } from '../../readers/request/vocabulary/people.ts'
import { changed } from './changed.ts'
import type { Ambiguity, Way } from './design.ts'

/** `trips with teachers and pupils`: what is listed behind a thing, and hangs together with nothing by what is said. */
export function headedIn({ subjects, text, roles = [], rules = [] }: DesignRequest): {
  readonly head: Subject
  readonly others: readonly Subject[]
} | null {
  const head = subjects.find(({ name, table }) => name !== 'User' && table === null)
  const behind = head === undefined ? null : /^\s*with\b([^.;:]*)/.exec(text.slice(head.from.end))
  if (head === undefined || behind === null) return null
  const list = behind[1]!.toLowerCase()
  const others = subjects.filter(
    (one) =>
      one !== head &&
      one.table === null &&
      !ACCOUNTS.has(wordsIn(one.name).at(-1)!) &&
      ![...roles.map(({ name }) => name), ...rules.map(({ who }) => who)].includes(snakeOf(wordsIn(one.name))) &&
      list.includes(plural(spoken(one.name))) &&
      !isTied(one, subjects),
  )
  return others.length === 0 ? null : { head, others }
}

const pointsTo = ({ type }: { readonly type: string }): string | null => /^(?:->|many) (\w+)/.exec(type)?.[1] ?? null

const isTied = (one: Subject, all: readonly Subject[]): boolean =>
  one.fields.some((field) => (pointsTo(field) ?? 'User') !== 'User') ||
  all.some(({ fields }) => fields.some((field) => pointsTo(field) === one.name))

/** How all of them hang together with what they are listed behind, in one question. */
export function headedQuestions(request: DesignRequest): readonly Ambiguity[] {
  const found = headedIn(request)
  if (found === null) return []
  const { head, others } = found
  const [of, names] = [spoken(head.name), listed(others.map(({ name }) => plural(spoken(name))))]
  const ways = others.length > 1 ? [allWith(head, others, 'one'), allWith(head, others, 'several')] : []
  const [first, second] = others.toSorted((one, other) => Number(isSomebody(one)) - Number(isSomebody(other)))
  const each = others.length > 1 ? [first!, second!].map((one) => allWith(head, [one], 'one')) : waysOfOne(head, first!)
  return [
    {
      id: `ties/${others.map(({ name }) => name).join('.')}`,
      question: `How do ${names} hang together with ${plural(of)}?`,
      because: `They are listed with ${plural(of)}, and nothing says which is of which.`,
      usual: 'nothing',
      answers: [
        { name: 'nothing', title: 'Nothing: each stands by itself', changes: 'as it is designed' },
        ...ways,
        ...each,
      ],
    },
  ]
}

const isSomebody = ({ name }: Subject): boolean => isPersonal({ words: wordsIn(name) })

const waysOfOne = (head: Subject, one: Subject): readonly Way[] => [
  allWith(head, [one], 'one'),
  allWith(head, [one], 'several'),
  partOf(head, one),
]

function allWith(head: Subject, others: readonly Subject[], how: 'one' | 'several'): Way {
  const of = spoken(head.name)
  const isOne = how === 'one'
  const fields = others.map(({ name, from }) => ({
    name: isOne ? snakeOf(wordsIn(name)) : plural(snakeOf(wordsIn(name))),
    type: isOne ? `-> ${name}` : `many ${name}`,
    from,
    typed: 'said' as const,
  }))
  const had = listed(others.map(({ name }) => (isOne ? `one ${spoken(name)}` : `several ${plural(spoken(name))}`)))
  return {
    name: `${how}-${others.map(({ name }) => snakeOf(wordsIn(name))).join('-')}`,
    title: `Each ${of} has ${had}`,
    changes: isOne ? `a key in each ${of}` : `a table that links ${plural(of)} with them`,
    asked: (request) => changed(request, head.name, (each) => ({ ...each, fields: [...fields, ...each.fields] })),
  }
}

/** Each of them is entered for one, and goes with it. */
function partOf(head: Subject, { name, from }: Subject): Way {
  const of = snakeOf(wordsIn(head.name))
  const key = { name: of, type: `-> ${head.name} cascade`, from, typed: 'said' as const }
  return {
    name: `of-${of}`,
    title: `Each ${spoken(name)} is of one ${spoken(head.name)}`,
    changes: `a key to ${withArticle(spoken(head.name))} in each, and it goes when that goes`,
    asked: (request) => changed(request, name, (each) => ({ ...each, fields: [key, ...each.fields] })),
  }
}
