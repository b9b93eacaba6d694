import { Witness } from '../../../src/agents/evidence/check.ts'
import { type Line, lines, render } from './lines.ts'
import { mutations } from './mutations.ts'
import { type Random, randomFrom } from './random.ts'
import type { Told } from './things.ts'

export interface Measured {
  readonly mutated: number
  /** Mutations nobody noticed. */
  readonly missed: readonly string[]
  readonly true: number
  /** True lines that were taken out. */
  readonly struck: readonly string[]
}

/** Answers of several lines, true ones and some with one thing changed. */
export function measure(told: Told, wanted: number, seed: number): Measured {
  const random = randomFrom(seed)
  const witness = new Witness(told.calls, 'What is in this backend?')
  const truths: string[] = []
  const struck: string[] = []
  while (truths.length < wanted) {
    const answer = answerOf(told, random)
    const found = witness.check(answer.map(render).join('\n\n')).struck
    truths.push(...answer.map(render))
    struck.push(...found.map(({ text, why }) => `${text} [${why}]`))
  }
  return { ...mutate(told, wanted, witness, random), true: truths.length, struck }
}

function mutate(told: Told, wanted: number, witness: Witness, random: Random) {
  const missed: string[] = []
  let mutated = 0
  while (mutated < wanted) {
    const answer = answerOf(told, random)
    const at = random.below(answer.length)
    const [name, mutation] = random.pick(Object.entries(mutations))
    const line = answer[at] && mutation(answer[at], told, random)
    if (!line) continue
    mutated += 1
    const { struck } = witness.check(answer.map((each, index) => render(index === at ? line : each)).join('\n\n'))
    const text = render(line)
    if (!struck.some((one) => text.includes(one.text))) missed.push(`${name}: ${text}`)
  }
  return { mutated, missed }
}

const answerOf = (told: Told, random: Random): readonly Line[] =>
  Array.from({ length: 4 }, () => random.pick(lines)(told, random))
