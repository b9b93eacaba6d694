import type { Call, FunctionDef, Keyword, Name } from '../../../python/ast.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { callsIn, isCall, namesIn, nodesIn } from '../../../python/code/names.ts'
import { reach, start } from '../../../python/code/reach.ts'
import type { Proposal } from '../ground.ts'
import { sentence } from '../ground.ts'
import type { Splice } from '../source/splice.ts'
import { annotated } from '../source/type-of.ts'
import { among } from './among.ts'
import type { Copied } from './copied.ts'

/**
 * Where a row is made of what a function takes by the twin's name, `def create_task(session, title)`, the function takes
 * the new field as well, and whoever has it to hand, hands it on: `create_task(session, title=body.title)`.
 */
export function handedDown(
  code: Code,
  file: CodeFile,
  call: Call,
  given: Keyword,
  copied: Copied,
): Partial<Proposal> | null {
  const { twin, name } = copied
  const within = file.around(call)
  const parameter = copied.parameter(file)
  if (!within || !parameter || !takes(within.node, given, twin)) return null
  const handing = callersOf(code, within.node).flatMap((one) => handedOn(code, one, copied) ?? [])
  const last = within.node.parameters.at(-1)!
  if (handing.length === 0 || within.node.parameters.some((one) => one.name === name)) return null
  const parameters = within.node.parameters.map((node) => ({ node, name: null }))
  const end = parameters.find(({ node }) => node === last)!
  return {
    splices: [
      among(file, end, parameters, { name, plain: new Set(), text: parameter.text }),
      keywordBehind(file, given, call, `${name}=${name}`, copied),
      ...handing,
    ],
    needs: [{ file, names: parameter.needs }],
    sentences: [
      sentence(`\`${within.node.name}\` takes \`${twin}\` for the row it makes, and now \`${name}\``, [
        file.placeOfName(within.node),
      ]),
    ],
  }
}

/** Whether the twin is a parameter that is handed on as it came, and another one could stand behind the last. */
function takes({ parameters, body }: FunctionDef, { value }: Keyword, twin: string): boolean {
  if (value.kind !== 'Name' || value.id !== twin || !parameters.some(({ name }) => name === twin)) return false
  if (parameters.some(({ form }) => form === 'var-positional' || form === 'var-keyword')) return false
  const set = [...nodesIn(body)].filter(({ kind }) => kind === 'Assign')
  return !set.some((one) => (one['targets'] as readonly Name[]).some(({ id }) => id === twin))
}

interface Caller {
  readonly file: CodeFile
  readonly call: Call
  readonly within: FunctionDef
}

function callersOf(code: Code, of: FunctionDef): readonly Caller[] {
  return code.files.flatMap((file) =>
    file.functions.flatMap((within) =>
      callsIn(within.node.body)
        .filter((call) => isCall(call) && nameOf(call) === of.name)
        .filter((call) => reach(code, start(file, call.callee, within)).node === of)
        .map((call) => ({ file, call, within: within.node })),
    ),
  )
}

const nameOf = ({ callee }: Call): string =>
  callee.kind === 'Attribute' ? callee.name : callee.kind === 'Name' ? callee.id : ''

/** The new field handed on behind the twin, where the caller received something that has it. */
function handedOn(code: Code, { file, call, within }: Caller, copied: Copied): Splice | null {
  const given = call.keywords.find(({ name }) => name === copied.twin)
  const received = within.parameters.find(({ annotation }) => {
    const type = annotation && annotated(code, file, annotation)
    return type !== null && !type.many && copied.carriers.has(type.class)
  })
  const isSet = [...nodesIn(within.body)].some(
    (one) =>
      one.kind === 'Assign' &&
      namesIn((one as { targets?: unknown })['targets']).some(({ id }) => id === received?.name),
  )
  if (!given || !received || isSet) return null
  return keywordBehind(file, given, call, `${copied.name}=${received.name}.${copied.name}`, copied)
}

function keywordBehind(file: CodeFile, given: Keyword, { keywords }: Call, text: string, copied: Copied): Splice {
  const members = keywords.map((node) => ({ node, name: node.name }))
  return among(file, members[keywords.indexOf(given)]!, members, { ...copied, text })
}
