import type { Operation } from '../../model/index.ts'
import { literalWords } from '../../model/queries/index.ts'
import { type Arising, decision, speaks } from '../decision.ts'
import { agree, at, say } from '../say.ts'
import { type DecisionSubject, asks } from '../subject.ts'

/** From this part of the operations on, they are things to do and not things that are. */
const MOSTLY = 0.5
/** Fewer references than this give a query nothing to follow. */
const FEW_REFERENCES = 3
const VERBS =
  /^(accept|activate|apply|approve|archive|assign|book|calculate|cancel|charge|check|close|complete|compute|confirm|convert|copy|create|deliver|execute|export|finish|generate|import|invite|launch|merge|move|notify|open|pause|pay|process|publish|refund|reject|release|rename|reopen|reset|restart|restore|resume|retry|return|run|schedule|send|ship|start|stop|submit|sync|transfer|update|validate|withdraw)$/

export default decision({
  title: 'REST, GraphQL or procedures',
  usual: 'rest',
  options: [
    {
      name: 'rest',
      title: 'REST: things under addresses',
      gains: ['caches, logs and limits work by address', 'one contract that everybody can read'],
      costs: ['a page that shows many things asks many times, or gets an operation of its own'],
      changes: 'resources under paths, and the methods of HTTP',
      checks: [{ rule: 'api', scope: [] }],
    },
    {
      name: 'graphql',
      title: 'GraphQL: one address, and callers say what they want',
      gains: ['one request for all that a page shows', 'callers need no new operation for a new page'],
      costs: [
        'each field is asked who may see it',
        'a query has to be bounded, or one asks for everything',
        'rows of rows are asked one by one unless they are gathered',
      ],
      changes: 'a schema, loaders that gather, and limits of depth and cost',
    },
    {
      name: 'rpc',
      title: 'Procedures: things to do, by name',
      gains: ['says what is meant', 'each has its own input and answer'],
      costs: ['nothing is a thing that could be kept or linked', 'each is learnt by itself'],
      changes: 'one path for each thing that can be done',
    },
  ],
  arises(subject) {
    const { graph, operations } = subject.backend.api
    const verbs = operations.filter(isVerb)
    const faces = subject.blueprint?.faces ?? []
    return asks(subject, 'graphql') ||
      (graph ?? []).length > 0 ||
      faces.includes('graphql') ||
      (verbs.length > 2 && verbs.length >= operations.length * MOSTLY)
      ? [arisingOf(subject, verbs)]
      : []
  },
})

const isVerb = ({ method, path }: Operation): boolean => {
  const last = path.split('/').findLast((segment) => segment !== '' && !segment.startsWith('{'))
  const [word] = last === undefined ? [] : (literalWords(`/${last}`)[0] ?? [])
  return method === 'post' && word !== undefined && VERBS.test(word)
}

function arisingOf(subject: DecisionSubject, verbs: readonly Operation[]): Arising {
  const { graph: [field] = [], operations } = subject.backend.api
  const references = subject.tables.reduce((sum, { foreignKeys }) => sum + foreignKeys.length, 0)
  const graphed = field !== undefined || (subject.blueprint?.faces ?? []).includes('graphql')
  const asked = asks(subject, 'graphql')
  return {
    question: 'How do callers ask for what they want?',
    about: ['the interface'],
    because: asked
      ? 'GraphQL is asked for'
      : graphed
        ? 'it answers GraphQL'
        : `${verbs[0]!.id} is something to do, as most of it is`,
    places: field ? [field.at] : verbs.slice(0, 3).map(({ handler }) => handler),
    today: field
      ? {
          option: 'graphql',
          text: `${field.name} is a field of a schema (${field.at.file}:${field.at.line})`,
          places: [field.at],
        }
      : null,
    weight: operations.length,
    experiments: [],
    choose(measured) {
      const followed = measured.counted('references a query can follow', references, 'reference')
      const doing = measured.counted('operations that are something to do', verbs.length, 'operation')
      const all = measured.counted('operations', operations.length, 'operation')
      const deep = references >= FEW_REFERENCES
      return {
        figures: { rest: [all], graphql: [followed], rpc: [doing] },
        voices: [
          ...speaks(
            asked && deep,
            'asked',
            'graphql',
            () =>
              say`GraphQL is asked for, and there ${agree(followed, 'is', 'are')} ${followed} for a query to follow.`,
          ),
          ...speaks(
            !deep && (asked || graphed),
            'model',
            'rest',
            () =>
              say`There ${agree(followed, 'is', 'are')} ${followed} for a query to follow: a request for one thing gets all there is.`,
          ),
          ...speaks(verbs.length > 0 && verbs.length >= operations.length * MOSTLY, 'model', 'rpc', () =>
            at(
              say`${doing} of ${all} are something to do, and no thing.`,
              verbs.slice(0, 3).map(({ handler }) => handler),
            ),
          ),
        ],
        remarks:
          deep && graphed && !asked
            ? [say`There ${agree(followed, 'is', 'are')} ${followed} for a query to follow.`]
            : [],
      }
    },
  }
}
