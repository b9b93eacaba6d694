import type { AskedRule, Backend, Capability, DesignRequest, Words } from '../../model/index.ts'
import type { Facts } from './facts.ts'
import { readScheduled } from './things/scheduled.ts'
import { withApart } from './things/apart.ts'
import { capabilitiesOf } from './capabilities/asked-capabilities.ts'
import { figuresOf, mentionedIn } from './figures/asked-figures.ts'
import { askedThings } from './asked/asked-things.ts'
import { calledIn, firstWordsOf } from './nouns/called.ts'
import { asidesIn } from './asides/index.ts'
import { readNamedOtherwise } from './nouns/named-otherwise.ts'
import { tellDescribed } from './rights/described.ts'
import { figuresIn } from './figures/figures.ts'
import { claimKnown, lostIn } from './unread/lost.ts'
import { capabilitiesIn } from './capabilities/phrases.ts'
import { singular, wordsIn } from './vocabulary/forms.ts'
import { intentOf } from './intent.ts'
import { withEnds } from './ends/index.ts'
import { withBounds } from './bounds/index.ts'
import { withEither } from './things/about-one.ts'
import { withHolders } from './built-in/holders.ts'
import { withoutCached } from './built-in/cached.ts'
import { withWork } from './built-in/work.ts'
import { withKeys } from './built-in/keys.ts'
import { withHooks } from './hooks/index.ts'
import { withLimits } from './limits/index.ts'
import { withLocks } from './locks/index.ts'
import { isForeign } from './page/language.ts'
import { hasArchetype, isKnownWord, isOfVocabulary } from './vocabulary/lexicon.ts'
import { rulesOfMarks } from './things/marks.ts'
import { tellStepsOfMarks } from './things/steps-of-marks.ts'
import { withHandedIn } from './rights/handed-in.ts'
import { ownRules } from './rights/own.ts'
import { nameAnywhere } from './things/named-anywhere.ts'
import { Page } from './page/page.ts'
import { askedToTell } from './asked/question.ts'
import type { SaidFigure } from './figures/rates.ts'
import { withWhom } from './rights/recorded.ts'
import { withWhatStandsSo } from './rights/of-what-stands-so.ts'
import { withIssued } from './rights/issued.ts'
import { withoutRulesOfTold } from './rights/of-what-is-told.ts'
import { withConfined } from './rights/confined.ts'
import { deniedOfNothing } from './rights/denied.ts'
import { rolesIn, rulesIn } from './rights/roles.ts'
import { rolesTold } from './rights/told.ts'
import { withoutAccountIn } from './clauses/deeds/deed.ts'
import { factsIn } from './sentences.ts'
import { settled } from './unread/settled.ts'
import { rolesOfSights, sightsIn, tellSights } from './rights/sights.ts'
import { ofWhatIsThere } from './there/index.ts'
import { subjectsIn } from './things/subjects.ts'
import { type Things, thingsIn } from './things/things.ts'
import { withTimesOfWhole } from './things/times-of-whole.ts'
import { type Noun, nounAt } from './nouns/noun.ts'
import { tokensOf } from './page/tokens.ts'
import { withReasons } from './asides/reasons.ts'
import { withTheirOwn } from './unread/with-own.ts'
import { unaccounted } from './unread/ledger.ts'
import { unreadIn } from './unread/unread.ts'

/** Longer ones are a book, and no request. */
const LONGEST = 400_000

/** What somebody asks for, in English, of the backend that is there or of one that is not. */
export function readRequest(text: string, backend: Backend | null): DesignRequest {
  const whole = new Page(text, tokensOf(text.slice(0, LONGEST), { isKnown: isKnownWord, isMeant: isOfVocabulary }))
  const words = whole.tokens.filter(({ kind }) => kind === 'word').map(({ lower }) => lower)
  if (isForeign(words)) return { ...NOTHING, text, unread: wholeOf(text) }
  const [counted, asides] = [figuresIn(whole), asidesIn(whole, capabilitiesIn(whole))]
  const sights = sightsIn(whole)
  const page = whole.without([...asides, ...sights])
  const facts = factsIn(page)
  rolesOfSights(sights, facts)
  if (backend === null) readNamedOtherwise(page, facts)
  readScheduled(page, facts)
  facts.mentions.push(...mentionedIn(counted))
  if (backend !== null) facts.mentions.push(...tablesNamed(whole, facts, backend))
  // `quotes that become invoices once accepted`: all of it says when.
  const isAllAside = asides.length === 1 && asides[0]!.from === 0 && asides[0]!.to === whole.tokens.length
  const things = thingsNamed(isAllAside ? whole : page, facts, backend, counted.length > 0)
  const unseen = tellSights(sights, page, facts, things)
  const described = tellDescribed(page, facts, things)
  if (backend === null) tellStepsOfMarks(facts, things, page)
  const asks = backend === null ? null : askedToTell(whole)
  const intent = asks === null ? intentOf(facts, things, words, backend) : 'review'
  const { subjects, roles, rules, figures, without, open } = saidIn(facts, things, page, { intent, counted, backend })
  claimKnown(
    facts,
    things,
    page,
    roles.map(({ name }) => name),
  )
  const lost = [...lostIn(facts, things, page, without), ...unseen, ...withTheirOwn(page, things, rules)]
  const capabilities = capabilitiesOf(facts, things).filter((one) => !isOpen(one, open))
  const declined = capabilitiesOf(facts, things, true)
  const called = calledOf(whole, subjects.length === 0)
  const held = [...subjects.flatMap((one) => [one, ...one.fields]), ...facts.capabilities, ...capabilities]
  const told = [...held, ...openTo(rules, text)]
  const states = subjects.flatMap((one) => [...(one.states ?? []), ...(one.apart ?? [])])
  const understood = [...told, ...states, ...declined, ...roles, ...rules, ...figures]
  const unread = unreadIn(page, whole, things, asides, [...lost, ...unaccounted(page, facts, things, understood)])
  const people = [...roles, ...(backend === null ? rolesTold(whole, unread, things, roles) : [])]
  if (asks !== null && backend !== null) {
    const spoken = askedThings(whole, asks, backend, unread)
    return { text, intent, capabilities: [], figures, ...spoken }
  }
  const whenSettled = settled({
    text,
    intent,
    subjects,
    capabilities: capabilities.filter(
      (one) => one.name !== 'operation' || !unread.some((words) => isPart(one.from, words)),
    ),
    figures,
    unread: [...withoutParts(unread, told), ...described].toSorted((a, b) => a.start - b.start),
    ...(called === null ? {} : { called }),
    ...(declined.length > 0 ? { declined } : {}),
    ...(people.length > 0 ? { roles: withConfined(people, { rules, text, subjects }) } : {}),
    ...(rules.length > 0 ? { rules } : {}),
  })
  const read = withIssued(withoutRulesOfTold(withWhatStandsSo(withReasons(whenSettled, whole))))
  return backend === null
    ? withNumbers(withEither(withHolders(withKeys(withHooks(withWork(withoutCached(read)))))), whole)
    : withSomething(ofWhatIsThere(read, backend))
}

/** How many there may be, how long, and until when. */
const withNumbers = (read: DesignRequest, whole: Page): DesignRequest =>
  withLocks(withBounds(withLimits(withEnds(withTimesOfWhole(withHandedIn(read))), whole)))

/** `without an account`, where that is what anyone may do. */
const openTo = (rules: DesignRequest['rules'], text: string) =>
  (rules ?? []).some(({ who }) => who === 'anyone') ? withoutAccountIn(text).map((from) => ({ from })) : []

/** What it is called, and where nothing else is said its first words. */
const calledOf = (whole: Page, isBare: boolean) => calledIn(whole) ?? (isBare ? firstWordsOf(whole) : null)

/** Things with what they hold, who may do what with them, and numbers; and the words of which nothing comes. */
function saidIn(
  facts: Facts,
  things: Things,
  page: Page,
  {
    intent,
    counted,
    backend,
  }: Pick<DesignRequest, 'intent'> & { counted: readonly SaidFigure[]; backend: Backend | null },
) {
  const told = subjectsIn(facts, things, page).filter(
    ({ table, from }) => intent !== 'review' || table !== null || from.text.split(/\W+/).some(hasArchetype),
  )
  const roles = rolesIn(facts, things, page)
  const said = rulesIn(facts, things, roles, rulesOfMarks(facts, told, things))
  const held = deniedOfNothing(said.rules, capabilitiesOf(facts, things))
  const { kept: rules, open, subjects: own } = ownRules(held.rules, told, roles)
  const { subjects, without: apart } = withApart(withWhom(own, rules, roles), facts, things, backend)
  const { known: figures, without: uncounted } = figuresOf(counted, things, facts, backend)
  const without = [...said.without, ...held.without, ...open.map(({ from }) => from), ...uncounted, ...apart]
  return { subjects, roles, rules, figures, without, open }
}

/** What somebody does with rows of which nothing says that they are his: with that nothing is done at all until it is asked. */
const isOpen = ({ name, of, from }: Capability, open: readonly AskedRule[]): boolean =>
  name === 'operation' &&
  open.some((rule) => of === `${rule.of}.${rule.operation?.replaceAll('-', '_')}` && isWithin(from, rule.from))

/** The things of which something is said; where nothing is understood, those everybody knows that are named anywhere. */
function thingsNamed(page: Page, facts: Facts, backend: Backend | null, isCounted: boolean): Things {
  const things = thingsIn(facts, backend, page)
  const isCreate = (facts.intents[0]?.intent ?? 'create') === 'create'
  if (backend !== null || !isCreate || isCounted || things.all.length + facts.capabilities.length > 0) return things
  nameAnywhere(page, facts)
  return thingsIn(facts, backend, page)
}

/** A wish of which nothing is understood is no understood one, though each of its words is known. */
const withSomething = (read: DesignRequest): DesignRequest =>
  read.intent !== 'change' || read.unread.length > 0 || isOfSomething(read)
    ? read
    : { ...read, unread: wholeOf(read.text) }

const isOfSomething = ({ subjects, capabilities, figures }: DesignRequest): boolean =>
  subjects.length + capabilities.length + figures.length > 0

/** What is part of something that was read is read. */
const withoutParts = (unread: readonly Words[], read: readonly { readonly from: Words }[]): readonly Words[] =>
  // `at most two plots` says more than that there are plots.
  unread.filter((words) => isLimit(words) || !read.some(({ from }) => isWithin(words, from)))

const isLimit = ({ text }: Words): boolean =>
  /^(?:at most|at least|up to|no more than|a maximum of|max)\b/i.test(text) && !/\b(?:per|an?|each|every)\b/i.test(text)

/** Of a clause nobody reads nothing is made. */
const isPart = (from: Words, words: Words): boolean =>
  isWithin(from, words) && from.end - from.start < words.end - words.start

const isWithin = (words: Words, { start, end }: Words): boolean => start <= words.start && words.end <= end

/** Where nothing that was read is there already, what is named anywhere in the text. */
function tablesNamed(page: Page, facts: Facts, backend: Backend): Facts['mentions'] {
  const known = thingsIn(facts, backend, page)
  if (known.all.some(({ table }) => table !== null)) return []
  return page.tokens.flatMap((_, at) => {
    const isTold = page.word(at) === facts.intents[0]?.verb && page.isEnd(at - 1)
    const noun = page.isWord(at) && !isTold ? nounAt(page, at) : null
    return noun === null || !isTable(noun, backend) ? [] : [{ noun, how: 'beside' as const }]
  })
}

const isTable = ({ words }: Noun, { data }: Backend): boolean =>
  data.tables.some(({ name, model }) =>
    [name, model ?? ''].some((one) => wordsIn(one).map(singular).join(' ') === words.join(' ')),
  )

const NOTHING: Omit<DesignRequest, 'text' | 'unread'> = {
  intent: 'create',
  subjects: [],
  capabilities: [],
  figures: [],
}

/** A text of which not a word is English is not read at all. */
function wholeOf(text: string): readonly Words[] {
  const start = text.length - text.trimStart().length
  return [{ text: text.trim(), start, end: start + text.trim().length }]
}

/** Whether there is anything to design: a thing, something that is asked of a backend, or what is to become of one. */
export const isUnderstood = ({ subjects, capabilities, figures, intent, roles = [] }: DesignRequest): boolean =>
  subjects.length + figures.length + capabilities.length + roles.length > 0 || intent !== 'create'
