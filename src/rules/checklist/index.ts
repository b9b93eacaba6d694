import type { ChecklistItem, Finding } from '../../model/index.ts'
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
): readonly ChecklistItem[] {
  return Object.entries(groups).flatMap(([group, items]) =>
    items.map((item) => ({ group, question: item.question, ...answerOf(item, subject, findings, ran) })),
  )
}

function answerOf(item: Item, subject: Subject, findings: readonly Finding[], ran: readonly string[]): Answered {
  const { rules } = item
  if (!rules) return item.answer(subject)
  const broken = failedBy(findings, rules)
  if (broken) return broken
  return ran.some((name) => rules.test(name)) ? item.answer(subject) : unknown('the rules that can tell did not run')
}
