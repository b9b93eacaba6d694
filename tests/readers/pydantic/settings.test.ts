import { expect, test } from 'vitest'
import { asText } from '../../../src/python/values/ask.ts'
import type { Value } from '../../../src/python/values/value.ts'
import { evaluate } from './evaluate.ts'

const SOURCE = `
from enum import Enum
from pydantic import AliasChoices, BaseModel, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

class Level(str, Enum):
    LOW = "low"
    HIGH = "high"

class Database(BaseModel):
    host: str = "localhost"
    port: int = 5432

class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="SHOP_", env_nested_delimiter="__")
    title: str = "Shop"
    debug: bool = False
    workers: int = 1
    hosts: list[str] = ["a"]
    level: Level = Level.LOW
    database: Database = Database()
    secret: str
    url: str = Field("none", validation_alias=AliasChoices("SERVICE_URL", "URL"))

    @property
    def prefix(self) -> str:
        return f"/{self.title}"

settings = Settings()
title, debug, workers, hosts, level, host, port, secret, url, prefix = (
    settings.title, settings.debug, settings.workers, settings.hosts, settings.level,
    settings.database.host, settings.database.port, settings.secret, settings.url, settings.prefix,
)
`

const shown = (value: Value): unknown => {
  if (value.kind === 'constant') return value.value
  if (value.kind === 'sequence') return value.items.map(shown)
  if (value.kind === 'member') return `${value.class.name}.${value.name}`
  return value.kind === 'unknown' ? `unknown: ${value.why}` : (asText(value) ?? value.kind)
}

const NAMES = ['title', 'debug', 'workers', 'hosts', 'level', 'host', 'port', 'secret', 'url', 'prefix']
const read = (environment: Readonly<Record<string, string>>) => {
  const module = evaluate(SOURCE, environment)
  return Object.fromEntries(NAMES.map((name) => [name, shown(module.get(name))]))
}

test('settings are what the code says when the environment says nothing', () => {
  expect(read({})).toEqual({
    title: 'Shop',
    debug: false,
    workers: 1,
    hosts: ['a'],
    level: 'Level.LOW',
    host: 'localhost',
    port: 5432,
    secret: 'unknown: Settings.secret comes from the environment',
    url: 'none',
    prefix: '/Shop',
  })
})

test('the environment sets fields by prefix, alias and path, in the type they have', () => {
  const given = {
    SHOP_TITLE: 'Other',
    shop_debug: 'yes',
    SHOP_WORKERS: '4',
    SHOP_HOSTS: '["b", "c"]',
    SHOP_LEVEL: 'high',
    SHOP_DATABASE__HOST: 'db',
    SHOP_SECRET: 's',
    URL: 'http://here',
    TITLE: 'ignored',
  }
  expect(read(given)).toEqual({
    title: 'Other',
    debug: true,
    workers: 4,
    hosts: ['b', 'c'],
    level: 'Level.HIGH',
    host: 'db',
    port: 5432,
    secret: 's',
    url: 'http://here',
    prefix: '/Other',
  })
})
