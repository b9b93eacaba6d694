import type { Difference, Operation, Response } from '../../../model/index.ts'
import type { ContractOperation } from '../read.ts'

export function compareSuccess(published: ContractOperation, operation: Operation): readonly Difference[] {
  const before = successes(published.responses)
  const now = successes(operation.responses)
  if (before.join() === now.join()) return []
  const sentence = `it succeeds with ${before.join(', ') || 'no code named'} in the contract and with ${now.join(', ') || 'no code named'} in the code`
  return [{ kind: 'success', subject: now.join(', ') || before.join(', '), sentence, at: operation.handler }]
}

export function successes(responses: readonly Response[]): readonly string[] {
  return responses
    .map(({ status }) => status)
    .filter((status) => status.startsWith('2'))
    .toSorted()
}
