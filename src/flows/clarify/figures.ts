import type { Scope } from '../../blueprint/check/scope.ts'
import { setValue } from '../../blueprint/edit/edit.ts'
import type { DesignRequest } from '../../model/index.ts'
import { type Ambiguity, type Way, ownResources } from './design.ts'
import { plural, spoken } from '../../kernel/english.ts'

/** How many rows there will be of the thing that most depends on, and how fast it has to be. */
export function figureQuestions(scope: Scope, request: DesignRequest | null): readonly Ambiguity[] {
  const names = ownResources(scope)
  const isSized = names.some((name) => scope.resources.get(name)!.value.scale !== null) || saysHowMany(request)
  const main = names.toSorted((a, b) => references(b, scope) - references(a, scope))[0]
  return [
    ...(isSized || main === undefined ? [] : [scaleQuestion(main)]),
    ...(scope.blueprint.budgets === null ? [budgetQuestion] : []),
  ]
}

/** `12,000 vehicles`, whatever became of the number: whoever says how many there are is not asked. */
const saysHowMany = (request: DesignRequest | null): boolean =>
  request !== null &&
  (request.figures.some(({ kind }) => kind === 'rows') ||
    request.unread.some(({ text }) => /\b(\d{1,3}([,.' ]?000)+|\d+ ?(k|thousand|million|billion))\b/i.test(text)))

/** How many other rows a row points to: what points to much grows with all of it. */
const references = (name: string, scope: Scope): number =>
  [...scope.fields(name).values()].filter(({ type }) => type.kind === 'reference' && type.to.text !== scope.user).length

function scaleQuestion(name: string): Ambiguity {
  const of = (scale: string) => (text: string) => setValue(text, ['resources', name, 'scale'], scale)
  return {
    id: `scale/${name}`,
    question: `How many ${plural(spoken(name))} will there be?`,
    because: 'Indexes, plans and migrations are chosen for that many rows.',
    usual: 'thousands',
    answers: [
      {
        name: 'thousands',
        title: 'Up to some ten thousand',
        changes: 'no index of parts of texts is needed',
        written: of('50k'),
      },
      {
        name: 'millions',
        title: 'A few millions',
        changes: 'searches have indexes of trigrams, plans are made for 5,000,000 rows',
        written: of('5M'),
      },
      {
        name: 'more',
        title: 'Hundreds of millions',
        changes: 'plans and migrations are made for 200,000,000 rows',
        written: of('200M'),
      },
    ],
  }
}

const budgets = (read: string, write: string, search: string) => (text: string) =>
  setValue(text, ['budgets'], `{ read: ${read}, write: ${write}, search: ${search} }`)

const budgetQuestion: Ambiguity = {
  id: 'budget',
  question: 'How long may a request take at the 95th percentile?',
  because: 'No budget is said, and what is measured has nothing to be held to.',
  usual: 'usual',
  answers: [
    ['usual', 'As people are used to', '120ms', '250ms', '800ms'],
    ['fast', 'As fast as can be', '50ms', '100ms', '300ms'],
    ['patient', 'Nobody waits for it', '500ms', '1s', '3s'],
  ].map(([name = '', title = '', read = '', write = '', search = '']): Way => ({
    name,
    title,
    changes: `reads in ${read}, writes in ${write}, searches in ${search}`,
    written: budgets(read, write, search),
  })),
}
