import type { AskedRule, DesignRequest } from '../../../model/index.ts'

/** `anyone can submit a complaint`: whoever comes makes one, and has none before that he could find again. */
export function withHandedIn(request: DesignRequest): DesignRequest {
  const rules = request.rules ?? []
  const things = new Set(rules.flatMap((rule) => (isHandingIn(rule) && rule.of !== null ? [rule.of] : [])))
  const isMade = (of: string): boolean => rules.some((rule) => rule.of === of && rule.verbs.includes('create'))
  const isAlone = (of: string): boolean =>
    rules.every((rule) => rule.of !== of || rule.operation !== 'submit' || isHandingIn(rule))
  const open = [...things].filter((of) => !isMade(of) && isAlone(of))
  if (open.length === 0) return request
  return {
    ...request,
    rules: rules.map((rule): AskedRule => {
      if (!isHandingIn(rule) || rule.of === null || !open.includes(rule.of)) return rule
      const { operation: _, ...made } = rule
      return { ...made, verbs: ['create'] }
    }),
    capabilities: request.capabilities.filter(
      ({ name, of }) => name !== 'operation' || !open.some((one) => of?.startsWith(`${one}.submit`)),
    ),
  }
}

const isHandingIn = ({ who, operation, how }: AskedRule): boolean =>
  who === 'anyone' && operation === 'submit' && how !== 'not'
