import { type Topic, topics } from './topics.ts'

/** A topic with the words of the question that chose it. */
export interface ChosenTopic {
  readonly topic: Topic
  readonly because: readonly string[]
}

/** An answer about more would be about nothing. */
const MOST = 3

/** What a question is about: the topics most of whose words it has, in the order they stand in it. */
export function chosenTopics(question: string): readonly ChosenTopic[] {
  const text = ` ${question
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim()} `
  const chosen = topics
    .map((topic) => ({ topic, because: topic.words.flatMap((word) => wordIn(text, word)) }))
    .filter(({ because }) => because.length > 0)
    .sort((one, other) => other.because.length - one.because.length)
  const particular = chosen.filter(({ topic }) => topic.general !== true)
  const narrowest = particular.filter((one) => !particular.some((other) => says(other, one)))
  return (particular.length > 0 ? narrowest : chosen).slice(0, MOST)
}

/** Whether the words of one topic hold those of another: `lack authentication` is about more than `authentication`. */
const says = (one: ChosenTopic, other: ChosenTopic): boolean =>
  one !== other && other.because.every((word) => one.because.some((more) => more !== word && more.includes(word)))

function wordIn(text: string, word: string): readonly string[] {
  if (!word.endsWith('…')) return text.includes(` ${word} `) ? [word] : []
  const at = text.indexOf(` ${word.slice(0, -1)}`)
  return at < 0 ? [] : [text.slice(at + 1, text.indexOf(' ', at + word.length))]
}
