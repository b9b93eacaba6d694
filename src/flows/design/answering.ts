import type { DesignDocument } from '../../model/index.ts'
import { partsOf } from '../../writers/design/index.ts'
import type { DesignFlowRequest, Ground } from './ground.ts'
import { nextOf } from './next.ts'
import { refuseUnknown } from './refuse-unknown.ts'
import { scopeOf } from './scope.ts'

/** A question is answered: nothing is decided, and nothing is to be built. */
export function answering(ground: Ground, { answers, shown }: DesignFlowRequest): DesignDocument {
  const { backend, before, about, answer = [], request, unknown, findings, runs } = ground
  refuseUnknown(answers, ground.took, [])
  const parts = partsOf({ backend, before, about, figures: request.figures, run: runs[0]!.id, planned: null })
  return {
    version: 1,
    title: ground.title,
    request,
    ...parts,
    answer,
    scope: scopeOf(ground),
    // What a change would be held to is asked of nobody here.
    constraints: [],
    diagrams: [],
    technologies: [],
    ddl: '',
    questions: [],
    decisions: [],
    options: [],
    recommendation: [],
    phases: [],
    requirements: [],
    contracts: [],
    tests: [],
    acceptance: [],
    scaling: [],
    risks: [],
    next: nextOf(ground, shown, [], []),
    migration: null,
    patch: [],
    findings,
    runs,
    unknown,
  }
}
