import type { Blueprint } from '../../../blueprint/language/blueprint.ts'
import { py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { addressNames } from '../stack.ts'

const CONTEXT = imported('alembic:context')
const METADATA = imported('app.core.schema:metadata')
const URL = imported('sqlalchemy:URL')

/** `migrations/env.py` */
export function environment(blueprint: Blueprint): string {
  const names = addressNames(blueprint)
  const environ = imported('os:environ')
  const [direct, pooled] = names
  const found =
    pooled === undefined
      ? py`${environ}[${lit(direct!)}]`
      : py`${environ}.get(${lit(direct!)}) or ${environ}[${lit(pooled)}]`
  return renderModule(
    'How Alembic reaches the database, and what it compares it with.',
    py`
      def address() -> ${URL}:
          """The database itself, not a pool before it: migrations take locks for a whole session."""
          url = ${imported('sqlalchemy:make_url')}(${found})
          return url.set(drivername="postgresql+asyncpg")


      def migrate(connection: ${imported('sqlalchemy:Connection')}) -> None:
          """Each revision in a transaction of its own."""
          ${CONTEXT}.configure(
              connection=connection,
              target_metadata=${METADATA},
              compare_server_default=True,
              transaction_per_migration=True,
          )
          with ${CONTEXT}.begin_transaction():
              ${CONTEXT}.run_migrations()


      async def migrate_online() -> None:
          """With a connection, which is closed whatever happens."""
          engine = ${imported('sqlalchemy.ext.asyncio:create_async_engine')}(
              address(), poolclass=${imported('sqlalchemy:NullPool')}
          )
          try:
              async with engine.connect() as connection:
                  await connection.run_sync(migrate)
          finally:
              await engine.dispose()


      def write_script() -> None:
          """The statements alone, for somebody else to run: alembic upgrade head --sql."""
          ${CONTEXT}.configure(
              dialect_name="postgresql",
              target_metadata=${METADATA},
              literal_binds=True,
              dialect_opts={"paramstyle": "named"},
          )
          with ${CONTEXT}.begin_transaction():
              ${CONTEXT}.run_migrations()


      if ${CONTEXT}.is_offline_mode():
          write_script()
      else:
          ${imported('asyncio')}.run(migrate_online())
    `,
  )
}
