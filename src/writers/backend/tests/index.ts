import { lit } from '../../../python/emit/literal.ts'
import { py } from '../../../python/emit/fragment.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { hasLinks, hasPasswords } from '../accounts/ways.ts'
import { issuerSetting } from '../better-auth/issuer.ts'
import { providerOf } from '../callers.ts'
import type { Design, Feature, Setting, WrittenFile } from '../feature.ts'
import { offered } from '../resources/index.ts'
import { hasFiles } from '../storage/fields.ts'
import { isProblem } from '../stack.ts'
import { hasSealed } from '../words.ts'
import { factories } from './factories.ts'
import { apartTests } from './apart.ts'
import { areKeysTried, keyTests } from './key-tests.ts'
import { limitTests } from './limits.ts'
import { accessTests } from './matrix.ts'

/** The tests that come with a backend: against its own migrations, on a real server. */
export const tests = (others: readonly Feature[]): Feature => ({
  parts: (design) => [
    'tests',
    isProblem(design.scope.blueprint) ? 'tests/problem' : 'tests/envelope',
    ...(providerOf(design.scope) === 'none' ? [] : [`tests/${providerOf(design.scope)}`]),
    ...(hasPasswords(design) ? ['tests/password'] : []),
    ...(hasLinks(design) ? ['tests/link'] : []),
    ...(areKeysTried(design) ? ['tests/keys'] : []),
  ],
  files: (design) => [
    environment(
      design,
      others.flatMap((feature) => feature.settings?.(design) ?? []),
    ),
    factories(design),
    ...apartTests(design),
    ...limitTests(design),
    ...keyTests(design),
    ...(providerOf(design.scope) === 'none' ? [] : offered(design).flatMap(accessTests)),
  ],
})

/** What the tests run with, where nothing else is said. */
function environment(design: Design, settings: readonly Setting[]): WrittenFile {
  const { scope } = design
  const values = {
    ENVIRONMENT: 'test',
    LOG_LEVEL: 'WARNING',
    ...(providerOf(scope) === 'builtin' ? { SECRET_KEY: 'only for tests, and long enough for them' } : {}),
    ...(providerOf(scope) === 'better-auth' ? { [issuerSetting(design).toUpperCase()]: 'http://localhost:3000' } : {}),
    ...(hasSealed(scope) ? { SEALING_KEY: Buffer.alloc(32, 7).toString('base64') } : {}),
    ...Object.fromEntries(
      settings.flatMap(({ name, tested }) => (tested === undefined ? [] : [[name.toUpperCase(), tested] as const])),
    ),
  }
  const text = renderModule(
    'What the tests run with, where nothing else is said. They want an empty database, in DATABASE_URL.',
    py`
      ENVIRONMENT: dict[str, str] = ${lit(values)}

      for name, value in ENVIRONMENT.items():
          ${imported('os')}.environ.setdefault(name, value)
      ${hasFiles(scope) && py`${imported('os')}.environ.setdefault("FILES_FOLDER", ${imported('tempfile:mkdtemp')}())`}
    `,
  )
  return { path: 'tests/__init__.py', owner: 'shared', text }
}
