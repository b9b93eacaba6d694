import type { Dependency, Operation, Step } from '../../../../model/index.ts'
import { placeText, tablesUsed } from '../../../../model/queries/index.ts'
import { accessText, bodyText, parameterText, schemaName, statementText } from '../../../../reports/agent/operations.ts'
import { kind } from '../kind.ts'

export const operations = kind<Operation>({
  name: 'operations',
  answers: 'routes: who may call them, what they take, answer and ask of the database',
  brief: ['operation', 'at', 'access', 'reads', 'writes'],
  all: ({ api }) => api.operations,
  called: ({ id }) => id,
  places: ({ handler }) => [handler],
  fields: {
    operation: ({ id }) => id,
    at: ({ handler }) => placeText(handler),
    handler: ({ name }) => name,
    access: ({ access }) => accessText(access),
    credentials: ({ access }) => access.credentials,
    callers: ({ access }) => access.principals.map(({ name, type }) => `${name}: ${type || 'unknown'}`),
    checks: ({ access }) =>
      access.checks.map(({ kind, status, chain, condition }) =>
        [`${kind}, ends in ${status}`, ...(condition === '' ? [] : [`if ${condition}`]), chainText(chain)].join('; '),
      ),
    unknown: ({ access }) => access.unknown.map(stepText),
    parameters: ({ parameters }) => parameters.map(parameterText),
    body: ({ body }) => body && bodyText(body),
    answers: ({ responses }) =>
      responses.map(({ status, content }) => [status, ...Object.values(content).map(schemaName)].join(' ')),
    reads: (operation) => tablesOf(operation, 'reads'),
    writes: (operation) => tablesOf(operation, 'writes'),
    statements: ({ statements }) =>
      statements.map((one) => [statementText(one), ...one.chain.slice(-1).map(at)].join(' ')),
    transactions: ({ statements }) => [...new Set(statements.map(({ transaction }) => transaction))],
    effects: ({ effects }) =>
      effects.map(({ kind, library, what, inLoop, chain }) =>
        [`${kind}: ${library}.${what}`, ...(inLoop ? ['in a loop'] : []), ...chain.slice(-1).map(at)].join(' '),
      ),
    dependencies: ({ dependencies }) => [...new Set(dependencyNames(dependencies))],
    limits: ({ limits = [] }) => limits.map(({ times, seconds }) => `${times} in ${seconds} s`),
    conditions: ({ conditions }) => conditions.map(({ text }) => text),
    wiring: ({ wiring }) => wiring.map(stepText),
    tags: ({ tags }) => tags,
    summary: ({ summary }) => summary,
    unpublished: ({ published }) => (published ? null : true),
    deprecated: ({ deprecated }) => deprecated || null,
  },
})

const tablesOf = (operation: Operation, what: 'reads' | 'writes'): readonly string[] =>
  tablesUsed(operation).flatMap((use) => (use[what] > 0 ? [use.table] : []))

const at = ({ at }: Step): string => placeText(at)
const stepText = (step: Step): string => `${step.what} ${at(step)}`
const chainText = (chain: readonly Step[]): string => chain.slice(-3).map(stepText).join(' > ')

const dependencyNames = (dependencies: readonly Dependency[]): readonly string[] =>
  dependencies.flatMap(({ name, dependencies: below }) => [name, ...dependencyNames(below)])
