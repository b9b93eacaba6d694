import { NONE, external, generic, instance } from '../../python/values/make.ts'
import type { Value } from '../../python/values/value.ts'
import type { Library } from '../../python/interpret/library.ts'
import { API_ROUTE, ROUTES } from '../fastapi/library/route.ts'
import { HANDED_IN } from '../fastapi/parameters.ts'

/** What dishka's container hands in is marked in the type; nothing of the request is asked for it. */
export function addDishka(library: Library): void {
  const route = ROUTES.find((one) => one.path === API_ROUTE)!
  library.add(
    {
      ...route,
      aliases: [
        ...(route.aliases ?? []),
        'dishka.integrations.fastapi.DishkaRoute',
        'dishka.integrations.fastapi.DishkaSyncRoute',
      ],
    },
    { path: HANDED_IN, aliases: ['dishka.FromComponent'] },
    {
      path: 'dishka.FromDishka',
      aliases: ['dishka.integrations.fastapi.FromDishka', 'dishka.integrations.base.FromDishka'],
      subscript: ([type]) => fromDishka(type),
    },
  )
}

const fromDishka = (type: Value | undefined): Value =>
  generic(external('typing.Annotated'), [type ?? NONE, instance(external(HANDED_IN))])
