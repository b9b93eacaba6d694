import { join } from 'node:path'

/** What of this process's environment others get to see: programs, places and the language, and no secrets. */
const PASSED = /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TZ|SSL_CERT_(FILE|DIR))$/
/** What is needed to install packages through a company's network. */
const INSTALLING = /^(https?_proxy|no_proxy|all_proxy|UV_\w+|PIP_\w+|REQUESTS_CA_BUNDLE)$/i

type Variables = Readonly<Record<string, string>>

const chosen = (wanted: RegExp): Variables =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      wanted.test(name) && value !== undefined ? [[name, value]] : [],
    ),
  )

export const installing = (): Variables => ({ ...chosen(PASSED), ...chosen(INSTALLING) })

/** The environment of what is run: programs of the Python environment first, and nothing written beside the sources. */
export function surroundings(environment: string, scratch: string, importRoots: readonly string[]): Variables {
  const passed = chosen(PASSED)
  return {
    ...passed,
    PATH: [join(environment, 'bin'), passed['PATH'] ?? '/usr/bin:/bin'].join(':'),
    VIRTUAL_ENV: environment,
    PYTHONPATH: importRoots.join(':'),
    // Compiled once for all that is started, and not beside the sources.
    PYTHONPYCACHEPREFIX: join(scratch, 'bytecode'),
    PYTHONUNBUFFERED: '1',
    TMPDIR: scratch,
    COVERAGE_FILE: join(scratch, 'coverage'),
    RUFF_NO_CACHE: 'true',
    MYPY_CACHE_DIR: join(scratch, 'mypy'),
  }
}
