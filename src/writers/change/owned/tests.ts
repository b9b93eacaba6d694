import type { Operation, Table } from '../../../model/index.ts'
import type { Code, CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { keyword } from '../../../python/code/names.ts'
import { askedIn, testFilesOf } from '../access/asked-tests.ts'
import { headersIn, keyOf } from '../access/headers.ts'
import type { Ground, Proposal } from '../ground.ts'
import type { Basic } from '../resource/sibling.ts'
import { lineEnd, lineStart } from '../source/splice.ts'
import { type Splice } from '../source/splice.ts'
import type { Decided } from './decided.ts'
import { type MadeRow, madeRows } from './made-rows.ts'
import type { NamedRow } from '../named/rows.ts'
import { sentInFull } from './sent.ts'

/** What is done to rows by whoever made them, and by others. */
export interface Doing {
  /** Of the plain operations those for whoever made rows. */
  readonly basic: readonly Basic[]
  readonly own: readonly Operation[]
  readonly others: readonly Operation[]
  readonly verbs: readonly { readonly verb: string; readonly operation: Operation }[]
  readonly decided: Decided | null
}

/** What the tests of rows that were nobody's show is no more so: one test of whose they are stands in their place. */
export function ownTests(
  { code, backend }: Ground,
  table: Table,
  { basic, own, others, verbs, decided }: Doing,
  known: ReadonlySet<string>,
  named: readonly NamedRow[],
): Partial<Proposal> {
  const operations = [...own, ...others]
  const models = new Set(operations.flatMap(modelsOf))
  const files = testFilesOf(code).filter(({ path }) => !known.has(path))
  const asked = files.flatMap((file) => askedIn(code, file, operations))
  const fixtures = testFilesOf(code)
    .filter(({ path }) => known.has(path))
    .flatMap((file) => file.functions.filter((one) => one.owner === null && isAbout(one, models)))
  const lost = new Set(fixtures.map(({ node }) => node.name))
  const idle = files.flatMap((file) => file.functions.filter((one) => isIdle(one, lost)))
  const tests = [...new Set([...asked.map(({ of }) => of), ...idle])]
  const create = basic.find(({ does }) => does === 'create')?.operation
  const made = asked.find(({ operation, status }) => operation === create && status !== null && status < 300)
  const sent = made ? keyword(made.call, 'json') : undefined
  const signedIn = headersIn(code, backend.api.operations)
  const headers = signedIn.get('')
  const deciding = decided === null ? null : (signedIn.get(keyOf(decided.callers)) ?? null)
  const gone = [...tests, ...fixtures].map((of) => without(of))
  const name = /^.*?\("(\w+)"/.exec(headers?.text ?? '')
  if (!made || !sent || !headers || !name || !create)
    return {
      splices: gone,
      unknown: ['no test is written of whose rows they are: no test shows how two people sign in'],
    }
  const rows = madeRows({ code, backend, answers: {} }, named, signedIn)
  const filled = sentInFull(made.of.file, sent, table, backend.data.tables, testFilesOf(code), rows)
  if (typeof filled === 'string')
    return { splices: gone, unknown: [`no test is written of whose rows they are: ${filled}`] }
  const text = strangers(basic, create, {
    ...filled,
    client: made.of.file.text(made.call.callee).replace(/\.\w+$/, ''),
    fixtures: [...headers.fixtures, ...filled.fixtures, ...(deciding?.fixtures ?? [])],
    decides: deciding === null ? null : { headers: deciding.text, verbs, isOnce: isAskedFirst(code, known) },
    one: headers.text,
    other: headers.text.replace(`"${name[1]}"`, `"${name[1] === 'eve' ? 'kim' : 'eve'}"`),
    rows: [...rows.values()].filter((each) => each !== null),
  })
  const first = tests[0]!
  const led = [...rows.values()].flatMap((each) => each?.needs ?? [])
  const needs = [{ file: first.file, names: [...headers.needs, ...(deciding?.needs ?? []), ...led] }]
  // In the place of what the tests sent, or else of the first of them.
  const [cut] = filled.splices
  return {
    splices: [
      ...filled.splices.map((one) => ({ ...one, text: `\n${text.trimEnd()}` })),
      ...gone.map((one, index) => (index === 0 && !cut ? { ...one, text: `\n\n\n${text}` } : one)),
    ],
    needs,
  }
}

interface Told {
  readonly sent: string
  readonly client: string
  readonly fixtures: readonly string[]
  readonly one: string
  readonly other: string
  /** What it leads to and has to be of whoever makes it. */
  readonly rows: readonly MadeRow[]
  readonly decides: {
    readonly headers: string
    readonly verbs: Doing['verbs']
    /** Whether what was decided is decided no more. */
    readonly isOnce: boolean
  } | null
}

function strangers(basic: readonly Basic[], create: Operation, told: Told): string {
  const { sent, client, fixtures, one, other, rows } = told
  const made = (by: string): string => `${client}.post("${create.path}", json=${sent}, headers=${by})`
  const of = (does: Basic['does']): Operation | undefined => basic.find((each) => each.does === does)?.operation
  const row = of('read') ?? of('update') ?? of('delete')
  const key = /\{(\w+)\}$/.exec(row?.path ?? '')?.[1]
  const named = /([^/]*)\/?$/.exec(create.path)![1]!.replaceAll('-', '_')
  const isPlain = /"type":"array"/.test(JSON.stringify(of('list')?.responses[0]?.content ?? {}).slice(0, 200))
  const asks = (method: string, headers: string, more = ''): string =>
    `${client}.${method}(path${more}, headers=${headers})`
  const lines = [
    `def test_${named}_are_those_of_whoever_made_them(${[...new Set([client, ...fixtures])].join(', ')}):`,
    `    kim, eve = ${one}, ${other}`,
    ...(told.decides === null ? [] : [`    deciding = ${told.decides.headers}`]),
    ...rows.map(({ line }) => `    ${line}`),
    ...rows.flatMap(({ stands }) =>
      stands === null
        ? []
        : [
            `    assert not ${made('kim')}.is_success`,
            `    ${told.decides === null ? stands : stands.replace(told.decides.headers, 'deciding')}`,
          ],
    ),
    `    assert ${client}.post("${create.path}", json=${sent}).status_code == 401`,
    ...(rows.length > 0 ? [`    assert ${made('eve')}.status_code == 404`] : []),
    `    created = ${made('kim')}`,
    `    assert created.status_code == ${create.responses.find(({ status }) => String(status).startsWith('2'))?.status ?? 201}`,
    ...(isPlain && of('list')
      ? [
          `    assert len(${client}.get("${create.path}", headers=kim).json()) == 1`,
          `    assert ${client}.get("${create.path}", headers=eve).json() == []`,
        ]
      : []),
    ...(row && key ? [`    path = f"${row.path.replace(/\{\w+\}$/, "{created.json()['id']}")}"`] : []),
    ...(of('read')
      ? [`    assert ${asks('get', 'eve')}.status_code == 404`, `    assert ${asks('get', 'kim')}.status_code == 200`]
      : []),
    ...(of('update') && of('update')!.method === 'patch'
      ? [`    assert ${asks('patch', 'eve', ', json={}')}.status_code == 404`]
      : []),
    ...(row && key && told.decides !== null ? decidedLines(client, told.decides) : []),
    ...(of('delete')
      ? [`    assert ${asks('delete', 'eve')}.status_code == 404`, `    assert ${asks('delete', 'kim')}.is_success`]
      : []),
  ]
  return `${lines.join('\n')}\n`
}

/** Who made a row decides nothing of it. */
const decidedLines = (client: string, { verbs, isOnce }: NonNullable<Told['decides']>): readonly string[] =>
  verbs.flatMap(({ operation: { path, method } }, index) => {
    const end = path.slice(path.lastIndexOf('}') + 1)
    const asks = (by: string): string => `${client}.${method}(f"{path}${end}", headers=${by})`
    return [
      `    assert ${asks('kim')}.status_code == 403`,
      isOnce && index > 0
        ? `    assert not ${asks('deciding')}.is_success`
        : `    assert ${asks('deciding')}.status_code == 200`,
    ]
  })

/** `if row.status is not Status.requested: raise ...`, in what is new. */
const isAskedFirst = ({ files }: Code, known: ReadonlySet<string>): boolean =>
  files.some((file) => !known.has(file.path) && file.mentions(/\n\s+if \w+\.\w+ (?:is not|!=) [\w."']+:\r?\n\s+raise /))

const modelsOf = ({ responses }: Operation): readonly string[] =>
  responses.flatMap(({ content }) =>
    [...JSON.stringify(content ?? {}).matchAll(/schemas\/(\w+)/g)].map(([, name]) => name!),
  )

/** A test that asks nothing any more, or of a row that no fixture makes. */
const isIdle = ({ node }: CodeFunction, lost: ReadonlySet<string>): boolean =>
  node.name.startsWith('test') &&
  (node.body.every(({ kind }) => kind === 'Pass') || node.parameters.some(({ name }) => lost.has(name)))

/** A fixture that makes a row the operations tell of. */
function isAbout({ file, node }: CodeFunction, models: ReadonlySet<string>): boolean {
  if (node.name.startsWith('test')) return false
  return [...models].some((one) =>
    new RegExp(`\\b${one.replace(/(Public|Read|Out|Response|Schema)$/, '')}\\(`).test(file.text(node)),
  )
}

/** With what decorates it, and the empty lines above. */
function without({ file, node }: { readonly file: CodeFile; readonly node: CodeFunction['node'] }): Splice {
  const { source } = file.tree
  const begins = lineStart(source, node.decorators[0]?.start ?? node.start)
  const start = source.slice(0, begins).trimEnd().length
  return { file: file.path, start, end: Math.min(source.length, lineEnd(source, node.end)), text: '' }
}
