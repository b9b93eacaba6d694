import { plural, spoken, withArticle } from '../../kernel/english.ts'
import type { AskedLimit, DesignRequest, Subject } from '../../model/index.ts'
import { changed } from './changed.ts'
import type { Ambiguity } from './design.ts'

/** Events that are full when their capacity says so, though nobody says what becomes of more. */
export const capacityQuestions = (request: DesignRequest): readonly Ambiguity[] =>
  request.subjects.flatMap((subject) => {
    const supposed = subject.limits?.find(({ isSupposed }) => isSupposed === true)
    return supposed === undefined ? [] : [capacityQuestion(subject, supposed)]
  })

const capacityQuestion = ({ name }: Subject, { most, per: [of = ''] }: AskedLimit): Ambiguity => ({
  id: `capacity/${name}`,
  question: `May there be more ${plural(spoken(name))} of ${withArticle(spoken(of))} than its ${spoken(String(most))} says?`,
  because: `Nothing says it, and the database refuses one more as it is designed.`,
  usual: 'never',
  answers: [
    {
      name: 'never',
      title: `Never: ${withArticle(spoken(of))} is full`,
      changes: 'as it is designed: the server counts, and 409 where it is met',
    },
    {
      name: 'may',
      title: 'There may',
      changes: 'nothing counts them',
      asked: (request) =>
        changed(request, name, ({ limits = [], ...rest }) => {
          const said = limits.filter(({ isSupposed }) => isSupposed !== true)
          return said.length > 0 ? { ...rest, limits: said } : rest
        }),
    },
  ],
})
