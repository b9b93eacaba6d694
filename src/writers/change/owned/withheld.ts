import { parseField } from '../../../blueprint/expression/field.ts'
import type { AskedField, DesignRequest, Subject } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { isTest } from '../../../python/modules/places.ts'
import { callersOf } from '../access/callers.ts'
import { operationsMade } from '../access/wishes.ts'
import { kinOf } from '../field/kin.ts'
import { type Ground, type Proposal, sentence, together } from '../ground.ts'
import { tableOf } from '../links/references.ts'
import { effectsOf } from '../operation/verb.ts'
import { Classes, type CodeClass, ownFields } from '../source/classes.ts'
import { type Splice, lineEnd, lineStart } from '../source/splice.ts'
import { decidedIn, deedsOf, othersDoing, verbOf } from './decided.ts'
import { ownerOf } from './owner.ts'

/** What others say of rows of something new is not said by whoever makes them: a return nobody accepts by themselves. */
export const withholdFields = (ground: Ground, before: Ground, request: DesignRequest): Proposal =>
  together(
    request.subjects.flatMap((subject) =>
      isSaidByMaker(subject, before, request)
        ? subject.fields
            .filter((field) => isSaidByOthers(field, subject, before, request))
            .map((field) => withheld(ground, before, request, subject, field))
        : [],
    ),
  )

/** Whether other people make rows of it than those who decide of them. */
function isSaidByMaker(subject: Subject, before: Ground, request: DesignRequest): boolean {
  const { rules = [], roles = [] } = request
  if (subject.table !== null) return false
  if (ownerOf(subject, before, request) !== null) return true
  return rules.some(
    (one) =>
      one.of === subject.name &&
      one.how !== 'not' &&
      one.verbs.includes('create') &&
      /^(signed in|anyone)$/.test(callersOf(one, before.backend, roles).toString()),
  )
}

function isSaidByOthers(field: AskedField, subject: Subject, before: Ground, request: DesignRequest): boolean {
  if (field.setBy !== undefined) return true
  const { type } = parseField(field.type, 0)
  const values = type.kind === 'enum' ? type.values.map(({ text }) => text) : []
  const held = [{ name: field.name, kind: type.kind === 'bool' ? ('bool' as const) : null, values }]
  return deedsOf(request, subject).some(
    (deed) => othersDoing(deed, subject, before, request).length > 0 && effectsOf(verbOf(deed), held).length > 0,
  )
}

function withheld(
  ground: Ground,
  before: Ground,
  request: DesignRequest,
  subject: Subject,
  { name }: AskedField,
): Partial<Proposal> {
  const { code } = ground
  const classes = new Classes(code)
  const table = tableOf(ground.backend, subject.name, request)
  const kin = table && kinOf(ground, classes, table)
  if (!kin) return {}
  // Who decides changes rows as well, where whoever made one does not.
  const isMadeOnly = ownerOf(subject, before, request) === null || decidedIn(subject, before, request) !== null
  const making = new Set(
    operationsMade(before.backend, ground.backend, subject.name)
      .filter(({ does }) => !isMadeOnly || does === 'create' || isSetAlone(code, name))
      .flatMap(({ operation }) =>
        [...JSON.stringify(operation.body ?? {}).matchAll(/schemas\/(\w+)/g)].map(([, one]) => one!),
      ),
  )
  const bodies = kin.schemas.filter((one) => making.has(one.node.name) && classes.fields(one).has(name))
  const told = {
    unwritten: [
      `whoever makes a row of ${subject.name} says its ${name} as well, which is for others: that has to be taken out by hand`,
    ],
  }
  const isOwn = (one: CodeClass): boolean =>
    classes.fields(one).get(name) === one && !kin.answers.has(one.node.name) && ownFields(one).has(name)
  const copied = code.files.some(
    ({ path, tree }) => !isTest(path) && new RegExp(`\\b(?:data|body|payload)\\.${name}\\b`).test(tree.source),
  )
  if (bodies.length === 0) return {}
  if (copied || !bodies.every(isOwn)) return told
  return {
    splices: bodies.map((one) => without(one, name)),
    sentences: [
      sentence(
        `whoever makes a row of ${subject.name} does not say its ${name}: it begins as it is by default, and ${deedsOf(request, subject).map(verbOf).join(' and ') || 'others'} set it`,
        bodies.map(({ file, node }) => file.placeOfName(node)),
      ),
    ],
  }
}

/** Where operations of its own set it, and none by what changes rows: whoever changes a row does not set it beside them. */
function isSetAlone(code: Code, name: string): boolean {
  const sources = code.files.filter(({ path }) => !isTest(path)).map(({ tree }) => tree.source)
  return !sources.some((one) => new RegExp(`\\w(?:Update|Patch|Edit|Change)\\w*\\((?:[^()]*,\\s*)?${name}=`).test(one))
}

export function without(of: CodeClass, name: string): Splice {
  const { file, node } = of
  const { source } = file.tree
  const statement = ownFields(of).get(name)!
  const isAlone = node.body.length === 1
  const [start, end] = [lineStart(source, statement.start), lineEnd(source, statement.end)]
  return isAlone
    ? { file: file.path, start: statement.start, end: statement.end, text: 'pass' }
    : { file: file.path, start, end: Math.min(source.length, end + 1), text: '' }
}
