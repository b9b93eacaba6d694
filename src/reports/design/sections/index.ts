import type { DesignDocument } from '../../../model/index.ts'
import { type Block, type Section, paragraph, sentences, words } from '../blocks.ts'
import { isAdvice } from './advice.ts'
import { context } from './context.ts'
import { ddl, migration, withoutMigration } from './database.ts'
import { findings, patch, questions, runs } from './evidence.ts'
import { access, contracts } from './interface.ts'
import { decisions, options } from './options.ts'
import { phases, requirements, risks } from './plan.ts'
import { dependencies, environment, technologies } from './running.ts'

interface Part {
  readonly id: string
  readonly title: string
  readonly blocks: (document: DesignDocument) => readonly Block[]
  /** What is said where there is nothing; null for a part that is then left out. */
  readonly empty: string | null | ((document: DesignDocument) => string)
}

/** In the order somebody decides by: why, what is there, which ways, and only then what exactly. */
const parts: readonly Part[] = [
  { id: 'context', title: 'Context and requirements', blocks: context, empty: 'Nothing was asked.' },
  { id: 'answer', title: 'Answer', blocks: ({ answer = [] }) => sentences(answer), empty: null },
  {
    id: 'today',
    title: 'What exists today',
    blocks: ({ today }) => sentences(today),
    empty: 'Nothing yet: the backend is new.',
  },
  { id: 'options', title: 'Options', blocks: options, empty: 'There is one way: nothing had to be decided.' },
  {
    id: 'recommendation',
    title: 'Recommendation',
    blocks: ({ recommendation }) => sentences(recommendation),
    empty: 'None: somebody has to choose.',
  },
  { id: 'phases', title: 'Implementation plan', blocks: phases, empty: 'Nothing has to be done.' },
  {
    id: 'requirements',
    title: 'Non-functional requirements',
    blocks: requirements,
    empty: 'None was stated with a number.',
  },
  { id: 'risks', title: 'Risks', blocks: risks, empty: 'None was found.' },
  { id: 'next', title: 'Next steps', blocks: ({ next }) => words(next, true), empty: 'None.' },
  {
    id: 'decisions',
    title: 'Decisions, with what was measured',
    blocks: decisions,
    empty: 'Nothing had to be decided.',
  },
  { id: 'contracts', title: 'API contracts', blocks: contracts, empty: 'No operation is new or changed.' },
  { id: 'ddl', title: 'Database schema', blocks: ddl, empty: 'No table is new or changed.' },
  {
    id: 'diagrams',
    title: 'Diagrams',
    blocks: ({ diagrams }) =>
      diagrams.flatMap((diagram): Block[] => [
        { kind: 'title', text: diagram.title },
        { kind: 'diagram', diagram },
      ]),
    empty: 'There is nothing to draw.',
  },
  { id: 'access', title: 'Access', blocks: access, empty: 'No operation is new or changed.' },
  { id: 'migration', title: 'Migration', blocks: migration, empty: withoutMigration },
  { id: 'tests', title: 'Test strategy', blocks: ({ tests }) => sentences(tests), empty: 'Nothing has to be tested.' },
  {
    id: 'acceptance',
    title: 'Acceptance criteria',
    blocks: ({ acceptance }) => sentences(acceptance, true),
    empty: 'None follows from what is declared.',
  },
  { id: 'environment', title: 'Environment variables', blocks: environment, empty: 'None is new.' },
  { id: 'dependencies', title: 'Dependencies', blocks: dependencies, empty: 'None is new.' },
  { id: 'technologies', title: 'Technology choices', blocks: technologies, empty: 'None was made.' },
  {
    id: 'scaling',
    title: 'Scaling considerations',
    blocks: ({ scaling }) => sentences(scaling),
    empty: 'Nothing is known to grow.',
  },
  { id: 'findings', title: 'What a review found', blocks: findings, empty: null },
  { id: 'patch', title: 'Files', blocks: patch, empty: null },
  { id: 'questions', title: 'Questions, and what was supposed', blocks: questions, empty: 'None was open.' },
  { id: 'runs', title: 'Runs', blocks: runs, empty: 'Nothing was run: no number here was measured.' },
  {
    id: 'unknown',
    title: 'Unknown',
    blocks: ({ unknown }) => words(unknown),
    empty: 'Nothing that was looked for stayed unknown.',
  },
]

/** Of an answer nothing is told that there is nothing of. */
const isAnswer = ({ answer, request }: DesignDocument): boolean => answer !== undefined && request.asks !== undefined

/** Where nothing is there and nothing is made, what is told is no design: what answers, and what is next. */
const TOLD: ReadonlySet<string> = new Set(['context', 'answer', 'next', 'unknown'])

const partsOf = (document: DesignDocument): readonly Part[] =>
  isAdvice(document) ? parts.filter(({ id }) => TOLD.has(id)) : parts

export const sectionsOf = (document: DesignDocument): readonly Section[] =>
  partsOf(document).flatMap(({ id, title, blocks, empty }) => {
    const own = blocks(document)
    if (own.length > 0) return [{ id, title, blocks: own }]
    if (empty === null || isAnswer(document)) return []
    return [{ id, title, blocks: [paragraph(typeof empty === 'string' ? empty : empty(document))] }]
  })
