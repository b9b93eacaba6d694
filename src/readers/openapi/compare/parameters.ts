import type { Difference, Operation, Parameter } from '../../../model/index.ts'
import type { ContractOperation } from '../read.ts'
import type { SchemaComparison } from './schemas.ts'

export function compareParameters(
  published: ContractOperation,
  operation: Operation,
  schemas: SchemaComparison,
): readonly Difference[] {
  const before = byName(published.parameters)
  const now = byName(operation.parameters)
  const say = (subject: string, sentence: string): Difference => ({
    kind: 'parameter',
    subject,
    sentence,
    at: operation.handler,
  })
  const gone = [...before.keys()]
    .filter((name) => !now.has(name))
    .map((name) => say(name, 'the contract has this parameter, and the code does not'))
  const found = [...now].flatMap(([name, parameter]) => {
    const other = before.get(name)
    if (other === undefined)
      return [
        say(
          name,
          `the code asks for this ${parameter.required ? 'required' : 'optional'} parameter, and the contract does not have it`,
        ),
      ]
    return [...compareRequired(other, parameter), ...schemas.sentences(other.schema, parameter.schema)].map(
      (sentence) => say(name, sentence),
    )
  })
  return [...gone, ...found]
}

function compareRequired(published: Parameter, found: Parameter): readonly string[] {
  if (published.required === found.required) return []
  return [`it is ${word(published.required)} in the contract and ${word(found.required)} in the code`]
}

export const word = (required: boolean): string => (required ? 'required' : 'optional')

/** Header names mean the same in capitals and without. */
function byName(parameters: readonly Parameter[]): ReadonlyMap<string, Parameter> {
  return new Map(
    parameters.map((each) => [`${each.in} ${each.in === 'header' ? each.name.toLowerCase() : each.name}`, each]),
  )
}
