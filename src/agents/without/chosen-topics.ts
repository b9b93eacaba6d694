import { stem } from '../evidence/stems.ts'
import type { Topic } from './topic.ts'
import { topics } from './topics.ts'

/** A topic with the words of the question that chose it. */
export interface ChosenTopic {
  readonly topic: Topic
  readonly because: readonly string[]
}

/** An answer about more would be about nothing. */
const MOST = 3

/** It asks after what is there. */
const question =
  /^\W{0,3}(?:who|whom|whose|which|where|when|is|are|was|does|do|did|has|have|how many|what (?:is|are|does|do|happens))\b/i

/**
 * What a question is about: the topics most of whose words it has, in the order they stand in it. A word that names
 * something here says what it is about only where no other does: `review` may be a table.
 */
export function chosenTopics(asked: string, things: readonly string[] = []): readonly ChosenTopic[] {
  const names = new Set(things.map(stem))
  const all = spokenTopics(asked)
  const unnamed = all
    .map((one) => ({ ...one, because: one.because.filter((word) => !names.has(stem(word))) }))
    .filter(saysAnything)
  const chosen = (unnamed.length > 0 ? unnamed : all).toSorted(
    (one, other) => other.because.length - one.because.length,
  )
  const particular = chosen.filter(({ topic }) => topic.general !== true)
  const narrowest = particular.filter((one) => !particular.some((other) => says(other, one)))
  return (particular.length > 0 ? narrowest : chosen).slice(0, MOST)
}

/** Every topic a word of which is in the question. */
export function spokenTopics(asked: string): readonly ChosenTopic[] {
  // Words in a name of code are no words of the question.
  const text = ` ${asked
    .replaceAll(/\b\w*_\w*\b/g, ' ')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim()} `
  return topics
    .filter(({ told }) => told !== true || !question.test(asked))
    .map((topic) => ({ topic, because: topic.words.flatMap((word) => wordIn(text, word)) }))
    .filter(saysAnything)
}

const saysAnything = ({ because }: ChosenTopic): boolean => because.length > 0

/** Whether the words of one topic hold those of another: `lack authentication` is about more than `authentication`. */
const says = (one: ChosenTopic, other: ChosenTopic): boolean =>
  one !== other && other.because.every((word) => one.because.some((more) => more !== word && more.includes(word)))

function wordIn(text: string, word: string): readonly string[] {
  if (!word.endsWith('…')) return text.includes(` ${word} `) ? [word] : []
  const at = text.indexOf(` ${word.slice(0, -1)}`)
  return at < 0 ? [] : [text.slice(at + 1, text.indexOf(' ', at + word.length))]
}
