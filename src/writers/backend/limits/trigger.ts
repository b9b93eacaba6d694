import { quoted, textLiteral } from '../../../sql/identifiers.ts'
import type { Statement } from '../feature.ts'
import type { Held } from './limit.ts'

/**
 * A function that counts, and the trigger that asks it. Two that come at once wait for one another, as each counts only what
 * is kept already: the lock is of those rows alone that are counted together.
 */
export const statementsOf = (held: Held): readonly Statement[] => [
  { kind: 'function', name: held.name, sql: functionSql(held) },
  { kind: 'object', sql: triggerSql(held) },
]

function functionSql({ name, table, parts, counted, most, says }: Held): string {
  const same = parts.map((part) => `${part('held')} = ${part('NEW')}`)
  const where = [...same, ...all(counted('held'))].join(' AND ')
  // Where a part is missing nothing is locked, as nothing is counted.
  const key = [textLiteral(name), ...parts.map((part) => `${part('NEW')}::text`)].join(` || ' ' || `)
  const body = `
DECLARE
  there bigint;
BEGIN
${skipping({ parts, counted })}  PERFORM pg_advisory_xact_lock(hashtextextended(${key}, 0));
  SELECT count(*) INTO there FROM ${quoted(table)} held${where === '' ? '' : ` WHERE ${where}`};
  IF there > ${most} THEN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = ${textLiteral(says)};
  END IF;
  RETURN NULL;
END
`
  const quote = body.includes('$$') ? '$limit$' : '$$'
  return `CREATE OR REPLACE FUNCTION ${quoted(name)}() RETURNS trigger LANGUAGE plpgsql AS ${quote}${body}${quote}`
}

/** A row that is not counted takes no place; one that was counted so before takes no more than it has. */
function skipping({ parts, counted }: Pick<Held, 'parts' | 'counted'>): string {
  const is = counted('NEW')
  const was = [
    ...all(counted('OLD')),
    ...parts.map((part) => `${part('OLD')} IS NOT DISTINCT FROM ${part('NEW')}`),
  ].join(' AND ')
  return [
    ...(is === null ? [] : [`  IF (${is}) IS NOT TRUE THEN RETURN NULL; END IF;\n`]),
    ...(was === '' ? [] : [`  IF TG_OP = 'UPDATE' AND ${was} THEN RETURN NULL; END IF;\n`]),
  ].join('')
}

const all = (condition: string | null): readonly string[] => (condition === null ? [] : [condition])

function triggerSql({ name, table, columns }: Held): string {
  const changes = columns.length === 0 ? '' : ` OR UPDATE OF ${columns.map(quoted).join(', ')}`
  return `CREATE TRIGGER ${quoted(name)} AFTER INSERT${changes} ON ${quoted(table)}
FOR EACH ROW EXECUTE FUNCTION ${quoted(name)}()`
}
