import { listed, plural, spoken, withArticle } from '../../../kernel/english.ts'
import type {
  AccessRow,
  AskedField,
  AskedQuestion,
  DesignDocument,
  DesignRequest,
  Subject,
} from '../../../model/index.ts'
import { count, isMeasured, tellingDecisions } from '../../../model/queries/index.ts'
import { type Block, type Line, plainLine, sentenceLine } from '../blocks.ts'
import { askedAbout, isAdvice } from './advice.ts'
import { byHand } from './by-hand.ts'
import { supposedRights } from './rights.ts'
import { blueprintIn, isDesigned, peopleIn } from './written.ts'

const MOST_THINGS = 5
const MOST_FIELDS = 8
const MOST_QUESTIONS = 3
const MOST_DECISIONS = 3
const MOST_FINDINGS = 3

/** What somebody who asked wants to know first: what comes of it, what is supposed and asked, what is decided, and in which steps. */
export function brief(document: DesignDocument): readonly Block[] {
  // Of what is not made only what nobody understood is open.
  if (isAdvice(document))
    return asked({ ...document, questions: document.questions.filter(({ id }) => id.startsWith('unread/')) })
  return [
    ...things(document),
    ...byHand(document),
    ...asked(document),
    ...found(document),
    ...decided(document),
    ...steps(document),
  ]
}

function things(document: DesignDocument): readonly Block[] {
  const { request, access } = document
  const { capabilities } = request
  const built = (request.built ?? []).filter(({ is }, at, all) => all.findIndex((one) => one.is === is) === at)
  // Who signs in stands below, by roles.
  const written = blueprintIn(document.patch)
  const subjects = request.subjects.filter(({ name, table, fields }) =>
    name === 'User'
      ? table !== null || fields.length > 0
      : table !== null || written === '' || isDesigned(name, written),
  )
  const besides = [
    ...new Set(capabilities.filter(({ name }) => name !== 'retrieval').map(({ from }) => quoted(from.text))),
  ]
  const items = [
    ...subjects.slice(0, MOST_THINGS).map((one) => thing(one, written)),
    ...(subjects.length > MOST_THINGS
      ? [led('And', `${listed(subjects.slice(MOST_THINGS).map(({ name }) => plural(spoken(name))))}.`)]
      : []),
    ...people(request, access, { isThere: document.today.length > 0 && !isBeside(document), patch: document.patch }),
    ...supposedRights(document),
    ...retrieved(document),
    ...(besides.length === 0 ? [] : [led('Besides', `${listed(besides, MOST_FIELDS)}.`)]),
    ...(built.length === 0 ? [] : [led('Built as it is said', `${built.map(({ is }) => is).join('; ')}.`)]),
  ]
  return items.length === 0 ? [] : [{ kind: 'list', items }]
}

/** Whether what is new could not be written as the repository is, so that it is designed by itself: its people are supposed. */
const isBeside = ({ request, patch }: DesignDocument): boolean =>
  patch.length === 0 && request.intent !== 'review' && request.subjects.some(({ table }) => table === null)

/** What is asked and answered, and from what: as the blueprint says it. */
function retrieved({ request, patch }: DesignDocument): readonly Line[] {
  const asked = request.capabilities.filter(({ name }) => name === 'retrieval')
  const written = blueprintIn(patch)
  const sources = [...written.matchAll(/^ {4}source: (\w+)\.(\w+)/gm)].map(
    ([, of = '', field = '']) => `the ${spoken(field)} of ${plural(spoken(of))}`,
  )
  if (asked.length === 0 || sources.length === 0) return []
  const rests = /^ {4}# asked: .*names the passages it rests on/m.test(written)
    ? ', and the passages they rest on are named'
    : ''
  const answers = /^ {4}answer:/m.test(written) ? `; answers are written by a model from what is found${rests}` : ''
  return [
    led(
      answers === '' ? 'Found by meaning' : 'Questions',
      `${listed(sources)}, cut into passages that are embedded once one is made, and searched by meaning and by words among what whoever asks may read${answers}. It is declared, and people write what runs it.`,
    ),
  ]
}

/** `Events: title, venue; supposed: status.` */
function thing({ name, table, fields, from, apart, limits = [] }: Subject, written: string): Line {
  const isSaid = (field: AskedField): boolean => field.typed === 'said' || field.from.start !== from.start
  const names = (some: readonly AskedField[]): string =>
    listed(
      some.map((one) => spoken(one.name)),
      MOST_FIELDS,
    )
  const [said, supposed] = [fields.filter(isSaid), fields.filter((one) => !isSaid(one))]
  const holds = [
    ...(table === null ? [] : ['there already']),
    ...(said.length > 0 ? [names(said)] : []),
    ...peopleIn(name, written)
      .filter((field) => fields.every((one) => one.name !== field))
      .map((field) => `${spoken(field)}, who sign in`),
    ...(apart ? ['no two of the same at one time'] : []),
    ...limits.map(limited),
    ...(supposed.length > 0 ? [`supposed: ${names(supposed)}`] : []),
  ]
  return led(capital(plural(spoken(name))), `${holds.join('; ') || 'nothing is said of what they hold'}.`)
}

/** `at most 2 per member and week` */
function limited({ most, per, every }: NonNullable<Subject['limits']>[number]): string {
  const of = [...per.map(spoken), ...(every === null ? [] : [every.stretch])].join(' and ')
  return typeof most === 'number' ? `at most ${most} per ${of}` : `no more per ${of} than its ${spoken(most)}`
}

/** Who signs in, and who of them is only supposed. */
function people(
  { roles = [], intent }: DesignRequest,
  access: readonly AccessRow[],
  { isThere, patch }: { readonly isThere: boolean; readonly patch: DesignDocument['patch'] },
): readonly Line[] {
  if (intent === 'review') return []
  const all = [...new Set(access.flatMap(({ allowed }) => Object.keys(allowed)))].filter((one) => one !== 'anyone')
  // Nobody new signs in to a repository that is changed: whoever is named was there.
  const named = new Set(isThere && patch.length > 0 ? [] : roles.map(({ name }) => name))
  const [said, supposed] = [all.filter((one) => named.has(one)), all.filter((one) => !named.has(one))]
  const who = [
    ...(said.length > 0 ? [listed(said.map(spoken))] : []),
    ...(supposed.length > 0 ? [`${isThere ? 'there already' : 'supposed'}: ${listed(supposed.map(spoken))}`] : []),
  ]
  const canRegister = access.some(({ operation }) => operation.startsWith('POST ') && operation.endsWith('/register'))
  const first = isThere || !canRegister ? undefined : /^ {6}role: role = (\w+)/m.exec(blueprintIn(patch))?.[1]
  const registers = first === undefined ? '' : ` Whoever registers is ${withArticle(spoken(first))}.`
  return who.length === 0 ? [] : [led('Who signs in', `${who.join('; ')}.${registers}`)]
}

function asked({ questions, request }: DesignDocument): readonly Block[] {
  const items = questions.slice(0, MOST_QUESTIONS).map(questionLine)
  const more = questions.length - items.length
  const unread = unreadSentence(questions, request)
  return [
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
    ...(unread === null && more <= 0
      ? []
      : [
          {
            kind: 'text' as const,
            line: plainLine(
              [
                ...(more > 0 ? [`${count(more, 'question')} more ${more === 1 ? 'is' : 'are'} asked below.`] : []),
                unread ?? '',
              ]
                .join(' ')
                .trim(),
            ),
          },
        ]),
  ]
}

function questionLine({ question, answers, answer, by }: AskedQuestion, index: number): Line {
  const title = answers.find(({ name }) => name === answer)?.title ?? answer
  return led(`Question ${index + 1}`, `${question} ${by === 'default' ? 'Supposed' : 'Answered'}: ${lower(title)}.`)
}

/** Which of the words nobody read are asked about, by the number of the question, and which are only told here. */
function unreadSentence(questions: readonly AskedQuestion[], { unread }: DesignRequest): string | null {
  if (unread.length === 0) return null
  const numbered = unread.map(({ text }) => ({
    said: quoted(text),
    number: questions.findIndex(({ id, question }) => id.startsWith('unread/') && question.includes(quoted(text))) + 1,
  }))
  const open = numbered.filter(({ number }) => number > 0).map(({ said, number }) => `${said} (question ${number})`)
  const told = numbered.filter(({ number }) => number === 0).map(({ said }) => said)
  return [
    ...(open.length > 0 ? [`Not understood, and so asked about: ${listed(open)}.`] : []),
    ...(told.length > 0 ? [`Not understood, not asked about, and no part of the design: ${listed(told)}.`] : []),
  ].join(' ')
}

/** What a judgement found; of a change only what weighs. */
function found({ findings, request }: DesignDocument): readonly Block[] {
  const some = findings.filter(({ severity }) => request.intent === 'review' || /^(high|medium)$/.test(severity))
  const items = some.slice(0, MOST_FINDINGS).map(({ severity, sentence }): Line => ({
    ...sentenceLine(sentence),
    text: `Found (${severity}): ${sentence.text}`,
  }))
  return items.length === 0 ? [] : [{ kind: 'list', items }]
}

function decided(document: DesignDocument): readonly Block[] {
  const { decisions, options, request } = document
  // What was asked is answered, and the others are beside the point.
  if (request.intent === 'review' || askedAbout(document).length > 0) return []
  const items = tellingDecisions(decisions)
    .filter(({ reason }) => isMeasured(reason))
    .slice(0, MOST_DECISIONS)
    .map(({ option, decision, reason }): Line => ({
      // What the design does not hold is only recommended.
      lead: options[0]?.name === 'smallest' || decision.isThere !== true ? 'Recommended besides' : 'Decided',
      text: `${decision.question} ${option.title}. ${reason.text}`,
      runs: reason.runs,
    }))
  return items.length === 0 ? [] : [{ kind: 'list', items }]
}

function steps({ phases, request }: DesignDocument): readonly Block[] {
  if (phases.length === 0 || request.intent === 'review') return []
  const titles = phases.map(({ title }, index) => `${index + 1}. ${lower(title)}`)
  return [{ kind: 'text', line: { lead: 'The plan', text: `${titles.join('; ')}.` } }]
}

const led = (lead: string, text: string): Line => ({ ...plainLine(text), lead })
const quoted = (text: string): string => `“${text.replaceAll(/\s+/g, ' ')}”`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
/** Not what is a name: `CSV`. */
const lower = (text: string): string =>
  /^[A-Z][a-z]|^A /.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
