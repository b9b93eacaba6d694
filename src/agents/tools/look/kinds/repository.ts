import type { MigrationChain, ProjectDocument, Revision, Unresolved } from '../../../../model/index.ts'
import { costs, placeText } from '../../../../model/queries/index.ts'
import { kind } from '../kind.ts'

interface InChain {
  readonly chain: MigrationChain
  readonly revision: Revision
}

export const migrations = kind<InChain>({
  name: 'migrations',
  answers: 'revisions: what each does and follows, which are heads',
  brief: ['revision', 'message', 'at'],
  all: ({ data }) => data.migrations.flatMap((chain) => chain.revisions.map((revision) => ({ chain, revision }))),
  called: ({ revision }) => `${revision.id} ${revision.message}`,
  places: ({ revision }) => [revision.at],
  fields: {
    revision: ({ revision }) => revision.id,
    message: ({ revision }) => revision.message,
    at: ({ revision }) => placeText(revision.at),
    follows: ({ revision }) => revision.down,
    head: ({ chain, revision }) => chain.heads.includes(revision.id) || null,
    upgrade: ({ revision }) => revision.upgrade,
    downgrade: ({ revision }) => revision.downgrade,
  },
})

export const documents = kind<ProjectDocument>({
  name: 'documents',
  answers: "the project's own rules and decisions",
  brief: ['title', 'kind', 'status', 'at'],
  all: ({ project }) => project.documents,
  called: ({ title }) => title,
  places: ({ at }) => [at],
  fields: {
    title: ({ title }) => title,
    kind: ({ kind }) => kind,
    status: ({ status }) => status,
    at: ({ at }) => placeText(at),
    rules: ({ principles }) => principles.map(({ text, at }) => `${text} (line ${at.line})`),
  },
})

export const unresolved = kind<Unresolved>({
  name: 'unresolved',
  answers: 'what could not be read, and is unknown, not absent',
  brief: ['kind', 'text', 'at'],
  all: ({ reading }) => reading.unresolved,
  called: ({ kind, text }) => `${kind} ${text}`,
  places: ({ at }) => [at],
  fields: {
    kind: ({ kind }) => kind,
    text: ({ text }) => text,
    at: ({ at }) => at && placeText(at),
    costs: ({ kind }) => costs[kind],
    chain: ({ chain }) => chain.map(({ what, at }) => `${what} ${placeText(at)}`),
  },
})
