import { imported } from '../../../python/emit/symbol.ts'
import type { BackgroundJob, Design, Feature } from '../feature.ts'
import { isAudited } from '../audit/index.ts'
import { providerOf } from '../callers.ts'
import { CALLING, HTTP_CLIENT } from '../outbound/index.ts'
import { usesCelery } from '../stack.ts'
import { created } from './created.ts'
import { connectedIn, declared, jobsFor } from './declared.ts'
import { bodies, running } from './running.ts'
import { settingsFor } from './settings.ts'
import { chosen, scanTried, scanned } from './tried.ts'

/** Accounts people have elsewhere: connected by themselves, looked into by jobs, and let go of. */
export const integrations: Feature = {
  parts: (design) => (isThere(design) ? partsOf(design) : []),
  files: (design) =>
    isThere(design)
      ? [
          declared(design),
          created(design),
          chosen(design),
          ...scanned(design),
          ...(jobsFor(design).length > 0 ? [running(design), ...bodies(design)] : []),
        ]
      : [],
  settings: (design) => settingsFor(connectedIn(design)),
  routers: (design) =>
    isThere(design) ? [{ module: imported('app.api.v1.endpoints:integrations'), versioned: true }] : [],
  tables: (design) => (isThere(design) ? ['app.integrations.models'] : []),
  jobs: (design) => (isThere(design) ? JOBS : []),
  requirements: (design) => (isThere(design) ? [HTTP_CLIENT] : []),
}

const isThere = (design: Design): boolean => connectedIn(design).length > 0

function partsOf(design: Design): readonly string[] {
  const all = connectedIn(design)
  const jobs = jobsFor(design)
  const isBuiltin = providerOf(design.scope) === 'builtin'
  return [
    ...CALLING,
    'integrations',
    ...new Set(all.map(({ provider }) => `integrations/${provider}`)),
    ...(isBuiltin ? ['integrations/builtin'] : []),
    ...(isBuiltin && isAudited(design) ? ['integrations/audited'] : []),
    ...(jobs.length > 0 ? ['integrations/jobs'] : []),
    ...(jobs.some(({ integration }) => integration.isGmail) ? ['integrations/gmail'] : []),
    ...(scanTried(design)
      ? [
          'integrations/gmail/tried',
          usesCelery(design.scope.blueprint) ? 'integrations/gmail/celery' : 'integrations/gmail/postgres',
        ]
      : []),
    ...(design.scope.resources.get(design.scope.user!)?.value.erase ? ['integrations/grace'] : []),
  ]
}

const JOBS: readonly BackgroundJob[] = [
  {
    name: 'revoke_integration',
    run: imported('app.integrations.revoking:revoke_integration'),
    retries: 12,
    exponential: true,
    seconds: 30,
    every: null,
  },
  {
    name: 'forget_integrations',
    run: imported('app.integrations.revoking:forget_integrations'),
    retries: 3,
    exponential: true,
    seconds: 300,
    every: 86_400,
  },
]
