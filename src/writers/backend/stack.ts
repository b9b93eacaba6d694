import type { Blueprint } from '../../blueprint/language/blueprint.ts'

/** What is used where a blueprint does not choose. */
export const isSqlModel = ({ stack }: Blueprint): boolean => stack?.orm !== 'sqlalchemy'

export const idsOf = ({ stack }: Blueprint): 'uuid7' | 'uuid4' | 'bigint' | 'int' => stack?.ids ?? 'uuid7'

export const usesCelery = ({ stack }: Blueprint): boolean => stack?.jobs === 'celery'
