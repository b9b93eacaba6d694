import type { Backend, Setting } from '../index.ts'

/** Settings that must be given: no default in the code, and nothing given with `--env`. */
export function missingSettings(backend: Backend): readonly Setting[] {
  return backend.runtime.settings.filter((setting) => setting.default === null && setting.given === null)
}
