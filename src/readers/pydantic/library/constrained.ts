import type { Summary } from '../../../python/interpret/library.ts'
import { external, generic, instance } from '../../../python/values/make.ts'
import type { CallOf, Value } from '../../../python/values/value.ts'
import { LIMITS_PATH } from '../core/field-info.ts'

const NAMED =
  'StrictBool PositiveInt NegativeInt NonPositiveInt NonNegativeInt StrictInt PositiveFloat NegativeFloat NonPositiveFloat NonNegativeFloat StrictFloat FiniteFloat StrictBytes StrictStr UUID1 UUID3 UUID4 UUID5 UUID6 UUID7 UUID8 Base64Bytes Base64Str Base64UrlBytes Base64UrlStr'

const limited = (type: Value, given: CallOf): Value =>
  generic(external('typing.Annotated'), [
    type,
    instance(external(LIMITS_PATH), { keywords: given.keywords, site: given.site }),
  ])
const scalar = (name: string, type: string): Summary => ({
  path: `pydantic.types.${name}`,
  aliases: [`pydantic.${name}`, `pydantic.v1.${name}`],
  call: (given) => limited(external(type), given),
})

/** `conlist(int, min_length=1)`; pydantic 1 says `min_items`. */
const collection = (name: string, type: string): Summary => ({
  path: `pydantic.types.${name}`,
  aliases: [`pydantic.${name}`, `pydantic.v1.${name}`],
  call: (given) =>
    limited(
      generic(external(type), [given.args[0] ?? given.keywords.get('item_type') ?? external('typing.Any')]),
      given,
    ),
})

/** Functions that make constrained types, and their ready-made forms. */
export const CONSTRAINED: readonly Summary[] = [
  scalar('conint', 'builtins.int'),
  scalar('confloat', 'builtins.float'),
  scalar('constr', 'builtins.str'),
  scalar('conbytes', 'builtins.bytes'),
  scalar('condecimal', 'decimal.Decimal'),
  scalar('condate', 'datetime.date'),
  collection('conlist', 'builtins.list'),
  collection('conset', 'builtins.set'),
  collection('confrozenset', 'builtins.frozenset'),
  ...NAMED.split(' ').map((name) => ({
    path: `pydantic.types.${name}`,
    aliases: [`pydantic.${name}`, `pydantic.v1.${name}`],
  })),
]
