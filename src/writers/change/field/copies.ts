import type { Call, ClassDef, Dict, Expression, Keyword, List, SetDisplay, Tuple } from '../../../python/ast.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { textOf } from '../../../python/code/names.ts'
import { reach, start } from '../../../python/code/reach.ts'
import { escapePattern } from '../../../kernel/text.ts'
import { type Proposal, NO_PROPOSAL, sentence, together } from '../ground.ts'
import type { Splice } from '../source/splice.ts'
import { mentionedFor } from '../source/type-of.ts'
import { assigned } from './assigned.ts'
import { among } from './among.ts'
import { type Copied, SEVERAL, besideOf, copyOf } from './copied.ts'
import { handedDown } from './handed-down.ts'
import { isMadeWithout } from './made.ts'
import { selected } from './selected.ts'

/** Places that copy the fields of a table one by one, with the new one among them. */
export function copies(code: Code, copied: Copied): Proposal {
  const mentioned = new RegExp(`\\b${escapePattern(copied.twin)}\\b`)
  const files = code.mentioning(mentioned)
  const named = together(files.map((file) => copiesIn(code, file, copied)))
  const isLeftOut = (node: ClassDef, file: CodeFile): boolean =>
    isMadeWithout(code, code.files, { file, node }, named.splices)
  const set = files.flatMap((file) =>
    file.nodes.map((node) =>
      node.kind === 'FunctionDef' ? assigned(code, file, node, copied, isLeftOut) : NO_PROPOSAL,
    ),
  )
  return together([named, ...set])
}

function copiesIn(code: Code, file: CodeFile, copied: Copied): Proposal {
  return together(
    file.nodes.map((node): Partial<Proposal> => {
      if (node.kind === 'Call') {
        const call = node as unknown as Call
        return together([inCall(code, file, call, copied), selected(code, file, call, copied)])
      }
      if (node.kind === 'Dict') return inDict(code, file, node as unknown as Dict, copied)
      if (node.kind === 'List' || node.kind === 'Tuple' || node.kind === 'Set')
        return listed(file, node as unknown as List | Tuple | SetDisplay, copied)
      return NO_PROPOSAL
    }),
  )
}

/** `Task(title=body.title, owner_id=...)` */
function inCall(code: Code, file: CodeFile, call: Call, copied: Copied): Partial<Proposal> {
  const given = call.keywords.find(({ name }) => name === copied.twin)
  if (!given || call.keywords.some(({ name }) => name === copied.name)) return NO_PROPOSAL
  if (call.keywords.filter(({ name }) => name !== null && copied.fields.has(name)).length < SEVERAL) return NO_PROPOSAL
  const made = reach(code, start(file, call.callee, file.around(call))).node
  const isOurs = made.kind === 'ClassDef' && copied.classes.has(made)
  if (!isOurs && !/^(values|update|sqlmodel_update|model_copy|dict)$/.test(nameOf(call.callee))) return NO_PROPOSAL
  // `insert(Other).values(...)`
  if (!isOurs && mentionedFor(code, file, call.callee).some((one) => one !== copied.model && copied.others.has(one)))
    return NO_PROPOSAL
  const value = copyOf(code, file, given.value, copied) ?? (isOurs ? besideOf(code, file, call.keywords, copied) : null)
  if (value === null) return (isOurs && handedDown(code, file, call, given, copied)) || notCopied(file, given, copied)
  return {
    splices: [keywordIn(file, given, call.keywords, `${copied.name}=${value}`, copied)],
    sentences: [sentence(`\`${copied.twin}\` is handed on here by its name`, [file.place(given)])],
  }
}

const keywordIn = (file: CodeFile, twin: Keyword, all: readonly Keyword[], text: string, copied: Copied): Splice => {
  const members = all.map((node) => ({ node, name: node.name }))
  return among(file, members[all.indexOf(twin)]!, members, { ...copied, text })
}

const nameOf = (callee: Expression): string =>
  callee.kind === 'Attribute' ? callee.name : callee.kind === 'Name' ? callee.id : ''

/** `{"title": task.title, "state": task.state}` */
function inDict(code: Code, file: CodeFile, dict: Dict, copied: Copied): Partial<Proposal> {
  const keys = dict.entries.map(({ key }) => (key ? textOf(key) : null))
  const at = keys.indexOf(copied.twin)
  if (at < 0 || keys.includes(copied.name)) return NO_PROPOSAL
  if (keys.filter((key) => key !== null && copied.fields.has(key)).length < SEVERAL) return NO_PROPOSAL
  const { key, value } = dict.entries[at]!
  if (keys.some((one) => one !== null && FOREIGN.test(one))) return notTold(file, key ?? value, copied)
  const copy = copyOf(code, file, value, copied)
  if (!key || copy === null) return NO_PROPOSAL
  const written = file.text(key).replace(copied.twin, copied.name)
  const members = dict.entries.map((one, index) => ({
    node: { start: (one.key ?? one.value).start, end: one.value.end },
    name: keys[index] ?? null,
  }))
  return {
    splices: [among(file, members[at]!, members, { ...copied, text: `${written}: ${copy}` })],
    sentences: [sentence(`\`${copied.twin}\` is told here by its name`, [file.place(key)])],
  }
}

/** `@type`, `og:title`: words of a vocabulary that is not ours to add to. */
const FOREIGN = /[@:$/]/

function notTold(file: CodeFile, key: Expression, { twin, name }: Copied): Partial<Proposal> {
  const { line } = file.place(key)
  return { unknown: [`${file.path}:${line} tells \`${twin}\` in words of others; \`${name}\` is not told there`] }
}

/** A twin that is handed on as something else may be for the new field, too: somebody has to look. */
function notCopied(file: CodeFile, given: Keyword, copied: Copied): Partial<Proposal> {
  const { line } = file.place(given)
  return {
    unknown: [`${file.path}:${line} hands on \`${file.text(given)}\`; \`${copied.name}\` is not handed on there`],
  }
}

/** Names of columns in a list may be what is searched, sorted or shown: nobody can tell whether the new one belongs there. */
function listed(file: CodeFile, { items, ...node }: List | Tuple | SetDisplay, copied: Copied): Partial<Proposal> {
  const texts = items.map((item) => textOf(item))
  if (!texts.includes(copied.twin) || texts.includes(copied.name)) return NO_PROPOSAL
  if (texts.filter((text) => text !== null && copied.fields.has(text)).length < SEVERAL) return NO_PROPOSAL
  return {
    unknown: [
      `${file.path}:${file.place(node).line} lists columns by name; whether \`${copied.name}\` belongs there is not known`,
    ],
  }
}
