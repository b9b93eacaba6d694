import type { Place, Principle, PrincipleAnswer, ProjectDocument } from '../../model/index.ts'
import { statusOf } from '../../model/queries/index.ts'
import { isAside } from '../../python/modules/places.ts'
import type { Subject } from '../rule.ts'
import type { Check, Demand, Outcome, Part } from './check.ts'
import { checks } from './checks/index.ts'
import { demandOf } from './forbidden.ts'
import { sentencesOf } from './sentence.ts'

/** A principle with what was looked at for it. */
export interface Examined extends PrincipleAnswer {
  readonly document: ProjectDocument
  readonly severity: Check['severity']
  readonly breaks: Outcome['breaks']
}

/** What the code says to every principle of the documents: silence is never taken for consent. */
export function principlesOf(subject: Subject): readonly PrincipleAnswer[] {
  return examinePrinciples(subject).map(({ text, at, answer, check }) => ({ text, at, answer, check }))
}

/** Rules, report and checklist ask for the same. */
export const examinePrinciples = (subject: Subject): readonly Examined[] =>
  subject.code.once(subject, 'principles', () => examineAll(subject))

function examineAll(subject: Subject): readonly Examined[] {
  const parts = new Map<string, Part>()
  return subject.backend.project.documents.flatMap((document) => {
    const folder = folderOf(document)
    const part = parts.get(folder) ?? partBelow(folder, subject)
    parts.set(folder, part)
    return statedIn(document, folder).map((stated) => ({ ...examine(stated, document, part), document }))
  })
}

type Demanded = readonly { readonly severity: Check['severity']; readonly demand: Demand }[]

interface Stated extends Principle {
  readonly demanded: Demanded
  /** Whether that is all it says: what stands beside it was not looked at. */
  readonly isWhole: boolean
}

/** What a document obliges to: in its sentences, and by name where a decision carries checks. */
function statedIn({ principles, checks = [] }: ProjectDocument, folder: string): readonly Stated[] {
  const sentences = principles.map((principle) => {
    const demanded = demandsOf(principle.text).map(({ check, demand }) => ({ severity: check.severity, demand }))
    return { ...principle, demanded, isWhole: sentenceCount(principle.text) <= demanded.length }
  })
  const forbidden = checks.flatMap((check) => {
    const demand = demandOf(check, folder)
    if (!demand) return []
    return [{ text: demand.means, at: check.at, demanded: [{ severity: 'medium', demand }] as const, isWhole: true }]
  })
  return [...sentences, ...forbidden]
}

function examine(stated: Stated, document: ProjectDocument, part: Part): Omit<Examined, 'document'> {
  const { demanded, isWhole, ...principle } = stated
  const unchecked = { ...principle, answer: 'not machine-checked', severity: 'low', breaks: [] } as const
  if (!isInForce(document)) return { ...unchecked, check: 'the document is not in force' }
  const [first] = demanded
  if (!first) return { ...unchecked, check: '' }
  const results = demanded.map(({ severity, demand }) => ({ severity, demand, outcome: demand.test(part) }))
  const broken = results.find(({ outcome }) => outcome.breaks.length > 0)
  const { severity, demand, outcome } = broken ?? results[0]!
  if (broken) return { ...principle, answer: 'broken', check: demand.means, severity, breaks: distinct(outcome.breaks) }
  const open = results.find((one) => one.outcome.looked === 0 || (one.outcome.unknown ?? 0) > 0)
  if (open) return { ...unchecked, check: `${open.demand.means}: ${whyOpen(open.outcome)}` }
  if (!isWhole) return { ...unchecked, check: `${demand.means}: only this part of it was looked at` }
  return { ...principle, answer: 'holds', check: demand.means, severity, breaks: [] }
}

/** One line that many operations come by is one break. */
const distinct = (breaks: Outcome['breaks']): Outcome['breaks'] =>
  [
    ...new Map(
      breaks.map((one) => [`${one.at.file}:${one.at.line}:${one.at.column}`, one] as const).toReversed(),
    ).values(),
  ].toReversed()

const whyOpen = ({ looked, unknown }: Outcome): string =>
  looked === 0 ? 'there is nothing to look at' : `nobody can tell for ${unknown} of ${looked}`

const sentenceCount = (text: string): number => text.split(/(?<=[.!?;])\s+(?=[A-Z`*])/).length

export function demandsOf(text: string): readonly { readonly check: Check; readonly demand: Demand }[] {
  return sentencesOf(text).flatMap((sentence) => {
    for (const check of checks) {
      const demand = check.understand(sentence)
      if (demand) return [{ check, demand }]
    }
    return []
  })
}

/** A decision that was taken and not replaced; a specification that is no mere proposal. */
function isInForce({ kind, status, at }: ProjectDocument): boolean {
  if (kind === 'decision') return statusOf(status) === 'accepted'
  return !/(^|\/)(archive|archived|changes|drafts?|proposals?|rejected)\//.test(at.file)
}

const OF_DOCUMENTS = /^(\..+|docs?|documentation|adrs?|decisions|specs?|openspec|architecture|memory|rules)$/

/** What a document speaks for: everything below the folder it stands in, or whose documentation it is part of. */
export function folderOf({ at }: { readonly at: Pick<Place, 'file'> }): string {
  const folders = at.file.split('/').slice(0, -1)
  const end = folders.findIndex((one) => OF_DOCUMENTS.test(one))
  return (end < 0 ? folders : folders.slice(0, end)).map((one) => `${one}/`).join('')
}

function partBelow(folder: string, { backend, code }: Subject): Part {
  const below = ({ file }: { readonly file: string }): boolean => file.startsWith(folder)
  return {
    operations: backend.api.operations.filter(({ handler }) => below(handler)),
    tables: backend.data.tables.filter(({ at }) => below(at)),
    revisions: backend.data.migrations.flatMap(({ revisions }) => revisions.filter(({ at }) => below(at))),
    settings: backend.runtime.settings.filter(({ at }) => below(at)),
    files: code.files.filter(({ path }) => path.startsWith(folder) && !isAside(path)),
    code,
  }
}
