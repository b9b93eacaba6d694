import { joined, py } from '../../../python/emit/fragment.ts'
import { ident, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, Setting, WrittenFile } from '../feature.ts'

/** Everything that is chosen where the backend runs, in one class. What must be kept secret has no default. */
export function settingsFile(_: Design, settings: readonly Setting[]): WrittenFile {
  const lines = settings.map(
    ({ name, type, default: value, says }) => py`
      ${ident(name)}: ${type}${value && py` = ${value}`}
      """${words(says)}"""
    `,
  )
  const text = renderModule(
    'What is chosen where the program runs: from the environment, or from a file .env beside it.',
    joined(
      [
        py`
          LEAST_SECRET = 32
        `,
        py`
          class Settings(${imported('pydantic_settings:BaseSettings')}):
              """All of them; the program does not start with one that is missing or unsafe."""

              model_config = ${imported('pydantic_settings:SettingsConfigDict')}(env_file=".env", extra="ignore")

              ${joined(lines, '\n')}

              @property
              def shows_docs(self) -> bool:
                  """In production nobody is shown the inside, unless somebody says so."""
                  return self.docs if self.docs is not None else self.environment != "production"

              @property
              def database_address(self) -> ${imported('sqlalchemy:URL')}:
                  """Whatever driver an address names, this is the one that is used."""
                  address = self.database_url.get_secret_value()
                  url = ${imported('sqlalchemy:make_url')}(address)
                  return url.set(drivername="postgresql+asyncpg")

              @property
              def database_options(self) -> dict[str, ${imported('typing:Any')}]:
                  """No question waits forever; a pool before the server keeps no prepared statements."""
                  if self.database_pooled:
                      return {"timeout": 10, "command_timeout": 30, "statement_cache_size": 0}
                  limits = {
                      "statement_timeout": "30000",
                      "idle_in_transaction_session_timeout": "60000",
                      "jit": "off",
                  }
                  return {"timeout": 10, "command_timeout": 30, "server_settings": limits}

              @${imported('pydantic:model_validator')}(mode="after")
              def _refuse_what_is_unsafe(self) -> ${imported('typing:Self')}:
                  if self.environment == "production" and "*" in self.cors_origins:
                      raise ValueError("cors_origins: name the origins, * lets everybody in")
                  return self
        `,
        py`
          @${imported('functools:lru_cache')}
          def get_settings() -> Settings:
              """Read once."""
              return Settings()
        `,
      ],
      '\n\n\n',
    ),
    ['Settings', 'get_settings', ...settings.map(({ name }) => name)],
  )
  return { path: 'app/core/settings.py', owner: 'shared', text }
}
