import type { Difference, Operation } from '../../../model/index.ts'
import type { ContractOperation } from '../read.ts'
import { word } from './parameters.ts'

/** Whether there is a body, of which types, and whether it may be left out. */
export function compareBody(published: ContractOperation, operation: Operation): readonly Difference[] {
  const before = published.body
  const now = operation.body
  const say = (sentence: string): Difference => ({ kind: 'body', subject: 'body', sentence, at: operation.handler })
  if (before === null && now === null) return []
  if (now === null) return [say('the contract has a body, and the code reads none')]
  if (before === null) return [say(`the code reads a body (${types(now.content)}), and the contract has none`)]
  const found: Difference[] = []
  if (types(before.content) !== types(now.content))
    found.push(say(`it is ${types(before.content)} in the contract and ${types(now.content)} in the code`))
  if (before.required !== now.required)
    found.push(say(`it is ${word(before.required)} in the contract and ${word(now.required)} in the code`))
  return found
}

const types = (content: Readonly<Record<string, unknown>>): string =>
  Object.keys(content).toSorted().join(', ') || 'of no type'
