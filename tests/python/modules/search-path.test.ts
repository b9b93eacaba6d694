import { expect, test } from 'vitest'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { SearchPath } from '../../../src/python/modules/search-path.ts'

function searchIn(paths: readonly string[], name = 'repository'): SearchPath {
  return new SearchPath(memoryTree(Object.fromEntries(paths.map((path) => [path, ''])), name))
}

test('a src layout is searched from src', () => {
  const search = searchIn(['src/app/__init__.py', 'src/app/main.py', 'src/app/core/config.py'])
  search.startFrom('src/app/main.py', ['fastapi', 'app.core.config'])
  expect(search.from[0]).toBe('src')
  expect(search.find('app.core.config', 'src/app/main.py')).toBe('src/app/core/config.py')
})

test('imports from inside the folder of the entry are found, as when it is run there', () => {
  const search = searchIn(['backend/main.py', 'backend/routers/users.py', 'frontend/x.py'])
  search.startFrom('backend/main.py', ['routers'])
  expect(search.find('routers.users', 'backend/main.py')).toBe('backend/routers/users.py')
})

test('a package elsewhere is found, as after sys.path.append', () => {
  const search = searchIn(['services/api/main.py', 'libs/common/common/__init__.py', 'libs/common/common/log.py'])
  search.startFrom('services/api/main.py', ['common.log'])
  expect(search.find('common.log', 'services/api/main.py')).toBe('libs/common/common/log.py')
})

test('a namespace package may be spread over several roots', () => {
  const search = searchIn([
    'services/api/main.py',
    'libs/auth/src/acme/auth/__init__.py',
    'libs/store/src/acme/store/__init__.py',
  ])
  search.startFrom('services/api/main.py', ['acme.auth'])
  expect(search.find('acme.auth', 'services/api/main.py')).toBe('libs/auth/src/acme/auth/__init__.py')
  expect(search.find('acme.store', 'services/api/main.py')).toBe('libs/store/src/acme/store/__init__.py')
  expect(search.isNamespace('acme', 'services/api/main.py')).toBe(true)
})

test('two services with a package of the same name each see their own', () => {
  const search = searchIn([
    'a/app/__init__.py',
    'a/app/main.py',
    'a/app/db.py',
    'b/app/__init__.py',
    'b/app/main.py',
    'b/app/db.py',
  ])
  search.startFrom('a/app/main.py', ['app.db'])
  search.startFrom('b/app/main.py', ['app.db'])
  expect(search.find('app.db', 'a/app/main.py')).toBe('a/app/db.py')
  expect(search.find('app.db', 'b/app/main.py')).toBe('b/app/db.py')
})

test('surveyed from inside the package, its own name leads back to it', () => {
  const search = searchIn(['__init__.py', 'main.py', 'core/config.py', 'core/__init__.py'], '/home/me/project/app')
  search.startFrom('main.py', ['app.core.config'])
  expect(search.find('app.core.config', 'main.py')).toBe('core/config.py')
  expect(search.find('app', 'main.py')).toBe('__init__.py')
})

test('app/core/redis.py is not what import redis means', () => {
  const search = searchIn(['app/main.py', 'app/core/redis.py', 'app/core/cache.py'])
  search.startFrom('app/main.py', ['app.core.cache'])
  expect(search.find('redis', 'app/core/cache.py')).toBe(null)
  expect(search.find('app.core.redis', 'app/core/cache.py')).toBe('app/core/redis.py')
})

test('a package of the project at a root wins over an installed one, as in Python', () => {
  const search = searchIn(['main.py', 'redis/__init__.py'])
  search.startFrom('main.py', ['redis'])
  expect(search.find('redis', 'main.py')).toBe('redis/__init__.py')
})

test("a package's own logging.py is not what import logging means", () => {
  const search = searchIn(['src/shop/__init__.py', 'src/shop/main.py', 'src/shop/logging.py', 'src/shop/redis.py'])
  search.startFrom('src/shop/main.py', ['logging', 'redis', 'shop.logging'])
  expect(search.from).toEqual(['src'])
  expect(search.find('logging', 'src/shop/main.py')).toBe(null)
})
