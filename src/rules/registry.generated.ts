// Made by tools/rules.mjs from the folders here; not to be edited.
import apiRouteHidden from './api/route-hidden/rule.ts'
import conformanceDecisionContradicted from './conformance/decision-contradicted/rule.ts'
import conformancePrincipleBroken from './conformance/principle-broken/rule.ts'
import structureHandlerDefinedTwice from './structure/handler-defined-twice/rule.ts'
import structureRouterNeverIncluded from './structure/router-never-included/rule.ts'
import structureZombieVersion from './structure/zombie-version/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'api/route-hidden', rule: apiRouteHidden },
  { name: 'conformance/decision-contradicted', rule: conformanceDecisionContradicted },
  { name: 'conformance/principle-broken', rule: conformancePrincipleBroken },
  { name: 'structure/handler-defined-twice', rule: structureHandlerDefinedTwice },
  { name: 'structure/router-never-included', rule: structureRouterNeverIncluded },
  { name: 'structure/zombie-version', rule: structureZombieVersion },
]
