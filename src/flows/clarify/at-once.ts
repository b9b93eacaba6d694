import { plural, spoken, withArticle } from '../../kernel/english.ts'
import type { DesignRequest, Subject } from '../../model/index.ts'
import { changed } from './changed.ts'
import type { Ambiguity } from './design.ts'

/** Bookings of which no two may be at one time, though nobody says so. */
export const atOnceQuestions = (request: DesignRequest): readonly Ambiguity[] =>
  request.subjects.flatMap((subject) => {
    const supposed = subject.apart?.find(({ isSupposed }) => isSupposed === true)
    return supposed?.by ? [atOnceQuestion(subject, supposed.by)] : []
  })

const atOnceQuestion = ({ name }: Subject, by: string): Ambiguity => ({
  id: `at_once/${name}`,
  question: `May two ${plural(spoken(name))} of one ${spoken(by)} be at the same time?`,
  because: `Nothing says it, and the database refuses the second as it is designed.`,
  usual: 'never',
  answers: [
    {
      name: 'never',
      title: `Never: ${withArticle(spoken(by))} is free or taken`,
      changes: 'as it is designed: an exclusion of the server, and 409 where it is met',
    },
    {
      name: 'may',
      title: 'They may',
      changes: 'nothing keeps them apart',
      asked: (request) => changed(request, name, ({ apart: _, ...rest }) => rest),
    },
  ],
})
