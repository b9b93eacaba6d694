/** Words of Python that no name may be. Source: keyword.kwlist of Python 3.14. */
export const RESERVED_IN_PYTHON: ReadonlySet<string> = new Set(
  'false none true and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
)

/** Words PostgreSQL reserves: as a name they need quotes everywhere. Source: the manual, appendix C, reserved. */
export const RESERVED_IN_SQL: ReadonlySet<string> = new Set(
  'all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit localtime localtimestamp not null offset on only or order placing primary references returning select session_user some symmetric system_user table then to trailing true union unique user using variadic when where window with'.split(
    ' ',
  ),
)

/** Names a model or schema has from its library: a field of that name would hide them. */
export const TAKEN_IN_MODELS: ReadonlySet<string> = new Set(
  'metadata registry copy dict json schema construct validate model_config model_fields model_dump model_validate'.split(
    ' ',
  ),
)
