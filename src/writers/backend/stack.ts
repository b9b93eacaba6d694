import type { Blueprint } from '../../blueprint/language/blueprint.ts'

/** What is used where a blueprint does not choose. */
export const isSqlModel = ({ stack }: Blueprint): boolean => stack?.orm !== 'sqlalchemy'

/** Whether errors go out as RFC 9457 has them. */
export const isProblem = ({ stack }: Blueprint): boolean => stack?.errors === 'problem'

export const idsOf = ({ stack }: Blueprint): 'uuid7' | 'uuid4' | 'bigint' | 'int' => stack?.ids ?? 'uuid7'

export const usesCelery = ({ stack }: Blueprint): boolean => stack?.jobs === 'celery'

/** What says where the database is: the server itself first, where a pool stands before it. */
export function addressNames({ database }: Blueprint): readonly string[] {
  const said = [database?.direct, database?.pooled].flatMap((one) => (one ? [one.text.replace(/^\$/, '')] : []))
  return said.length === 0 ? ['DATABASE_URL'] : [...new Set(database?.pooled ? said : [...said, 'DATABASE_URL'])]
}
