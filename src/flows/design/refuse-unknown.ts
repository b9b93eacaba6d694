import { Trouble } from '../../kernel/diagnostic.ts'
import { nearest } from '../../kernel/nearest.ts'
import type { Decision } from '../../model/index.ts'

/** An answer to what nobody asked changes nothing, and whoever gave it thinks it did. */
export function refuseUnknown(
  answers: Readonly<Record<string, string>>,
  took: readonly string[],
  decisions: readonly Decision[],
): void {
  for (const [id, answer] of Object.entries(answers)) {
    if (took.includes(id)) continue
    const decision = decisions.find((one) => one.id === id)
    if (!decision) throw unknown(`nothing asks ${id}`, id, [...took, ...decisions.map((one) => one.id)])
    const names = decision.options.map(({ name }) => name)
    if (!names.includes(answer)) throw unknown(`${id} is not answered by "${answer}"`, answer, names)
  }
}

function unknown(message: string, given: string, known: readonly string[]): Trouble {
  const near = nearest(given, known)
  const all = known.length === 0 ? 'There is nothing to answer.' : `There are ${known.join(', ')}.`
  return new Trouble('usage', { message, help: near ? `Did you mean ${near}?` : all })
}
