import type { AskedRule, Capability, Words } from '../../../model/index.ts'

/** Rules of what is done here, and the words of those that deny what nobody is said to do at all: nothing would hold them. */
export function deniedOfNothing(
  rules: readonly AskedRule[],
  capabilities: readonly Capability[],
): { readonly rules: readonly AskedRule[]; readonly without: readonly Words[] } {
  const isOfNothing = ({ who, how, verbs, of, operation }: AskedRule): boolean =>
    (how === 'not' || who === 'nobody') &&
    operation !== undefined &&
    verbs.length === 0 &&
    !capabilities.some((one) => one.name === 'operation' && isOf(one.of, of, operation.replaceAll('-', '_')))
  return {
    rules: rules.filter((rule) => !isOfNothing(rule)),
    without: rules.filter(isOfNothing).map(({ from }) => from),
  }
}

const isOf = (done: string | null, of: string | null, operation: string): boolean => {
  const [name, what] = (done ?? '').split('.')
  return what === operation && (of === null || of === name)
}
