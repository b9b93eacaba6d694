import type { Scope } from '../../blueprint/check/scope.ts'
import type { Demand } from '../../proving/people/described.ts'
import type { Design } from '../../writers/backend/feature.ts'
import { operationsOf } from '../../writers/backend/operations/operation.ts'
import { entrancesOf } from '../../writers/backend/resources/entrances.ts'
import { type Made, hasCreate, hasDelete, hasUpdate, madeOf } from '../../writers/backend/resources/resource.ts'
import { type Formula, atomsIn, formulaFor, formulaOf, holds } from '../../writers/backend/tests/atoms.ts'

/** Operations that ask for a role and for nothing else, with the roles that open them. */
export function demandsOf(design: Design): readonly Demand[] {
  const { scope } = design
  const demands = [...scope.resources.values()].flatMap((resource) => ofResource(madeOf(resource, design), scope))
  const others = operationsOf(design).map(({ method, path, rule, made }) => ({
    method,
    path,
    formula: formulaOf(rule, made.name, scope, [], 0),
  }))
  return [...demands, ...others].flatMap(({ formula, ...at }) => {
    const atoms = atomsIn(formula)
    const isOfRoles = atoms.length > 0 && atoms.every(({ kind }) => kind === 'role')
    return isOfRoles ? [{ ...at, roles: rolesFor(formula, scope) }] : []
  })
}

function ofResource(made: Made, scope: Scope): readonly (Omit<Demand, 'roles'> & { readonly formula: Formula })[] {
  const { name, path, keyName } = made
  const one = `${path}/{${keyName}}`
  const rule = (verb: 'read' | 'create' | 'update' | 'delete'): Formula => formulaFor(name, verb, scope)
  return [
    ...(made.rules.read === null
      ? []
      : [
          { method: 'get', path, formula: rule('read') },
          { method: 'get', path: one, formula: rule('read') },
        ]),
    ...(hasCreate(made) ? [{ method: 'post', path, formula: rule('create') }] : []),
    ...(hasUpdate(made) ? [{ method: 'patch', path: one, formula: rule('update') }] : []),
    ...(hasDelete(made) ? [{ method: 'delete', path: one, formula: rule('delete') }] : []),
    ...entrancesOf(made).map((entrance) => ({
      method: 'put',
      path: `${one}/${entrance.field.replaceAll('_', '-')}`,
      formula: formulaOf(entrance.rule, name, scope, [], 0),
    })),
  ]
}

const rolesFor = (formula: Formula, { roles }: Scope): readonly string[] =>
  roles.filter((role) =>
    holds(formula, (atom) => (atom.kind === 'role' ? roles.indexOf(role) <= roles.indexOf(atom.role) : null)),
  )
