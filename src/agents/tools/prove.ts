import type { ProveRequest } from '../../flows/prove.ts'
import type { ArchitectConfig } from '../../readers/project/config.ts'
import type { Claim, Proof, ProvenName } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'
import { plain } from '../../reports/text/plain.ts'
import { type Given, given } from './given.ts'
import { item, type Item } from './item.ts'
import { continued, listed } from './listed.ts'
import { ran } from '../../flows/ran.ts'
import { LISTED, choices, folder, input, paging, texts } from './schema.ts'
import type { Desk, Tool } from './tool.ts'
import { folderWord, workFolder } from './work-folder.ts'

/** In the order they are run. */
const PROVEN = [
  'migrations',
  'tests',
  'contract',
  'access',
  'attacks',
  'queries',
  'load',
  'plans',
] as const satisfies readonly ProvenName[]

export const prove: Tool = {
  name: 'prove',
  title: 'Run a backend and prove claims about it',
  description:
    'Runs the backend on a server of its own and says which claims hold: migrations, tests, contract, access, attacks, queries, load. It executes code of the repository, so it says what it would run, and does it only where the server allows that. plans alone executes nothing.',
  input: input({
    only: choices(PROVEN, 'these sections; all by default'),
    rows: texts('rows of tables for plans: orders=1e6'),
    folder,
    ...paging,
  }),
  output: LISTED,
  effect: 'executes',
  async run(values, desk) {
    const asked = given(prove, values)
    const more = continued(asked, desk)
    if (more !== null) return more
    const directory = workFolder(asked, desk)
    const only = PROVEN.filter((name) => asked.list('only').includes(name))
    const [{ prove: proveBackend }, { configurationOf }] = await Promise.all([
      import('../../flows/prove.ts'),
      import('../../flows/configuration.ts'),
    ])
    const announced: string[] = []
    const { result, run } = await ran('proved the claims', commandOf(directory, only, desk), () =>
      proveBackend(
        requestOf(directory, only, configurationOf(directory), asked),
        async ({ commands }) => {
          announced.push(...commands)
          return mayExecute(commands, desk)
        },
        desk.progress,
      ),
    )
    return result === null
      ? listed({ kind: 'prove', ...notRun(announced, desk), runs: [] }, asked, desk)
      : listed(
          {
            kind: 'prove',
            summary: summaryOf(result),
            hints: [`kept whole as ${desk.handles.keep('proof', [result])}`],
            items: itemsOf(result),
            runs: [run],
          },
          asked,
          desk,
        )
  },
}

const commandOf = (directory: string, only: readonly ProvenName[], desk: Desk): string =>
  `architect prove ${folderWord(directory, desk)}${only.length > 0 ? ` --only ${only.join(',')}` : ''}`

function requestOf(
  directory: string,
  only: readonly ProvenName[],
  configured: ArchitectConfig,
  asked: Given,
): ProveRequest {
  return {
    directory,
    entries: [],
    environment: {},
    cache: true,
    only,
    settings: configured.prove,
    assumed: configured.environment,
    configured: configured.rows,
    rows: asked.list('rows'),
  }
}

/** Whoever started this allowed it in general; where somebody sits there, they see the commands and are asked. */
async function mayExecute(commands: readonly string[], desk: Desk): Promise<boolean> {
  if (!desk.mayExecute) return false
  const answer = await desk.ask({
    question: `Execute code of the repository? ${count(commands.length, 'command')} against a server of its own.`,
    because: commands.map(plain).join('\n'),
    answers: [
      { name: 'run', title: 'Execute it' },
      { name: 'leave', title: 'Execute nothing' },
    ],
  })
  return answer === null || answer === 'run'
}

const notRun = (
  commands: readonly string[],
  desk: Desk,
): { readonly summary: string; readonly items: readonly Item[] } => ({
  summary: desk.mayExecute
    ? 'nothing was executed: whoever was asked said no'
    : 'nothing was executed: this server does not run code of the repository; start it with --allow-run',
  items: [item({ wouldRun: commands })],
})

const claimsOf = ({ sections }: Proof): readonly Claim[] => sections.flatMap(({ claims }) => claims)

function summaryOf(proof: Proof): string {
  const told = (['broken', 'held', 'not run'] as const).map(
    (verdict) => `${claimsOf(proof).filter((one) => one.verdict === verdict).length} ${verdict}`,
  )
  return `${told.join(', ')} of ${count(claimsOf(proof).length, 'claim')}`
}

const ORDER = ['broken', 'not run', 'held']

/** What is broken first; what held needs the fewest words. */
const itemsOf = (proof: Proof): readonly Item[] =>
  claimsOf(proof)
    .toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))
    .map(({ id, title, verdict, figure, run, detail, evidence }) =>
      verdict === 'held'
        ? item({ id, verdict, title, figure, run })
        : item({ id, verdict, title, figure, run, detail, evidence }),
    )
