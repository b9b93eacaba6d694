import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * Where a package that is loaded as it is lies: beside the bundle once built, and in `node_modules` when the sources
 * run as they are. What is built stands flat in one folder, so the bundle's own address is the folder's.
 */
export function beside(folder: string, file: string, installed: string): string {
  const built = fileURLToPath(new URL(`./${folder}/${file}`, import.meta.url))
  return existsSync(built) ? built : createRequire(import.meta.url).resolve(installed)
}
