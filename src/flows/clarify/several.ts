import { listed, plural, spoken, withArticle } from '../../kernel/english.ts'
import type { DesignRequest, Subject } from '../../model/index.ts'
import { snakeOf, wordsIn } from '../../readers/request/vocabulary/forms.ts'
import { isUsuallyOf } from '../../readers/request/things/usual-holders.ts'
import { isPersonal } from '../../readers/request/vocabulary/people.ts'
import { changed } from './changed.ts'
import type { Ambiguity } from './design.ts'

/** Of those there is one row for each time, by what they are called. */
const ONE_TIME =
  /^(member|participant|attendee|guest|passenger|beneficiary|recipient|signatory|applicant|bidder|winner|witness|child|heir|tenant|visitor|subscriber|follower)$/

/** `trips with teachers`: each trip has several, and a teacher may be on several as well. */
export const severalQuestions = (request: DesignRequest): readonly Ambiguity[] =>
  request.subjects.flatMap((whole) => {
    const people = request.subjects.filter((one) => isListedIn(one, whole))
    return people.length === 0 ? [] : [severalQuestion(whole, people)]
  })

const isListedIn = (one: Subject, whole: Subject): boolean => {
  const words = wordsIn(one.name)
  return (
    one.table === null &&
    isPersonal({ words }) &&
    !isPersonal({ words: wordsIn(whole.name) }) &&
    !ONE_TIME.test(words.at(-1)!) &&
    !isUsuallyOf({ words }, { words: wordsIn(whole.name) }) &&
    one.fields.some(({ type, typed }) => typed === 'said' && type === `-> ${whole.name} cascade`)
  )
}

function severalQuestion(whole: Subject, people: readonly Subject[]): Ambiguity {
  const of = spoken(whole.name)
  const who = listed(people.map(({ name }) => withArticle(spoken(name))))
  const field = plural(snakeOf(wordsIn(whole.name)))
  return {
    id: `ties/${people.map(({ name }) => name).join('.')}.several`,
    question: `May ${who} be of several ${plural(of)}?`,
    because: `${withArticle(of).replace(/^./, (letter) => letter.toUpperCase())} has several, and nothing says it the other way round.`,
    usual: 'one',
    answers: [
      { name: 'one', title: `No: each is entered for one ${of}`, changes: 'as it is designed' },
      {
        name: 'several',
        title: 'Yes: they are entered once, and linked',
        changes: `a table that links them with ${plural(of)}`,
        asked: (request) => people.reduce((one, { name }) => linked(one, name, whole.name, field), request),
      },
    ],
  }
}

const linked = (request: DesignRequest, name: string, whole: string, field: string): DesignRequest =>
  changed(request, name, (one) => ({
    ...one,
    fields: one.fields.map((each) =>
      each.type === `-> ${whole} cascade` ? { ...each, name: field, type: `many ${whole}` } : each,
    ),
  }))
