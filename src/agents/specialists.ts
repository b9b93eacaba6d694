/** Somebody who knows one side of a backend, and is given the tools for that side only. */
export interface Specialist {
  readonly name: SpecialistName
  /** What is delegated to them. */
  readonly about: string
  readonly tools: readonly string[]
}

export const specialistNames = [
  'api-endpoint-designer',
  'database-schema-manager',
  'auth-security-specialist',
  'rag-pipeline-engineer',
] as const

export type SpecialistName = (typeof specialistNames)[number]

/** None of them has a tool that writes: what is to be written goes through whoever leads. */
export const specialists: readonly Specialist[] = [
  {
    name: 'api-endpoint-designer',
    about:
      'operations, their requests and answers, errors, paging, versions, and what a change does to those who call them',
    tools: ['survey', 'look', 'review', 'explain', 'evolve', 'design', 'decisions'],
  },
  {
    name: 'database-schema-manager',
    about:
      'tables, keys, indexes, migrations and their locks, plans of statements as tables grow, what deleting a row touches',
    tools: ['survey', 'look', 'review', 'explain', 'plans', 'design', 'decisions'],
  },
  {
    name: 'auth-security-specialist',
    about: 'who may do what, accounts, tokens, roles, tenants, secrets, and what strangers can reach',
    tools: ['survey', 'look', 'review', 'explain', 'prove'],
  },
  {
    name: 'rag-pipeline-engineer',
    about:
      'documents, chunks, vectors and their indexes, retrieval and its access, models that are called and what they cost',
    tools: ['survey', 'look', 'review', 'explain', 'plans'],
  },
]
