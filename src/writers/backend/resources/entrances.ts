import type { Field } from '../../../blueprint/expression/field.ts'
import type { Rule } from '../../../blueprint/expression/rule.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { ident, words } from '../../../python/emit/literal.ts'
import { isAskedAlone } from '../access/index.ts'
import { withoutCaller } from '../access/rules.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { one } from '../models/describe.ts'
import { pascal, spoken } from '../names.ts'
import { attaching } from '../storage/fields.ts'
import { SESSION } from './repository.ts'
import { type Made, accessOf, callerFor, columnsOf, repositoryOf, schemaOf } from './resource.ts'
import { finding, telling } from './service.ts'
import { movingTo } from './states.ts'

/** A field that not everybody may write who writes the row: it has an entrance of its own. */
export interface Entrance {
  readonly field: string
  readonly column: string
  readonly held: Field
  readonly rule: Rule
}

export const entrancesOf = (made: Made): readonly Entrance[] =>
  columnsOf(made).flatMap(({ name, column, field }) =>
    field.setBy !== null && field.setBy !== 'server' ? [{ field: name, column, held: field, rule: field.setBy }] : [],
  )

export const entranceSchema = ({ field }: Entrance): string => `${pascal(field)}Change`

/** `set_role` */
export const entrances = (made: Made): readonly Fragment[] =>
  entrancesOf(made).map((entrance) => {
    const { name, model, variable, keyName, key, design } = made
    const at = { resource: name, scope: design.scope }
    const open = withoutCaller(entrance.rule, name, design.scope) !== false
    const alone = isAskedAlone(entrance.rule, at)
    const caller = open ? callerFor(made, 'read') : py`${imported('app.core.caller:Caller')}`
    return py`
      async def set_${ident(entrance.field)}(
          session: ${SESSION}, caller: ${caller}, ${ident(keyName)}: ${key}, body: ${schemaOf(made, entranceSchema(entrance))}
      ) -> ${model}:
          """Sets the ${words(spoken(entrance.field))} of ${words(one(name))}, which not everybody may who changes the rest."""
          ${
            alone &&
            py`
            if not ${accessOf(made)}.may_set_${ident(entrance.field)}(caller):
                raise ${imported('app.core.errors:NotAllowed')}
          `
          }
          ${ident(variable)} = await ${repositoryOf(made)}.find_to(
              session, ${ident(keyName)}, ${finding(made, entrance.rule, py`${accessOf(made)}.${ident(`${entrance.field}_settable`)}(caller)`)}
          )
          ${attachedTo(made, entrance)}
          ${movingTo(made, entrance.field) ?? py`${ident(variable)}.${ident(entrance.column)} = body.value`}
          await session.flush()
          ${telling(made)}
          return ${ident(variable)}
    `
  })

/** A file that is set becomes the row's. */
function attachedTo(made: Made, { column }: Entrance): Fragment | null {
  const attached = attaching(made, column, py`body.value`)
  return (
    attached &&
    py`
      if body.value not in (None, ${ident(made.variable)}.${ident(column)}):
          ${attached}
    `
  )
}
