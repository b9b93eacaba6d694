import { py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { providerOf, roleField } from '../callers.ts'
import type { Design, Feature, WrittenFile } from '../feature.ts'
import { constants } from '../names.ts'
import { ROLE, wordClass, wordName } from '../words.ts'

/** What is on for everybody and what is not yet: `flags: { bulk_requests: false }`. */
export const flags: Feature = {
  parts: (design) => [
    ...(flagsOf(design).length > 0 ? ['flags'] : []),
    ...(isSwitched(design) ? ['flags/switch'] : []),
    // They make somebody of each role by the usual name of that field.
    ...(isSwitched(design) && roleField(design.scope) === 'role' ? ['flags/switch/tried'] : []),
  ],
  files: (design) => [
    ...(flagsOf(design).length > 0 ? [names(design)] : []),
    ...(isSwitched(design) ? [access(design)] : []),
  ],
  tables: (design) => (flagsOf(design).length > 0 ? ['app.core.flags'] : []),
  routers: (design) =>
    isSwitched(design) ? [{ module: imported('app.api.v1.endpoints:flags'), versioned: true }] : [],
}

const flagsOf = ({ scope }: Design) => scope.blueprint.flags ?? []

/** Whether anybody is above all others, and may switch them; the tests know the built-in accounts. */
const isSwitched = (design: Design): boolean =>
  flagsOf(design).length > 0 &&
  providerOf(design.scope) === 'builtin' &&
  design.scope.roles.length > 0 &&
  roleField(design.scope) !== null

/** `app/core/flag_names.py` */
function names(design: Design): WrittenFile {
  const all = flagsOf(design)
  const values = all.map(({ name }) => name)
  const called = constants(values)
  const text = renderModule(
    'What can be switched on and off.',
    py`
      ${wordClass({ name: 'Flag', of: 'Something that is on or off.', values })}


      DEFAULTS: dict[Flag, bool] = {
          ${all.map(({ value }, index) => py`Flag.${ident(called[index]!)}: ${lit(value)},`)}
      }
    `,
    ['Flag', 'DEFAULTS'],
  )
  return { path: 'app/core/flag_names.py', owner: 'owned', text }
}

/** `app/access/flags.py` */
function access({ scope }: Design): WrittenFile {
  const text = renderModule(
    'Who may switch what is on.',
    py`
      def may_switch(caller: ${imported('app.core.caller:Caller')}) -> bool:
          """Those of the highest role."""
          return caller.has(${ROLE}.${ident(wordName({ values: scope.roles }, scope.roles[0]!))})
    `,
    ['may_switch', 'caller'],
  )
  return { path: 'app/access/flags.py', owner: 'shared', text }
}
