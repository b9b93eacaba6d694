// Made by tools/rules.mjs from the folders here; not to be edited.
import apiRouteHidden from './api/route-hidden/rule.ts'
import conformanceDecisionContradicted from './conformance/decision-contradicted/rule.ts'
import conformancePrincipleBroken from './conformance/principle-broken/rule.ts'
import structureCopyOfHandler from './structure/copy-of-handler/rule.ts'
import structureDependencyNotInjected from './structure/dependency-not-injected/rule.ts'
import structureDeprecatedInterface from './structure/deprecated-interface/rule.ts'
import structureFrameworkInService from './structure/framework-in-service/rule.ts'
import structureHandlerDefinedTwice from './structure/handler-defined-twice/rule.ts'
import structureImportCycle from './structure/import-cycle/rule.ts'
import structureLayerSkipped from './structure/layer-skipped/rule.ts'
import structureMiddlewareOutsideCors from './structure/middleware-outside-cors/rule.ts'
import structureRouterNeverIncluded from './structure/router-never-included/rule.ts'
import structureRouterUntested from './structure/router-untested/rule.ts'
import structureSettingsReadEverywhere from './structure/settings-read-everywhere/rule.ts'
import structureZombieVersion from './structure/zombie-version/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'api/route-hidden', rule: apiRouteHidden },
  { name: 'conformance/decision-contradicted', rule: conformanceDecisionContradicted },
  { name: 'conformance/principle-broken', rule: conformancePrincipleBroken },
  { name: 'structure/copy-of-handler', rule: structureCopyOfHandler },
  { name: 'structure/dependency-not-injected', rule: structureDependencyNotInjected },
  { name: 'structure/deprecated-interface', rule: structureDeprecatedInterface },
  { name: 'structure/framework-in-service', rule: structureFrameworkInService },
  { name: 'structure/handler-defined-twice', rule: structureHandlerDefinedTwice },
  { name: 'structure/import-cycle', rule: structureImportCycle },
  { name: 'structure/layer-skipped', rule: structureLayerSkipped },
  { name: 'structure/middleware-outside-cors', rule: structureMiddlewareOutsideCors },
  { name: 'structure/router-never-included', rule: structureRouterNeverIncluded },
  { name: 'structure/router-untested', rule: structureRouterUntested },
  { name: 'structure/settings-read-everywhere', rule: structureSettingsReadEverywhere },
  { name: 'structure/zombie-version', rule: structureZombieVersion },
]
