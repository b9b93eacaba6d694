import type { Rule } from '../../../../blueprint/expression/rule.ts'
import type { Scope } from '../../../../blueprint/check/scope.ts'
import { snake, tableName } from '../../../../blueprint/storage/names.ts'
import { type Fragment, joined, py } from '../../../../python/emit/fragment.ts'
import { imported } from '../../../../python/emit/symbol.ts'
import { alive, column, conditionOf, isSoft, modelOf } from '../../access/condition.ts'
import { whoMay } from '../../access/sentence.ts'
import { spoken } from '../../names.ts'
import { idsOf } from '../../stack.ts'

/** Whose keys of programs are, beside whom they act for: a thing of the blueprint. */
export interface Holder {
  readonly resource: string
  /** `project_id` */
  readonly field: string
  /** `projects.id` */
  readonly key: string
  readonly type: Fragment
  /** `Project.id`, as conditions name it. */
  readonly id: Fragment
  /** That the caller may: of rows of that thing. */
  readonly may: (verb: Verb) => Fragment
  readonly who: (verb: Verb) => string
}

type Verb = 'read' | 'create' | 'delete'

export const keysIn = ({ blueprint }: Scope) => blueprint.auth?.api_keys ?? null

export function holderIn(scope: Scope): Holder | null {
  const keys = keysIn(scope)
  const resource = keys?.of?.text
  if (resource === undefined) return null
  const rule = (verb: Verb): Rule | null => keys?.access?.[verb] ?? null
  const at = { resource, scope }
  return {
    resource,
    field: `${snake(resource)}_id`,
    key: `${tableName(resource, scope)}.id`,
    type: py`${imported(idsOf(scope.blueprint).endsWith('int') ? 'builtins:int' : 'uuid:UUID')}`,
    id: column(modelOf(resource), 'id', scope),
    may(verb) {
      const asked = rule(verb)
      const condition = asked === null ? py`${imported('sqlalchemy:false')}()` : conditionOf(asked, at)
      return isSoft(resource, scope)
        ? py`${imported('sqlalchemy:and_')}(${joined([alive(resource, scope), condition], ', ')})`
        : condition
    },
    who(verb) {
      const asked = rule(verb)
      return asked === null ? 'nobody' : whoMay(asked, resource, scope)
    },
  }
}

/** `of the project` */
export const ofHolder = ({ resource }: Holder): string => `of the ${spoken(resource)}`
