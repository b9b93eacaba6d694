import { tableName } from '../../../blueprint/storage/names.ts'
import { py } from '../../../python/emit/fragment.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { quoted } from '../../../sql/identifiers.ts'
import { column } from '../access/condition.ts'
import type { Design, Feature, Statement, WrittenFile } from '../feature.ts'
import { moduleName, spoken } from '../names.ts'
import { type Made, accessOf, schemaOf } from '../resources/resource.ts'
import { hasRowSecurity } from '../../../blueprint/storage/tenant.ts'
import { entered } from '../tenancy/within.ts'
import { watched } from './faces.ts'
import { feedTests } from './tests.ts'

/** Rows that can be watched as they change: by server-sent events, and over WebSockets. */
export const feeds: Feature = {
  parts: (design) => (watched(design).length > 0 ? ['feeds'] : []),
  files: (design) => {
    const all = watched(design)
    return all.length === 0
      ? []
      : [askingFile('app/feeds/asking.py', design), ...all.map(rowsOf), ...feedTests(design, all)]
  },
  tables: (design) => (watched(design).length > 0 ? ['app.feeds.models'] : []),
  statements: (design) => {
    const all = watched(design)
    return all.length === 0 ? [] : [TELLING, ...all.map(triggerOf)]
  },
  lifespan: (design) => (watched(design).length > 0 ? [imported('app.feeds.hub:listening')] : []),
  requirements: (design) => (watched(design).length > 0 ? ['websockets==17.4'] : []),
}

const SESSION = imported('sqlalchemy.ext.asyncio:AsyncSession')
const CALLER = imported('app.core.caller:Caller')

/** What the server writes down with each change, and says when it holds. */
const TELLING: Statement = {
  kind: 'function',
  name: 'keep_feed_entry',
  sql: `CREATE OR REPLACE FUNCTION keep_feed_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_entries (transaction, resource, row, action)
  VALUES (
    pg_current_xact_id()::text::bigint, TG_ARGV[0], COALESCE(NEW.id, OLD.id)::text,
    CASE TG_OP WHEN 'INSERT' THEN 'created' WHEN 'UPDATE' THEN 'updated' ELSE 'deleted' END
  );
  PERFORM pg_notify('feed', TG_ARGV[0]);
  RETURN NULL;
END
$$`,
}

const triggerOf = ({ name, design }: Made): Statement => {
  const table = tableName(name, design.scope)
  return {
    kind: 'object',
    sql: `CREATE TRIGGER feed AFTER INSERT OR UPDATE OR DELETE ON ${quoted(table)} FOR EACH ROW EXECUTE FUNCTION keep_feed_entry('${table}')`,
  }
}

/** Who asks, where nobody asks by an ordinary request. */
export function askingFile(path: string, { scope }: Design): WrittenFile {
  const text = renderModule(
    'Who asks, found out again each time something is done or told.',
    py`
      async def asking(session: ${SESSION}, token: str) -> ${CALLER}:
          """Whoever a token names; refused when it is over, or they are not let in any more."""
          caller = await ${imported('app.dependencies.caller:with_token')}(session, token)
          ${hasRowSecurity(scope) && entered(scope)}
          return caller
    `,
    ['asking', 'caller'],
  )
  return { path, owner: 'owned', text }
}

/** `app/feeds/rows/message.py` */
function rowsOf(made: Made): WrittenFile {
  const { name, design, many, model } = made
  const schema = imported('app.schemas.base:Schema')
  const id = design.scope.fields(name).get('id')!.type.kind
  const key = id === 'int' ? imported('builtins:int') : id === 'uuid' ? imported('uuid:UUID') : imported('builtins:str')
  const text = renderModule(
    `What is told of ${spoken(many)} to those who watch them.`,
    py`
      async def told(session: ${SESSION}, caller: ${CALLER}, keys: ${imported('collections.abc:Sequence')}[str]) -> dict[str, ${schema}]:
          """Those of them the caller may see, by their keys."""
          if not keys:
              return {}
          found = await session.scalars(
              ${imported('sqlalchemy:select')}(${model}).where(
                  ${column(model, 'id', design.scope)}.in_([${key}(one) for one in keys]), ${accessOf(made)}.readable(caller)
              )
          )
          return {str(row.id): ${schemaOf(made, 'Read')}.model_validate(row) for row in found}
    `,
    ['told', 'session', 'caller', 'keys', 'found', 'row', 'one'],
  )
  return { path: `app/feeds/rows/${moduleName(name)}.py`, owner: 'owned', text }
}
