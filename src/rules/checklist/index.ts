import type { ChecklistItem, Finding } from '../../model/index.ts'
import { Answers } from '../answers.ts'
import type { Subject } from '../rule.ts'
import { access } from './access.ts'
import { contract } from './contract.ts'
import { data } from './data.ts'
import { type Answered, type Item, failedBy, unknown } from './item.ts'
import { documentation, operation } from './operation.ts'
import { structure, testing } from './structure.ts'
import { validation } from './validation.ts'

const groups: Readonly<Record<string, readonly Item[]>> = {
  contract,
  validation,
  access,
  data,
  structure,
  tests: testing,
  operation,
  documentation,
}

/** Every question with what the code says; nothing is weighed against each other. */
export function checklistOf(
  subject: Subject,
  findings: readonly Finding[],
  ran: readonly string[],
  answers = new Answers(subject.code),
): readonly ChecklistItem[] {
  return Object.entries(groups).flatMap(([group, items]) =>
    items.map((item) => {
      const answer = (): Answered => answers.of(`question ${item.question}`, () => item.answer(subject))
      return { group, question: item.question, ...answerOf(item, findings, ran, answer) }
    }),
  )
}

function answerOf(
  { rules }: Item,
  findings: readonly Finding[],
  ran: readonly string[],
  answer: () => Answered,
): Answered {
  if (!rules) return answer()
  const broken = failedBy(findings, rules)
  if (broken) return broken
  return ran.some((name) => rules.test(name)) ? answer() : unknown('the rules that can tell did not run')
}
