import { listed } from '../../kernel/english.ts'
import type { DesignRequest, Subject, Words } from '../../model/index.ts'
import { snakeOf, wordsIn } from '../../readers/request/vocabulary/forms.ts'
import { isFeature } from '../../readers/request/vocabulary/features.ts'
import { INTENTS } from '../../readers/request/vocabulary/verbs.ts'
import { understood, withByHand } from './changed.ts'
import { clauseWays } from './clause-ways.ts'
import { nameWays, togetherWays } from './name-ways.ts'
import { type Named, namedIn } from './noun-place.ts'
import { namedBefore } from '../../writers/request/things/named.ts'
import { ownDoing } from './own-doing.ts'
import type { Ambiguity, Way } from './design.ts'
import { entryWays } from './entries.ts'
import { beyondBuilt } from './beyond-built.ts'
import { memberWays, secretWays, seenWays } from './seen.ts'

/** So many are asked about by themselves: more would leave no room for what else is open. */
const MOST_ALONE = 2

/** Words of the request that nobody reads: all of them are asked about, and by themselves where an answer builds something. */
export function unreadQuestions(request: DesignRequest): readonly Ambiguity[] {
  const groups = besideEachOther(request.unread, request.text).map((words) => ({
    words,
    question: questionOf(words, request),
  }))
  const telling = onceEach(groups.filter(({ question }) => buildsSomething(question))).slice(0, MOST_ALONE)
  const rest = groups.filter((one) => !telling.includes(one))
  const [only] = rest
  const last =
    only === undefined
      ? []
      : rest.length === 1
        ? [only.question]
        : [
            restQuestion(
              rest.flatMap(({ words }) => words),
              request,
            ),
          ]
  return [...telling.map(({ question }) => question), ...last]
}

interface Group {
  readonly words: readonly Words[]
  readonly question: Ambiguity
}

const onceEach = (groups: readonly Group[]): readonly Group[] =>
  groups.filter(({ question }, at) => groups.findIndex((one) => one.question.id === question.id) === at)

/** Whether there is more to answer than that people write it, or that it is nothing. */
const buildsSomething = ({ answers }: Ambiguity): boolean => answers.length > 2

function questionOf(words: readonly Words[], request: DesignRequest): Ambiguity {
  const [first] = words
  if (first === undefined || words.length > 1) return togetherQuestion(words, request)
  const named = isName(first) && !isFeature(first.text) ? namedIn(first, request) : null
  return named === null ? clauseQuestion(first, request) : nameQuestion(first, named, request)
}

/** `with priorities, retries and a dashboard`: what stands in one list is asked about at once. */
function besideEachOther(unread: readonly Words[], text: string): readonly (readonly Words[])[] {
  const groups: Words[][] = []
  for (const words of unread.toSorted((a, b) => a.start - b.start)) {
    const last = groups.at(-1)?.at(-1)
    const between = last === undefined ? '.' : text.slice(last.end, words.start)
    const isNext =
      /^\s*(,|,?\s*(and|or))\s*((a|an|the)\s+)?$/i.test(between) ||
      // `two-factor login with TOTP`
      (last !== undefined && !/[.;:\n]/.test(between) && isFeature(last.text) && isFeature(words.text))
    if (isNext) groups.at(-1)!.push(words)
    else groups.push([words])
  }
  return groups
}

/** By its first words; by its place, where no name is written in such letters. */
function idOf(said: readonly Words[], most: number): string {
  const words = wordsIn(said.map(({ text }) => text).join(' ')).slice(0, most)
  return `unread/${words.length > 0 ? snakeOf(words) : `at_${said[0]?.start ?? 0}`}`
}

const togetherQuestion = (words: readonly Words[], request: DesignRequest): Ambiguity => ({
  id: idOf(words, 6),
  question: `What is to become of ${listed(words.map(quoted))}?`,
  because: beyondBuilt(words[0]!, request) ?? 'Nothing here builds these, so that nothing is designed for them.',
  usual: 'by-hand',
  answers: [
    byHand(words),
    leaveOut(words),
    ...entryWays(words, request),
    ...(words.some(({ text }) => isFeature(text)) ? [] : togetherWays(words, request, nearOf(words[0]!, request))),
  ],
})

const leaveOut = (words: readonly Words[]): Way => ({
  name: 'leave-out',
  title: 'Nothing that has to be built',
  changes: 'the design stays as it is',
  asked: (one) => understood(one, words),
})

const byHand = (words: readonly Words[]): Way => ({
  name: 'by-hand',
  title: 'A requirement that people write',
  changes: 'it stands among what is to be done and what has to hold, and nothing is generated for it',
  asked: (one) => withByHand(one, words),
})

const quoted = ({ text }: Words): string => `“${text.replaceAll(/\s+/g, ' ')}”`

/** So many words of a sentence are said again as a whole. */
const WHOLE = 14

/** `up to 24 hours`, `they are locked`: what stands before it says of what. */
const LEANING =
  /^(?:up|at|in|on|by|for|from|to|with|without|between|after|before|until|per|every|that|which|who|it|they|not|can|may|must)\s/
const MOST_LEANING = 9

/** A few words with the part of a sentence they stand in: by themselves they say nothing to whoever is asked. */
function inContext(words: Words, text: string): string {
  if (wordsIn(words.text).length > (LEANING.test(words.text) ? MOST_LEANING : 4)) return quoted(words)
  if (text.slice(words.start, words.end) !== words.text) return quoted(words)
  const before = /[^.?!;:\n]*$/.exec(text.slice(0, words.start))![0].trimStart()
  const behind = /^[^.?!;:\n]*/.exec(text.slice(words.end))![0].trimEnd()
  const isWhole = lengthOf(before) + lengthOf(behind) <= WHOLE
  const led = isWhole ? before : (/(?:\S+\s+){0,3}\S*$/.exec(before)?.[0] ?? '')
  const left = isWhole ? behind : (/^\S*(?:\s+\S+){0,4}/.exec(behind)?.[0] ?? '')
  const around = [
    led.length < before.length ? '…' : '',
    `${led}${words.text}${left}`.replaceAll(/\s+/g, ' '),
    left.length < behind.length ? '…' : '',
  ].join('')
  return around === words.text ? quoted(words) : `${quoted(words)} in “${around}”`
}

const lengthOf = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length

/** What was spoken of last before it, or what is there first. */
function nearOf(words: Words, request: DesignRequest): Subject | null {
  const near = namedBefore(request, words.end)
  return near !== null && near.name !== 'User' ? near : (request.subjects.find(({ name }) => name !== 'User') ?? null)
}

/** A few words that may name something. */
function nameQuestion(words: Words, named: Named, request: DesignRequest): Ambiguity {
  const near = nearOf(words, request)
  return {
    id: idOf([words], 4),
    question: `What does ${inContext(words, request.text)} mean?`,
    because:
      beyondBuilt(words, request) ?? 'These words of the request are not understood, and nothing is designed for them.',
    usual: 'by-hand',
    answers: [
      byHand([words]),
      leaveOut([words]),
      ...entryWays([words], request),
      ...nameWays(words, named, request, near),
    ],
  }
}

/** A sentence, or a part of one. */
const clauseQuestion = (words: Words, request: DesignRequest): Ambiguity => ({
  id: idOf([words], 6),
  question: `What is to become of ${inContext(words, request.text)}?`,
  because:
    ownDoing(words, request)?.because ??
    beyondBuilt(words, request) ??
    'Nothing here understands it, so that nothing is designed for it.',
  usual: 'by-hand',
  answers: [
    byHand([words]),
    leaveOut([words]),
    ...(ownDoing(words, request)?.ways ?? []),
    ...entryWays([words], request),
    ...secretWays(words, request),
    ...seenWays(words, request),
    ...memberWays(words, request),
    ...clauseWays(words, request),
  ],
})

const restQuestion = (words: readonly Words[], request: DesignRequest): Ambiguity => ({
  id: 'unread/others',
  question: `What is to become of ${listed(words.map((one) => inContext(one, request.text)))}?`,
  because: [
    'Nothing here understands these, so that nothing is designed for them.',
    ...new Set(words.flatMap((one) => beyondBuilt(one, request) ?? [])),
  ].join(' '),
  usual: 'by-hand',
  answers: [byHand(words), leaveOut(words)],
})

/** A few words may name something; a sentence is told as it stands, and no name. */
const isName = ({ text }: Words): boolean =>
  text.split(/\s+/).length <= 4 &&
  // `rename users to members`: what is to be done.
  !(/\s(to|into|from|by)\s/.test(text) && INTENTS.has(text.split(/\s+/)[0]!.toLowerCase())) &&
  !/\s(is|are|was|were|be|must|can|cannot|has|have|should|may|and|or|that|which|who|not)\s/i.test(text) &&
  // What somebody does, how many there are of something, and what is meant by what stands before names nothing.
  !/\b(with|per|sees?|reads?|views?|shared|those|theirs|their|them|each)\b/i.test(text) &&
  !/^(one|if|when|whenever|unless|until|till|while|once|after|before|within|during|who|that|which|no|without|at|up|only|must|in|as|every|each|per|by|so|for|from|to)\s/i.test(
    text,
  )
