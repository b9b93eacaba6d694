import type { JsonSchema, Operation } from '../../../model/index.ts'
import type { ClassDef } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { refsIn } from '../field/kin.ts'
import { type Ground, NO_PROPOSAL, type Proposal, sentence } from '../ground.ts'
import { type Splice, breakOf, inserted, lineEnd, lineStart } from '../source/splice.ts'
import { type Asking, aboutNoField, askingOf } from './asking.ts'
import { derivedTest } from './test-text.ts'
import type { Effect } from './verb.ts'
import { refusalsOf } from './wording.ts'
import { saidOf } from './words.ts'

/** Tests of the sibling, asked of the new operation: with its path, without a body, and for what it sets. */
export function derivedTests(
  { code, backend }: Ground,
  operation: Operation,
  verb: string,
  effect: Effect,
): Partial<Proposal> {
  const files = [...code.unused, ...code.files].filter(({ path }) => /(^|\/)(test_[^/]*|[^/]*_test)\.py$/.test(path))
  const asking = files
    .filter((file) => file.mentions(new RegExp(`\\.${operation.method}\\(`)))
    .map((file) => ({
      file,
      found: aboutNoField(file.functions.flatMap((one) => askingOf(code, one, operation) ?? [])),
    }))
    .toSorted((a, b) => b.found.length - a.found.length)
  const [most] = asking
  if (!most || most.found.length === 0)
    return {
      ...NO_PROPOSAL,
      unknown: [`no test asks ${operation.id} alone: how the new operation is tested here is not known`],
    }
  const { file, found } = most
  const isFlat = tellsColumns(operation, backend.api.applications, effect.column)
  const apart = classOfItsOwn(found)
  const handler = code.functionAt(operation.handler)
  const refusals = handler ? refusalsOf(handler.node, verb) : []
  const texts = found.map((one) => derivedTest(one, { verb, effect, isFlat, keepsName: apart !== null, refusals }))
  const kept = texts.filter((one, index) => texts.findIndex(({ asks }) => asks === one.asks) === index)
  return {
    splices: [
      apart
        ? newClass(
            file,
            apart,
            verb,
            kept.map(({ text }) => text),
          )
        : behindLast(
            found,
            kept.map(({ text }) => text),
          ),
    ],
    sentences: [
      sentence(
        `the tests of ${operation.id} ask the same of the new operation`,
        found.map(({ of }) => of.file.placeOfName(of.node)),
      ),
    ],
  }
}

/** Whether an answer holds columns itself, and not something that does. */
function tellsColumns(
  { responses }: Operation,
  applications: Ground['backend']['api']['applications'],
  column: string,
): boolean {
  const told = responses.filter(({ status }) => status.startsWith('2')).flatMap(({ content }) => Object.values(content))
  const named = told.flatMap((schema) => refsIn(schema))
  const properties = named.flatMap((name) =>
    applications.flatMap(({ schemas }) => Object.keys((schemas[name]?.['properties'] ?? {}) as JsonSchema)),
  )
  return properties.includes(column) || properties.includes('id')
}

/** The class that holds tests of the sibling and nothing else, called after what it does. */
function classOfItsOwn(found: readonly Asking[]): ClassDef | null {
  const [first] = found
  const owner = first?.of.owner ?? null
  if (!owner || !/Update|Patch|Edit|Modify|Change/.test(owner.name)) return null
  return found.every(({ of }) => of.owner === owner) ? owner : null
}

function behindLast(found: readonly Asking[], texts: readonly string[]): Splice {
  const { of } = found.at(-1)!
  const { source } = of.file.tree
  const eol = breakOf(source)
  const gap = of.owner ? `${eol}${eol}` : `${eol}${eol}${eol}`
  return inserted(of.file.path, lineEnd(source, of.node.end), texts.map((text) => `${gap}${text}`).join(''))
}

/** `class TestArchiveTask:` behind `class TestUpdateTask:`, with what stands around its head. */
function newClass(file: CodeFile, like: ClassDef, verb: string, texts: readonly string[]): Splice {
  const { source } = file.tree
  const eol = breakOf(source)
  const from = lineStart(source, like.decorators[0]?.start ?? like.start)
  const head = source.slice(from, like.nameStart)
  const rest = /^[^\n]*/.exec(source.slice(like.nameStart + like.name.length))![0].trimEnd()
  const named = verb
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
  const name = like.name.replace(/Update|Patch|Edit|Modify|Change/, named)
  const [first, second] = like.body
  const isWords = first?.kind === 'ExpressionStatement' && first.value.kind === 'Constant' && second !== undefined
  const words = isWords ? source.slice(lineStart(source, first.start), lineEnd(source, first.end)) : null
  const gap = isWords && /\n[ \t]*\r?\n/.test(source.slice(first.end, second.start)) ? eol : ''
  const said = words === null ? '' : `${saidOf(verb, words) ?? words}${eol}${gap}`
  const text = `${head}${name}${rest}${eol}${said}${texts.join(`${eol}${eol}`)}`
  return inserted(file.path, lineEnd(source, like.end), `${eol}${eol}${eol}${text}`)
}
