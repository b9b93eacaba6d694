import { argument, classAttribute, inherits, isMade } from '../../python/values/ask.ts'
import { FALSE, NONE, external, instance } from '../../python/values/make.ts'
import type { CallOf, ClassValue, Instance, Value } from '../../python/values/value.ts'
import { annotationValue } from '../../python/interpret/annotations.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { APPLICATION } from '../fastapi/library/application.ts'
import { includedRoutes } from '../fastapi/library/include.ts'
import { addLast } from '../fastapi/late-dependencies.ts'
import { whenStarting } from '../fastapi/starting.ts'
import { flatten } from '../fastapi/parameters.ts'
import { parameter, signature } from '../fastapi/written-signature.ts'
import { addWritten } from '../written/library.ts'
import { customizedPage } from './customized.ts'
import { PAGES } from './pages.ts'

const CONTEXT = 'fastapi_pagination.api.pagination_ctx'

/** Routes that answer with pages get the parameters of their page. */
export function addFastApiPagination(machine: Machine): void {
  addWritten(machine, PAGES)
  machine.library.add(
    {
      path: 'fastapi_pagination.api.add_pagination',
      aliases: ['fastapi_pagination.add_pagination'],
      call: (given) => addPagination(given, machine),
    },
    {
      path: CONTEXT,
      aliases: ['fastapi_pagination.pagination_ctx'],
      call: (given) => context(argument(given, 0, 'page') ?? NONE, argument(given, 1, 'params'), machine, given),
    },
    { path: 'fastapi_pagination.customization.CustomizedPage', subscript: (args) => customizedPage(args, machine) },
  )
}

/** It is done again when the application starts, so routes added later count too. */
function addPagination(given: CallOf, machine: Machine): Value {
  const parent = argument(given, 0, 'parent')
  if (parent?.kind !== 'instance') return parent ?? NONE
  if (isMade(parent, APPLICATION) || parent.attributes.has('router'))
    whenStarting(parent, () => paginate(parent, machine, given))
  else paginate(parent, machine, given)
  return parent
}

function paginate(parent: Instance, machine: Machine, given: CallOf): void {
  for (const route of includedRoutes(parent, machine)) {
    const dependencies = route.attributes.get('dependencies')
    const page = flatten(route.attributes.get('response_model')).type
    if (!page || !inherits(page, 'fastapi_pagination.markers.BaseAbstractPage') || dependencies?.kind !== 'sequence')
      continue
    if (
      dependencies.items.some(
        (one) =>
          isMade(one, 'fastapi.params.Depends') &&
          isMade(one.args[0], CONTEXT) &&
          one.args[0].keywords.has('automatic'),
      )
    )
      continue
    addLast(
      route,
      instance(external('fastapi.params.Depends'), {
        args: [context(page, undefined, machine, given, true)],
        site: given.site,
      }),
    )
  }
}

/** What a page asks for: the fields of its parameters, each with the marker it was declared with. */
function context(page: Value, params: Value | undefined, machine: Machine, given: CallOf, automatic = false): Value {
  const of = params ?? paramsOf(page)
  const made = instance(external(CONTEXT), {
    site: given.site,
    keywords: new Map(automatic ? [['automatic', FALSE]] : []),
  })
  const asked = of?.kind === 'class' ? fieldsOf(of, machine) : []
  if (of && of !== NONE && of.kind !== 'class')
    machine.giveUp('import', 'the parameters of a page are not known', given.site)
  const dependency = instance(external('fastapi_pagination.api.params'), { site: given.site })
  dependency.attributes.set('__signature__', signature(asked))
  made.attributes.set(
    '__signature__',
    signature([
      parameter('req', external('starlette.requests.Request')),
      parameter('res', external('starlette.responses.Response')),
      parameter('_params', undefined, instance(external('fastapi.params.Depends'), { args: [dependency] })),
    ]),
  )
  return made
}

function paramsOf(page: Value): Value | undefined {
  const of = page.kind === 'generic' ? page.origin : page
  return of.kind === 'class' ? classAttribute(of, '__params_type__')?.value : undefined
}

function fieldsOf(of: ClassValue, machine: Machine): readonly Value[] {
  const types = new Map<string, Value>()
  for (const base of [...of.mro].reverse())
    if (base.kind === 'class')
      for (const [name, annotation] of base.annotations) types.set(name, annotationValue(annotation, machine))
  return [...types]
    .filter(([name, type]) => !name.startsWith('_') && !isClassVariable(type))
    .map(([name, type]) => parameter(name, type, classAttribute(of, name)?.value))
}

const isClassVariable = (type: Value): boolean =>
  type.kind === 'generic' ? isClassVariable(type.origin) : type.kind === 'external' && type.path === 'typing.ClassVar'
