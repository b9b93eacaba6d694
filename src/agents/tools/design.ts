import type { DesignDocument, Place, Sentence } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'
import type { DesignFlowRequest } from '../../flows/design/ground.ts'
import { splitScript } from '../../sql/split.ts'
import { given } from './given.ts'
import { item, type Item } from './item.ts'
import { continued, listed } from './listed.ts'
import { LISTED, choice, folder, input, paging, text, texts } from './schema.ts'
import { DECLINED, type Desk, type Tool } from './tool.ts'
import { folderWord, workFolder } from './work-folder.ts'

const SHOWN = [
  'overview',
  'questions',
  'decisions',
  'plan',
  'requirements',
  'operations',
  'ddl',
  'files',
  'findings',
  'unknown',
] as const

export const design: Tool = {
  name: 'design',
  title: 'Design what is asked for',
  description:
    'A design for a request in plain English: measured options and a recommendation, plan, contracts, tables, and for a repository the change in its own style. What the request leaves open comes back as questions with answers. Writes nothing.',
  input: input(
    {
      request: text('what is wanted, in English, or a blueprint as YAML'),
      answers: texts('answers to its questions: ID=NAME'),
      show: choice(SHOWN, 'overview by default'),
      folder,
      ...paging,
    },
    ['request'],
  ),
  output: LISTED,
  effect: 'reads',
  async run(values, desk) {
    const asked = given(design, values)
    const more = continued(asked, desk)
    if (more !== null) return more
    const directory = workFolder(asked, desk)
    const words = asked.text('request') ?? ''
    const request: DesignFlowRequest = {
      text: words,
      file: null,
      isBlueprint: /^\s*(#[^\n]*\n\s*)*architect: \d/.test(words.slice(0, 2000)),
      directory,
      shown: folderWord(directory, desk),
      answers: Object.fromEntries(asked.list('answers').map(pairOf)),
      rows: [],
      entries: [],
      environment: {},
      cache: true,
      timing: false,
    }
    const { design: designed } = await import('../../flows/design.ts')
    const first = await designed(request, desk.progress)
    const said = await answersOf(first, desk)
    const document =
      said.length === 0
        ? first
        : await designed({ ...request, answers: { ...request.answers, ...Object.fromEntries(said) } }, desk.progress)
    const show = SHOWN.find((one) => one === asked.text('show')) ?? 'overview'
    return listed(
      {
        kind: 'design',
        summary: summaryOf(document),
        hints: SHOWN.filter((one) => one !== show && parts[one](document).length > 0).map(
          (one) => `design with show=${one}`,
        ),
        items: parts[show](document),
        runs: document.runs,
      },
      asked,
      desk,
    )
  },
}

function pairOf(pair: string): readonly [string, string] {
  const equals = pair.indexOf('=')
  return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
}

/** Asks whoever sits there; where nobody does, the usual answers stand, and the document says so. */
async function answersOf({ questions }: DesignDocument, desk: Desk): Promise<readonly (readonly [string, string])[]> {
  const said: (readonly [string, string])[] = []
  for (const { id, by, question, because, answers, usual } of questions) {
    if (by !== 'default') continue
    const answer = await desk.ask({ question, because, answers })
    if (answer === null || answer === DECLINED) break
    if (answer !== usual) said.push([id, answer])
  }
  return said
}

const summaryOf = ({ questions, decisions, patch, contracts, unknown }: DesignDocument): string =>
  [
    count(contracts.length, 'operation'),
    count(decisions.length, 'decision'),
    `${count(patch.length, 'file')} to write`,
    `${count(questions.filter(({ by }) => by === 'default').length, 'question')} answered by default`,
    `${count(unknown.length, 'thing')} not known`,
  ].join(', ')

const sentence = ({ text: said, runs, places }: Sentence): Item =>
  item({ said, ...(runs.length > 0 ? { runs } : {}) }, ...(places as readonly Place[]).slice(0, 3))

const parts: Readonly<Record<(typeof SHOWN)[number], (document: DesignDocument) => readonly Item[]>> = {
  overview: ({ title, scope, recommendation, risks, next, today }) => [
    item({ title, scope }),
    ...today.slice(0, 8).map(sentence),
    ...recommendation.map(sentence),
    ...risks.map(({ title: risk, likelihood, mitigation }) => item({ risk, likelihood, mitigation })),
    item({ next }),
  ],
  questions: ({ questions }) =>
    questions.map(({ id, question, because, answers, answer, by }) =>
      item({
        id,
        question,
        because,
        answers: answers.map(({ name, title, changes }) => `${name}: ${title}: ${changes}`),
        answer,
        by,
      }),
    ),
  decisions: ({ decisions }) =>
    decisions.map(({ name, question, recommended, reasons, options, places }) =>
      item(
        {
          name,
          question,
          recommended: recommended ?? 'a toss-up',
          reasons: reasons.map(({ text: said }) => said),
          options: options.map(({ name: option, measured }) => ({
            option,
            measured: measured.map(({ what, value, unit }) => `${what}: ${value} ${unit}`),
          })),
        },
        ...places.slice(0, 2),
      ),
    ),
  plan: ({ phases }) => phases.map((phase) => item({ ...phase })),
  requirements: ({ requirements }) => requirements.map(({ what, target, by }) => item({ what, target, by })),
  operations: ({ contracts }) =>
    contracts.map(({ operation, access, request, response, errors }) =>
      item({ operation, access, request: request?.example ?? null, response: response?.example ?? null, errors }),
    ),
  ddl: ({ ddl }) => splitScript(ddl).map(({ text }) => item({ sql: `${text.trim()};` })),
  files: ({ patch }) => patch.map(({ path, before, after }) => item({ path, new: before === null, text: after })),
  findings: ({ findings }) =>
    findings.map(({ severity, rule, sentence: said, advice }) =>
      item({ severity, rule, said: said.text, advice }, ...said.places.slice(0, 2)),
    ),
  unknown: ({ unknown }) => unknown.map((what) => item({ what })),
}
