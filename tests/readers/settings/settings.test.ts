import { describe, expect, it } from 'vitest'
import { readSettings } from '../../../src/readers/settings/index.ts'
import { loadProgram } from '../following.ts'

function settings(source: string, environment: Readonly<Record<string, string>> = {}) {
  const { program, machine } = loadProgram(
    { 'main.py': `from fastapi import FastAPI\napp = FastAPI()\n${source}` },
    environment,
  )
  return readSettings(program, machine)
}

describe('settings classes', () => {
  it('show name, variable, type and default as written', () => {
    const [one] = settings(
      'from pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n    PORT: int = 80 + 1\n',
    )
    expect(one).toMatchObject({
      name: 'Settings.PORT',
      variable: 'PORT',
      type: 'int',
      default: '80 + 1',
      given: null,
      secret: false,
    })
    expect(one!.at).toMatchObject({ file: 'main.py', line: 5 })
  })
  it('have no default when one must be given', () => {
    expect(
      settings(
        'from pydantic_settings import BaseSettings\nfrom pydantic import Field\nclass S(BaseSettings):\n    a: str\n    b: str = Field(...)\n    c: str = Field(default="x")\n',
      ).map((one) => one.default),
    ).toEqual([null, null, '"x"'])
  })
  it('carry a prefix, and aliases that stand without it', () => {
    const source =
      'from pydantic_settings import BaseSettings, SettingsConfigDict\nfrom pydantic import Field, AliasChoices\nclass S(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix="app_")\n    debug: bool = False\n    url: str = Field("x", validation_alias=AliasChoices("DB_URL", "url"))\n'
    expect(settings(source).map((one) => one.variable)).toEqual(['APP_DEBUG', 'DB_URL'])
  })
  it('are secret by their type, whatever it is called', () => {
    const source =
      'from typing import Annotated\nfrom pydantic import AfterValidator, SecretStr\nfrom pydantic_settings import BaseSettings\ndef held(key: SecretStr) -> SecretStr: return key\nSealer = Annotated[SecretStr, AfterValidator(held)]\nclass S(BaseSettings):\n    seal: Sealer\n    other: Sealer | None = None\n    place: str = "x"\n'
    expect(settings(source).map((one) => one.secret)).toEqual([true, true, false])
  })
  it('of pydantic 1 are read too', () => {
    expect(
      settings(
        'from pydantic import BaseSettings, Field\nclass S(BaseSettings):\n    key: str = Field("x", env="MY_KEY")\n    name: str = "n"\n    class Config:\n        env_prefix = "P_"\n',
      ).map((one) => one.variable),
    ).toEqual(['MY_KEY', 'P_NAME'])
  })
  it('show what was given', () => {
    expect(
      settings('from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    mode: str = "a"\n', {
        MODE: 'b',
      })[0]!.given,
    ).toBe('b')
  })
  it('take the fields of mixins, not those of settings above them twice', () => {
    const source =
      'from pydantic_settings import BaseSettings\nclass Mail:\n    host: str = "h"\nclass Base(BaseSettings):\n    a: int = 1\nclass S(Mail, Base):\n    b: int = 2\n'
    expect(settings(source).map((one) => one.name)).toEqual(['Base.a', 'S.b', 'S.host'])
  })
  it('are secret by type or name', () => {
    const source =
      'from pydantic_settings import BaseSettings\nfrom pydantic import SecretStr, PostgresDsn\nclass S(BaseSettings):\n    a: SecretStr\n    stripe_api_key: str\n    DATABASE_URL: str\n    db: PostgresDsn\n    ACCESS_TOKEN_EXPIRE_MINUTES: int\n    token_url: str\n    name: str\n'
    expect(
      settings(source)
        .filter((one) => one.secret)
        .map((one) => one.name),
    ).toEqual(['S.a', 'S.stripe_api_key', 'S.DATABASE_URL', 'S.db'])
  })
})

describe('the environment', () => {
  it('is read by modules while they load', () => {
    const source =
      'import os\nfrom os import getenv\nA = os.environ["A"]\nB = os.getenv("B", "b")\nC = os.environ.get("C")\nD = getenv("D", "1")\ndef later():\n    return os.getenv("LATER")\n'
    expect(settings(source).map((one) => `${one.variable} ${one.default}`)).toEqual([
      'A null',
      'B "b"',
      'C None',
      'D "1"',
    ])
  })
  it('is read through a configuration object', () => {
    expect(
      settings(
        'from starlette.config import Config\nconfig = Config(".env")\nDEBUG = config("DEBUG", cast=bool, default=False)\nSECRET_KEY = config("SECRET_KEY")\n',
      ).map((one) => `${one.variable} ${one.type} ${one.default} ${one.secret}`),
    ).toEqual(['DEBUG bool False false', 'SECRET_KEY  null true'])
  })
})
