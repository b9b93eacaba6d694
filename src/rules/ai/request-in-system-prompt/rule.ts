import type { Argument, Call, Way } from '../../../model/index.ts'
import { placed, wordsFor } from '../../injection/finding.ts'
import { carriedBy, waysOf } from '../../injection/sinks.ts'
import { rule } from '../../rule.ts'
import { isAnswer } from '../models.ts'

const MESSAGES = /^langchain(_core|\.schema)?(\.\w+)*\.SystemMessage$/

export default rule({
  title: 'What the caller writes stands in the instructions of a model',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-1427'],
  message: '`{operation}` puts {source} into the system prompt of `{call}`',
  advice:
    'Keep the system prompt fixed and give what the caller wrote as a message of the user, marked as data; validate what must be part of it against a list.',
  check(subject, report) {
    for (const operation of subject.backend.api.operations)
      for (const call of operation.trace?.calls ?? []) {
        const [carried] = carriedBy(instructionsOf(call), operation, subject)
        if (!carried) continue
        const hit = { operation, call, carried }
        report.found({
          ...placed(hit),
          arguments: { operation: operation.id, source: wordsFor(carried.source), call: call.path },
        })
      }
  },
})

/** `system=`, `instructions=`, and messages whose role is the system's. */
function instructionsOf(call: Call): readonly Way[] {
  if (MESSAGES.test(call.path)) return call.arguments.filter((one) => /^(content)?$/.test(one.name)).flatMap(waysOf)
  if (!isAnswer(call.path)) return []
  return call.arguments.flatMap((one) => {
    if (/^(system|instructions|system_instruction)$/.test(one.name)) return waysOf(one)
    return /^(messages|input)$/.test(one.name) ? (one.items ?? []).flatMap(systemContent) : []
  })
}

function systemContent(message: Argument): readonly Way[] {
  const role = message.items?.find((one) => one.name === 'role')?.value
  return role === 'system' || role === 'developer'
    ? (message.items ?? []).filter((one) => one.name === 'content').flatMap(waysOf)
    : []
}
