import { snake } from '../../../blueprint/storage/names.ts'
import type { Scope } from '../../../blueprint/check/scope.ts'
import { py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { column, fieldColumn, modelOf } from '../access/condition.ts'
import { isAudited } from '../audit/index.ts'
import type { BackgroundJob, Design, Feature, WrittenFile } from '../feature.ts'

/** How long rows are kept, and what becomes of them then. */
export const retention: Feature = {
  parts: (design) => [
    ...(rulesOf(design.scope).length > 0 ? ['retention'] : []),
    ...(auditKept(design) !== null ? ['retention/audit'] : []),
  ],
  files: (design) => [
    ...(rulesOf(design.scope).length > 0 ? [rules(design)] : []),
    ...(auditKept(design) !== null ? [kept(auditKept(design)!)] : []),
  ],
  jobs: (design) => [
    ...(rulesOf(design.scope).length > 0 ? [daily('apply_retention', 'app.retention.applying:apply_retention')] : []),
    ...(auditKept(design) !== null ? [daily('forget_audit', 'app.audit.forgetting:forget_audit')] : []),
  ],
}

const daily = (name: string, run: string): BackgroundJob => ({
  name,
  run: imported(run),
  retries: 3,
  exponential: true,
  seconds: 3600,
  every: 86_400,
})

interface Kept {
  readonly name: string
  /** When a row was made. */
  readonly made: string
  readonly seconds: number
}

function rulesOf(scope: Scope): readonly Kept[] {
  return (scope.blueprint.retention ?? []).flatMap(({ name, value }) => {
    const made = madeAt(name, scope)
    return made === null ? [] : [{ name, made, seconds: Math.round(value.milliseconds / 1000) }]
  })
}

/** The field that says when a row was made: its own, or the first moment the server sets. */
export function madeAt(resource: string, scope: Scope): string | null {
  if (!scope.resources.has(resource)) return null
  const fields = scope.fields(resource)
  if (fields.has('created_at')) return 'created_at'
  const [first] = [...fields].find(
    ([name, { type, setBy, optional }]) =>
      type.kind === 'datetime' && setBy === 'server' && !optional && name !== 'updated_at',
  ) ?? [null]
  return first
}

function auditKept(design: Design): number | null {
  const said = design.scope.blueprint.retention?.find(({ name }) => name === 'audit')
  return said && isAudited(design) ? Math.round(said.value.milliseconds / 1000) : null
}

const DELTA = imported('datetime:timedelta')

/** `app/retention/rules.py` */
function rules({ scope }: Design): WrittenFile {
  const lines = rulesOf(scope).map(
    ({ name, made, seconds }) =>
      py`Rule(${lit(snake(name))}, ${modelOf(name)}, ${column(modelOf(name), 'id', scope)}, ${fieldColumn(name, made, scope)}, ${DELTA}(seconds=${lit(seconds)})),`,
  )
  const any = imported('typing:Any')
  const text = renderModule(
    'How long rows are kept.',
    py`
      @${imported('dataclasses:dataclass')}(frozen=True, slots=True)
      class Rule:
          """Rows of a model, what tells them apart, when they were made, and how long they stay."""

          name: str
          model: type[${any}]
          key: ${any}
          made: ${any}
          kept: ${DELTA}


      RULES = (
          ${lines}
      )
    `,
    ['Rule', 'RULES', 'name', 'model', 'key', 'made', 'kept'],
  )
  return { path: 'app/retention/rules.py', owner: 'owned', text }
}

/** `app/audit/kept.py` */
const kept = (seconds: number): WrittenFile => ({
  path: 'app/audit/kept.py',
  owner: 'owned',
  text: renderModule(
    'How long what was done is remembered.',
    py`
      KEPT = ${DELTA}(seconds=${lit(seconds)})
    `,
    ['KEPT'],
  ),
})
