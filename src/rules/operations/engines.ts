import type { Code, CodeCall } from '../../python/code/code.ts'
import { keyword } from '../../python/code/names.ts'

/** Engines of the program that keep a pool: not those of tests and migrations, nor those of SQLite. */
export const pooledEngines = (code: Code): readonly CodeCall[] =>
  code.calls(ENGINE, /create_(async_)?engine/).filter(({ file, node }) => {
    if (
      /(^|\/)(alembic|migrations?|tests?|scripts?)\//.test(file.path) ||
      node.keywords.some((one) => one.name === null)
    )
      return false
    const [url] = node.args
    const pool = keyword(node, 'poolclass')
    return !(url && /sqlite/i.test(file.text(url))) && !(pool && /Null|Static/.test(file.text(pool)))
  })

const ENGINE = /^(sqlalchemy|sqlmodel)\.(\w+\.)*create_(async_)?engine$/
