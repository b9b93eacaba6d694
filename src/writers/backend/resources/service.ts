import type { Rule } from '../../../blueprint/expression/rule.ts'
import { type Field, isSealed } from '../../../blueprint/expression/field.ts'
import { tableName } from '../../../blueprint/storage/names.ts'
import { type Fragment, type Part, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { alive, column, fieldColumn, isSoft, modelOf } from '../access/condition.ts'
import { ROW_FUNCTION } from '../access/condition.ts'
import { implies, withoutCaller, isOpen, isSettled, ruleFor, isOfCaller } from '../access/rules.ts'
import { asksCallers, isCopied } from '../callers.ts'
import type { WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { moduleName, spoken } from '../names.ts'
import { idsOf } from '../stack.ts'
import { attaching } from '../storage/fields.ts'
import { hasRowSecurity, isHeld, tenantField, tenantOf } from '../../../blueprint/storage/tenant.ts'
import { ownTenant, pointingWithin } from '../tenancy/within.ts'
import { beginnings, begins } from './beginnings.ts'
import { entrances } from './entrances.ts'
import { SESSION } from './repository.ts'
import {
  type Made,
  type RowVerb,
  accessOf,
  callerFor,
  changed,
  columnsOf,
  hasCreate,
  hasDelete,
  hasUpdate,
  isPlain,
  isSent,
  localsOf,
  repositoryOf,
  schemaOf,
} from './resource.ts'
import { moving, transitions } from './states.ts'

const NOT_ALLOWED = imported('app.core.errors:NotAllowed')

/** What can be done with a resource, each in one function. */
export function service(made: Made): WrittenFile | null {
  const functions = [
    ...transitions(made),
    ...(hasCreate(made) ? [...beginnings(made), create(made)] : []),
    ...(hasUpdate(made) ? [update(made)] : []),
    ...entrances(made),
    ...(hasDelete(made) ? [remove(made)] : []),
  ]
  if (functions.length === 0) return null
  return {
    path: `app/services/${moduleName(made.name)}.py`,
    owner: 'shared',
    text: renderModule(`What can be done with ${spoken(made.many)}.`, joined(functions, '\n\n\n'), [
      'create',
      'update',
      'delete',
      ...localsOf(made),
    ]),
  }
}

function create(made: Made): Fragment {
  const { name, model, variable, keyName, design } = made
  const parameters = [
    py`session: ${SESSION}`,
    ...(asksCallers(design) ? [py`caller: ${callerFor(made, 'create')}`] : []),
    py`body: ${schemaOf(made, 'Create')}`,
  ]
  const sealed = columnsOf(made).filter(({ field }) => isSealed(field) && isSent(field))
  // The place of what is sealed has the key of the row in it.
  const key = sealed.length > 0 ? keyMaker(made) : null
  const later = sealed.length > 0 && key === null
  const kept = py`
    session.add(${ident(variable)})
    await session.flush()
    ${asKept(made)}
    ${
      later &&
      py`
      ${sealed.map((one_) => py`${ident(variable)}.${ident(one_.column)} = ${sealedValue(one_, made, py`body.${ident(one_.column)}`, py`${ident(variable)}.id`)}`)}
      await session.flush()
    `
    }
    ${rowCheck(
      made,
      'create',
      columnsOf(made).filter(({ field }) => isSent(field)),
    )}
  `
  const isAbove = name === tenantOf(design.scope) && hasRowSecurity(design.scope)
  return py`
    async def create(${joined(parameters, ', ')}) -> ${model}:
        """Makes ${words(one(name))}."""
        ${callerCheck(made, 'create')}
        ${key !== null && py`${ident(keyName)} = ${key}()`}
        ${columnsOf(made).flatMap((held) => (isSent(held.field) ? attachedOn(made, held) : []))}
        ${ident(variable)} = ${model}(${joined([...(key === null ? [] : [py`id=${ident(keyName)}`]), ...valuesOf(made, key)], ', ')})
        ${
          isAbove
            ? py`
          async with ${imported('app.core.tenancy:above')}(session):
              ${kept}
        `
            : kept
        }
        return ${ident(variable)}
  `
}

/** A file comes to one row alone, and only such as its field takes. */
function attachedOn(made: Made, { column: held, field }: Sealed): readonly Fragment[] {
  const sent = py`body.${ident(held)}`
  const attached = attaching(made, held, sent)
  if (attached === null) return []
  return [
    field.optional
      ? py`
        if ${sent} is not None:
            ${attached}
      `
      : attached,
  ]
}

function attachedAnew(made: Made, { column: held }: Sealed): readonly Fragment[] {
  const attached = attaching(made, held, py`changes[${lit(held)}]`)
  if (attached === null) return []
  return [
    py`
      if changes.get(${lit(held)}) not in (None, ${ident(made.variable)}.${ident(held)}):
          ${attached}
    `,
  ]
}

/** What a new row holds, column by column. */
function valuesOf(made: Made, key: Fragment | null): readonly Fragment[] {
  const states = new Set((made.resource.value.states ?? []).map((one_) => one_.name))
  return columnsOf(made).flatMap((held) => {
    const { column: name, field, name: fieldName } = held
    if (fieldName === 'id') return []
    if (isOwnTenant(made, fieldName, field)) {
      const own = callerTenant(made)
      return [isSent(field) ? py`${ident(name)}=body.${ident(name)} or ${own}` : py`${ident(name)}=${own}`]
    }
    if (isSealed(field) && isSent(field)) {
      if (key !== null)
        return [py`${ident(name)}=${sealedValue(held, made, py`body.${ident(name)}`, ident(made.keyName))}`]
      return field.optional ? [] : [py`${ident(name)}=${field.marks.includes('hashed') ? lit('') : py`b""`}`]
    }
    if (begins(made, fieldName, field)) return [py`${ident(name)}=begin_${ident(name)}(body)`]
    if (isSent(field) && !(states.has(fieldName) && field.default !== null))
      return [py`${ident(name)}=body.${ident(name)}`]
    const isCaller = field.default?.kind === 'me' && made.design.scope.user !== null
    return isCaller ? [py`${ident(name)}=${callerId(made, 'create')}`] : []
  })
}

/** What makes a key before the row is kept; null where the server does. */
function keyMaker({ design }: Made): Fragment | null {
  const ids = idsOf(design.scope.blueprint)
  if (ids.endsWith('int')) return null
  return ids === 'uuid4' ? py`${imported('uuid:uuid4')}` : py`${imported('app.core.ids:uuid7')}`
}

/** Whether a new row says whose it is, and nobody who makes it can be of another tenant. */
const isOwnTenant = ({ name, design }: Made, field: string, { default: value }: Field): boolean =>
  value === null && tenantField(name, design.scope) === field

const callerTenant = (made: Made): Fragment =>
  isOpen(made.name, 'create', made.design.scope)
    ? py`(${ownTenant(made.design.scope)} if caller else None)`
    : ownTenant(made.design.scope)

const callerId = (made: Made, verb: RowVerb): Fragment =>
  isOpen(made.name, verb, made.design.scope) ? py`caller.id if caller else None` : py`caller.id`

interface Sealed {
  readonly column: string
  readonly field: Field
}

/** `seal(body.details, "requests", "details", request_id)` */
function sealedValue({ column: held, field }: Sealed, made: Made, from: Fragment, key: Fragment): Fragment {
  const place = [lit(tableName(made.name, made.design.scope)), lit(held), key]
  const value = field.marks.includes('hashed')
    ? py`${imported('app.core.sealing:hashed')}(${from})`
    : py`${imported('app.core.sealing:seal')}(${from}, ${joined(place, ', ')})`
  return field.optional ? py`None if ${from} is None else ${value}` : value
}

/** Whoever may not at all is refused before anything is done. */
function callerCheck(made: Made, verb: RowVerb): Fragment | null {
  if (!isPlain(made, verb)) return null
  return py`
    if not ${accessOf(made)}.may_${ident(verb)}(caller):
        raise ${NOT_ALLOWED}
  `
}

/** Whoever asks; nobody, where nobody says who they are. */
const whoAsks = ({ design }: Made): Fragment => (asksCallers(design) ? py`caller` : py`None`)

/** What has to hold of the row as it is now. */
function rowCheck(
  made: Made,
  verb: RowVerb,
  sent: readonly { readonly name: string; readonly column: string; readonly field: Field }[],
): Fragment | null {
  const { name, design, variable, rules } = made
  const { scope } = design
  const pointing = sent.flatMap(({ name: fieldName, column: held, field }) =>
    reference(made, verb, fieldName, field).map((condition) => ({ held, condition })),
  )
  const refers = pointing.map(({ condition }) => condition)
  const rule = rules[verb]!
  const asked =
    !isSettled(rule, name, scope) &&
    touches(
      rule,
      sent.map((one_) => one_.name),
      verb,
    )
  if (refers.length === 0 && !asked) return null
  const parts: Part[] = [
    ...(refers.length > 0
      ? [
          verb === 'create'
            ? py`refers=[${joined(refers, ', ')}]`
            : py`refers=[points[name] for name in points if name in changes]`,
        ]
      : []),
    ...(asked ? [py`allowed=${accessOf(made)}.${ident(ROW_FUNCTION[verb])}(${whoAsks(made)})`] : []),
  ]
  const points = pointing.map(({ held, condition }) => py`${lit(held)}: ${condition},`)
  return py`
    ${
      refers.length > 0 &&
      verb !== 'create' &&
      py`
      points = {
          ${points}
      }
    `
    }
    await ${imported('app.repositories.checks:refuse_unless')}(
        session, ${column(modelOf(name), 'id', scope)} == ${ident(variable)}.id, ${joined(parts, ', ')}
    )
  `
}

/** What a row points to has to be there for the caller; where anybody may see all of it, the database says that. */
function reference(made: Made, verb: RowVerb, fieldName: string, field: Field): readonly Fragment[] {
  if (field.type.kind !== 'reference') return []
  const { name, design } = made
  const { scope } = design
  const to = field.type.to.text
  const rule = ruleFor(to, 'read', scope)
  const held = isHeld(to, 'read', scope)
  if ((rule === null || (isOfCaller(rule, to, scope) && !isSoft(to, scope))) && !held) return []
  const target = imported(`app.access:${moduleName(to)}`)
  const seen = py`${target}.readable(${whoAsks(made)})`
  // Whoever did not sign in sees nothing of what only callers see.
  const isNobody = asksCallers(design) && isOpen(name, verb, scope) && !isOpen(to, 'read', scope)
  const visible = isNobody ? py`${seen} if caller is not None else ${imported('sqlalchemy:false')}()` : seen
  // What nobody may see can be pointed to, while it is of the same tenant.
  const condition =
    rule === null
      ? pointingWithin(name, fieldName, scope)
      : py`${fieldColumn(name, fieldName, scope)}.in_(${imported('sqlalchemy:select')}(${column(modelOf(to), 'id', scope)}).where(${visible}))`
  return [
    field.optional
      ? py`${imported('sqlalchemy:or_')}(${fieldColumn(name, fieldName, scope)}.is_(None), ${condition})`
      : condition,
  ]
}

/** Whether a change of these fields can change what a rule says. */
function touches(rule: Rule, fields: readonly string[], verb: RowVerb): boolean {
  if (verb === 'create') return true
  if (rule.kind === 'or' || rule.kind === 'and') return rule.sides.some((side) => touches(side, fields, verb))
  if (rule.kind === 'not') return touches(rule.rule, fields, verb)
  const paths = rule.kind === 'compare' ? [rule.left, rule.right] : [rule]
  return paths.some((path) => path.kind === 'sum' || (path.kind === 'path' && fields.includes(path.parts[0]!.text)))
}

/** `readable=..., allowed=...` for finding a row that is to be changed; whoever the rule lets change it, it lets find it. */
export function finding(made: Made, rule: Rule, allowed: Fragment): Fragment {
  const { name, design, rules } = made
  const { scope } = design
  const readable = py`${accessOf(made)}.readable(${whoAsks(made)})`
  // Whoever does not say who they are may change what only others may see: then theirs alone is asked.
  const apart = withoutCaller(rule, name, scope) !== false && !isOpen(name, 'read', scope)
  const seen = !apart && rules.read !== null && implies(rule, rules.read, name, scope)
  if (isSettled(rule, name, scope)) {
    const all = [
      ...(isSoft(name, scope) ? [alive(name, scope)] : []),
      ...(isHeld(name, 'read', scope) ? [py`${accessOf(made)}.within(caller)`] : []),
    ]
    const whole = all.length === 2 ? py`${imported('sqlalchemy:and_')}(${joined(all, ', ')})` : all[0]
    return py`readable=${seen ? readable : (whole ?? py`${imported('sqlalchemy:true')}()`)}`
  }
  const whoever = py`${imported('sqlalchemy:or_')}(${readable}, ${allowed})`
  const either = apart ? py`(${whoever} if caller else ${allowed})` : whoever
  const living = isSoft(name, scope) ? py`${imported('sqlalchemy:and_')}(${alive(name, scope)}, ${either})` : either
  return py`readable=${seen ? readable : living}, allowed=${allowed}`
}

const allowedTo = (made: Made, verb: RowVerb): Fragment =>
  py`${accessOf(made)}.${ident(ROW_FUNCTION[verb])}(${whoAsks(made)})`

function update(made: Made): Fragment {
  const { name, model, variable, keyName, key } = made
  const fields = changed(made)
  const sealed = fields.filter(({ field }) => isSealed(field))
  return py`
    async def update(
        session: ${SESSION},
        caller: ${callerFor(made, 'update')},
        ${ident(keyName)}: ${key},
        body: ${schemaOf(made, 'Update')},
        if_match: str | None = None,
    ) -> ${model}:
        """Changes what is said of ${words(one(name))}."""
        ${callerCheck(made, 'update')}
        ${ident(variable)} = await ${repositoryOf(made)}.find_to(
            session, ${ident(keyName)}, ${finding(made, made.rules.update!, allowedTo(made, 'update'))}
        )
        ${imported('app.core.etags:refuse_stale')}(if_match, ${schemaOf(made, 'Read')}.model_validate(${ident(variable)}))
        changes = body.model_dump(exclude_unset=True)
        ${fields.flatMap((held) => attachedAnew(made, held))}
        ${moving(made)}
        ${sealed.map(
          (one_) => py`
          if "${ident(one_.column)}" in changes:
              sealing = changes.pop("${ident(one_.column)}")
              ${ident(variable)}.${ident(one_.column)} = ${sealedValue(one_, made, py`sealing`, py`${ident(variable)}.id`)}
        `,
        )}
        for field, value in changes.items():
            setattr(${ident(variable)}, field, value)
        await session.flush()
        ${asKept(made)}
        ${telling(made)}
        ${rowCheck(made, 'update', fields)}
        return ${ident(variable)}
  `
}

/** A decimal number is kept with all its places, and told as it is kept. */
function asKept(made: Made): Fragment | null {
  const columns = columnsOf(made).flatMap(({ column: name, field: { type, computed, marks } }) =>
    type.kind === 'decimal' && computed === null && !isSealed({ marks }) ? [lit(name)] : [],
  )
  return columns.length === 0 ? null : py`await session.refresh(${ident(made.variable)}, [${joined(columns, ', ')}])`
}

/** Whoever else keeps the row is told. */
export const telling = ({ name, variable, design }: Made): Fragment | null =>
  isCopied(name, design.scope) ? py`await ${imported('app.accounts.in_step:tell')}(session, ${ident(variable)})` : null

function remove(made: Made): Fragment {
  const { name, variable, keyName, key, design, rules } = made
  const soft = isSoft(name, design.scope)
  const gone =
    name === design.scope.user && asksCallers(design)
      ? py`await ${imported('app.accounts.leaving:leave')}(session, ${ident(variable)})`
      : soft
        ? py`${ident(variable)}.deleted_at = ${imported('datetime:datetime')}.now(${imported('datetime:UTC')})`
        : py`await session.delete(${ident(variable)})`
  return py`
    async def delete(
        session: ${SESSION}, caller: ${callerFor(made, 'delete')}, ${ident(keyName)}: ${key}, if_match: str | None = None
    ) -> None:
        """${soft ? words(`Deletes ${one(name)}: it is kept, and counts as gone.`) : words(`Deletes ${one(name)}.`)}"""
        ${callerCheck(made, 'delete')}
        ${ident(variable)} = await ${repositoryOf(made)}.find_to(
            session, ${ident(keyName)}, ${finding(made, rules.delete!, allowedTo(made, 'delete'))}
        )
        ${imported('app.core.etags:refuse_stale')}(if_match, ${schemaOf(made, 'Read')}.model_validate(${ident(variable)}))
        ${gone}
        await session.flush()
  `
}
