import { providerOf } from '../callers.ts'
import type { Design, Feature } from '../feature.ts'
import { CALLING, HTTP_CLIENT } from '../outbound/index.ts'
import { betterAuthDependency } from './dependency.ts'
import { inStep } from './in-step.ts'
import { issuerFile, issuerSettings } from './issuer.ts'
import { serviceFiles } from './service.ts'

/** Accounts kept by Better Auth: a service of its own beside the interface, and how its tokens are read. */
export const betterAuth: Feature = {
  // Whoever comes for the first time is kept, whatever they ask for.
  parts: (design) =>
    isBetterAuth(design) ? ['core/transactions', 'better-auth', 'better-auth/service', ...CALLING] : [],
  files: (design) =>
    isBetterAuth(design)
      ? [betterAuthDependency(design), inStep(design), issuerFile(design), ...serviceFiles(design)]
      : [],
  settings: (design) => (isBetterAuth(design) ? issuerSettings(design) : []),
  requirements: (design) => (isBetterAuth(design) ? ['cryptography==50.0.2', HTTP_CLIENT, 'pyjwt==2.15.1'] : []),
}

const isBetterAuth = ({ scope }: Design): boolean => providerOf(scope) === 'better-auth'
