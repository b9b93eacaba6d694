import { designRequested } from '../../src/flows/clarify.ts'

/** Who does what with what: what a reader of the sentence knows of it. */
interface Deed {
  readonly who: string
  readonly verb: string
  readonly done: string
  readonly what: string
}
interface Sentence {
  readonly text: string
  readonly deeds: readonly Partial<Deed>[]
}
type Form = (one: Deed, other: Deed) => Sentence

const PEOPLE = 'customers volunteers staff drivers nurses editors landlords technicians clerks'.split(' ')
const THINGS = 'parcels rooms machines bottles permits samples invoices orders'.split(' ')
/** Verbs with what was done, where that follows no rule. */
const VERBS =
  `accept adjust allocate amend annotate approve arrange assess assign award book borrow calibrate cancel certify check
  claim classify clean close collect compare compile complete configure confirm count decline deliver describe destroy diagnose
  dispatch distribute edit endorse enter escalate evaluate examine export fill fix forecast grade grow:grown handle harvest hire
  identify import inspect install issue label lease lend:lent like load maintain map measure merge name order pack paint pay:paid
  prepare prescribe price print process promote publish purchase rank rate reassign receive record recycle register reject release
  rent repair replace report request reschedule reserve resolve return review reward score screen seal send:sent service sign sort
  stamp stock store submit supervise test trace transfer translate treat update validate verify weigh wrap write:written`.split(
    /\s+/,
  )

const one = (words: string): string => words.replace(/s$/, '')
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
const third = (verb: string): string =>
  /(s|sh|ch|x)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`
function doneOf(verb: string): string {
  if (verb.endsWith('e')) return `${verb}d`
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`
  return /^(map|ship|stop|wrap|submit|transfer)$/.test(verb) ? `${verb}${verb.at(-1)}ed` : `${verb}ed`
}

/** Ways to say it, each with what is said. */
const FORMS: Readonly<Record<string, Form>> = {
  'people do it': (a) => ({ text: `${capital(a.who)} ${a.verb} ${a.what}.`, deeds: [a] }),
  'they can': (a) => ({ text: `${capital(a.who)} can ${a.verb} ${a.what}.`, deeds: [a] }),
  'and others': (a, b) => ({
    text: `${capital(a.who)} ${a.verb} ${a.what} and ${b.who} ${b.verb} ${b.what}.`,
    deeds: [a, b],
  }),
  'it is done': (a) => ({ text: `${capital(a.what)} are ${a.done} by ${a.who}.`, deeds: [a] }),
  'it and them': (a, b) => ({
    text: `${capital(a.what)} app: ${a.who} ${a.verb} ${a.what}; ${b.who} ${b.verb} them.`,
    deeds: [a, { ...b, what: a.what }],
  }),
  'where they do': (a, b) => ({
    text: `A backend where ${a.who} ${a.verb} ${a.what} and ${b.who} ${b.verb} ${b.what}`,
    deeds: [a, b],
  }),
  'each has': (a) => ({ text: `Each ${one(a.what)} has a color, and ${a.who} ${a.verb} ${a.what}.`, deeds: [a] }),
  'done by': (a, b) => ({
    text: `${capital(a.what)} ${a.done} by ${a.who}, ${b.what} ${b.done} by ${b.who}`,
    deeds: [a, b],
  }),
  'only they': (a, b) => ({
    text: `${capital(a.what)} and ${b.what}. Only ${a.who} may ${a.verb} ${a.what}.`,
    deeds: [a, { what: b.what }],
  }),
  'two verbs': (a, b) => ({
    text: `${capital(a.who)} ${a.verb} and ${b.verb} ${a.what}.`,
    deeds: [a, { ...a, verb: b.verb, done: b.done }],
  }),
  'they do more': (a, b) => ({
    text: `${capital(a.who)} ${a.verb} ${a.what} and ${b.verb} ${b.what}.`,
    deeds: [a, { ...b, who: a.who }],
  }),
  'one of them': (a) => ({
    text: `The ${one(a.who)} ${third(a.verb)} the ${a.what}.`,
    deeds: [a],
  }),
  'their own': (a) => ({ text: `${capital(a.who)} can ${a.verb} their own ${a.what}.`, deeds: [a] }),
  'with fields': (a) => ({ text: `${capital(a.who)} ${a.verb} ${a.what} with a color and a height.`, deeds: [a] }),
  'which others': (a, b) => ({
    text: `${capital(a.who)} ${a.verb} ${a.what}, which ${b.who} ${b.verb}.`,
    deeds: [a, { ...b, what: a.what }],
  }),
  'then others': (a, b) => ({
    text: `${capital(a.who)} ${a.verb} ${a.what}; then ${b.who} ${b.verb} each ${one(a.what)}.`,
    deeds: [a, { ...b, what: a.what }],
  }),
  'that they do': (a, b) => ({
    text: `${capital(a.what)} that ${a.who} ${a.verb} and ${b.what} that ${b.who} ${b.verb}`,
    deeds: [a, b],
  }),
  'we want': (a, b) => ({
    text: `We want ${a.who} to ${a.verb} ${a.what} and ${b.who} to ${b.verb} ${b.what}.`,
    deeds: [a, b],
  }),
  'two things': (a, b) => ({
    text: `${capital(a.who)} ${a.verb} ${a.what} and ${b.what}.`,
    deeds: [a, { what: b.what }],
  }),
}

export interface Told {
  readonly form: string
  readonly text: string
  /** What of it neither is designed nor told as not understood. */
  readonly lost: readonly string[]
  readonly isAsked: boolean
}

/** Sentences of every form, each with what became of it. */
export function* sentences(each: number, seed: number): Generator<Told> {
  const chosen = chooser(seed)
  for (const [form, say] of Object.entries(FORMS))
    for (let i = 0; i < each; i += 1) yield { form, ...judged(say(chosen(), chosen())) }
}

function chooser(seed: number): () => Deed {
  let state = seed
  const pick = <One>(some: readonly One[]): One => {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return some[Math.floor((state / 0x80000000) * some.length)]!
  }
  return () => {
    const [verb = '', done = doneOf(verb)] = pick(VERBS).split(':')
    return { who: pick(PEOPLE), verb, done, what: pick(THINGS) }
  }
}

function judged({ text, deeds }: Sentence): Omit<Told, 'form'> {
  const { request, blueprint } = designRequested(text, null)
  const { subjects, roles = [], rules = [], capabilities } = request
  const unread = request.unread.map((words) => words.text.toLowerCase()).join(' | ')
  const designed = blueprint
    .split('\n')
    .filter((line) => !line.includes('#'))
    .join('\n')
  const said = [...subjects, ...rules, ...capabilities].map(({ from }) => from.text.toLowerCase()).join(' | ')
  const found = deeds.flatMap(({ who, verb, done, what }) => [
    stateOf(
      `no ${what}`,
      subjects.some(({ name }) => `${name.toLowerCase()}s` === what),
      what,
      unread,
    ),
    stateOf(
      `no role of ${who}`,
      roles.some(({ name }) => name === who || `${name}s` === who),
      who,
      unread,
    ),
    stateOf(
      `no ${verb}`,
      designed.includes(`${verb}:`) || [verb, done].some((one) => one !== undefined && said.includes(one)),
      verb,
      unread,
    ),
  ])
  return {
    text,
    lost: found.flatMap((one) => (one.is === 'lost' ? [one.what] : [])),
    isAsked: found.some(({ is }) => is === 'asked'),
  }
}

const stateOf = (what: string, isThere: boolean, words: string | undefined, unread: string) => ({
  what,
  is: isThere || words === undefined ? 'designed' : unread.includes(words) ? 'asked' : 'lost',
})
