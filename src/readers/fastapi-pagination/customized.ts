import { asText, classAttribute } from '../../python/values/ask.ts'
import { NONE, external, generic, instance, union } from '../../python/values/make.ts'
import type { Annotation, ClassValue, Instance, Value } from '../../python/values/value.ts'
import { annotationValue } from '../../python/interpret/annotations.ts'
import { findAttribute } from '../../python/interpret/attributes.ts'
import { makeClass } from '../../python/interpret/classes.ts'
import type { Machine } from '../../python/interpret/machine.ts'

/** A page being made to measure. */
interface Draft {
  readonly page: ClassValue
  name: string
  params: Value | undefined
  readonly namespace: Map<string, Value>
  readonly types: Map<string, Value>
}

type Customizer = (draft: Draft, given: Instance, machine: Machine) => void

const OPTIONAL = ['total', 'page', 'size', 'pages', 'limit', 'offset']

const CUSTOMIZERS: Readonly<Record<string, Customizer>> = {
  UseName: (draft, given) => void (draft.name = asText(given.args[0] ?? given.keywords.get('name')) ?? draft.name),
  UseParams: (draft, given) => void (draft.params = given.args[0] ?? given.keywords.get('params')),
  UseParamsFields: changeParams,
  UseOptionalFields: makeOptional,
  UseIncludeTotal: (draft, given, machine) => {
    const total = given.args[0] ?? given.keywords.get('include_total')
    if (total?.kind === 'constant' && total.value === false) makeOptional(draft, given, machine)
  },
  UseLinks: (draft, _, machine) => {
    const links = external('fastapi_pagination.links.bases.WithLinks')
    const made = findAttribute(external('fastapi_pagination.links.bases'), 'WithLinks', machine) ?? links
    const computed = made.kind === 'class' ? made.namespace.get('links') : undefined
    if (computed) draft.namespace.set('links', computed)
  },
  UseAdditionalFields: (draft, given) => {
    for (const [name, field] of given.keywords) declare(draft, name, field)
  },
  UseFieldTypeAnnotations: (draft, given) => {
    for (const [name, type] of given.keywords) draft.types.set(name, type)
  },
  ...Object.fromEntries(
    ['UseModule', 'UseHeaderLinks', 'UseCursorEncoding', 'UseQuotedCursor', 'UseStrCursor', 'UseResponseHeaders'].map(
      (name) => [name, () => undefined],
    ),
  ),
}

/** `CustomizedPage[Page[T], UseName("Small"), UseParamsFields(size=10)]` */
export function customizedPage(args: readonly Value[], machine: Machine): Value | undefined {
  const [of, ...customizers] = args
  const page = of?.kind === 'generic' ? of.origin : of
  if (!of || page?.kind !== 'class') return undefined
  if (customizers.length === 0) return of
  const draft: Draft = {
    page,
    name: `${nameOf(of, page).replace(/Customized$/, '')}Customized`,
    params: classAttribute(page, '__params_type__')?.value,
    namespace: new Map(),
    types: new Map(),
  }
  for (const one of customizers) customize(draft, one, machine)
  return finish(draft, of, machine)
}

function customize(draft: Draft, given: Value, machine: Machine): void {
  const path = given.kind === 'instance' && given.class.kind === 'external' ? given.class.path : ''
  const known = CUSTOMIZERS[path.slice(path.lastIndexOf('.') + 1)]
  if (known && given.kind === 'instance') known(draft, given, machine)
  else
    machine.giveUp(
      'import',
      `a page is made to measure by something that is not known: ${path || 'a customizer of the project'}`,
      given.kind === 'instance' ? given.site : null,
    )
}

function finish(draft: Draft, of: Value, machine: Machine): Value {
  if (draft.params) draft.namespace.set('__params_type__', draft.params)
  const open = of.kind === 'generic' ? of.args.filter(isVariable) : parametersOf(draft.page)
  const bases =
    open.length > 0 ? [of.kind === 'generic' ? of : generic(of, open), generic(external('typing.Generic'), open)] : [of]
  const made = makeClass(draft.name, bases, draft.namespace, new Map(), draft.page.site, machine)
  annotate(made, draft.types)
  return made
}

/** What a page leaves open: `Generic[T]` among its bases. */
const parametersOf = (page: ClassValue): readonly Value[] =>
  page.bases.flatMap((base) =>
    base.kind === 'generic' && base.origin.kind === 'external' && base.origin.path === 'typing.Generic'
      ? base.args
      : [],
  )

const isVariable = (value: Value): boolean =>
  value.kind === 'instance' && value.class.kind === 'external' && value.class.path === 'typing.TypeVar'

/** The name Pydantic gives a page with arguments: `Page[Item]`, `Page[TypeVar]`. */
function nameOf(of: Value, page: ClassValue): string {
  if (of.kind !== 'generic') return page.name
  return `${page.name}[${of.args.map((one) => (isVariable(one) ? 'TypeVar' : one.kind === 'class' ? one.name : one.kind === 'external' ? one.path.slice(one.path.lastIndexOf('.') + 1) : '?')).join(', ')}]`
}

function annotate(of: ClassValue, types: ReadonlyMap<string, Value>): void {
  for (const [name, value] of types)
    of.annotations.set(name, {
      expression: null as unknown as Annotation['expression'],
      site: of.site,
      scope: of.scope,
      value,
    })
}

/** The declared type of a field, wherever in the line of the class. */
function typeOf(of: ClassValue, name: string, machine: Machine): Value | undefined {
  for (const base of of.mro) {
    const annotation = base.kind === 'class' ? base.annotations.get(name) : undefined
    if (annotation) return annotationValue(annotation, machine)
  }
  return undefined
}

function declare(draft: Draft, name: string, field: Value): void {
  const [type, otherwise] = field.kind === 'sequence' && field.type === 'tuple' ? field.items : [field]
  if (type) draft.types.set(name, type)
  if (otherwise) draft.namespace.set(name, otherwise)
}

function makeOptional(draft: Draft, _: Instance, machine: Machine): void {
  for (const name of OPTIONAL) {
    const type = typeOf(draft.page, name, machine)
    if (!type) continue
    draft.types.set(name, union([type, NONE]))
    draft.namespace.set(name, NONE)
  }
}

/** New defaults for the parameters; a plain value is one, a `Query` replaces the field. */
function changeParams(draft: Draft, given: Instance, machine: Machine): void {
  const { params } = draft
  if (params?.kind !== 'class') return
  const namespace = new Map(
    [...given.keywords].map(([name, value]) => [
      name,
      value.kind === 'instance' ? value : instance(external('fastapi.params.Query'), { args: [value] }),
    ]),
  )
  const made = makeClass(params.name, [params], namespace, new Map(), params.site, machine)
  annotate(
    made,
    new Map(
      [...given.keywords.keys()].flatMap((name) => {
        const type = typeOf(params, name, machine)
        return type ? [[name, type] as const] : []
      }),
    ),
  )
  draft.params = made
}
