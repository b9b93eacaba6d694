import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Backend } from '../../src/model/index.ts'
import { architect, type Ended } from '../doors/cli/architect.ts'

const application =
  'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/alive")\ndef alive() -> str:\n    return "yes"\n'

/** A folder made to hurt, with a home and a cache of its own, so that everything written shows. */
export class HostileFolder {
  readonly top = mkdtempSync(join(tmpdir(), 'hostile-'))
  readonly path = join(this.top, 'repository')
  readonly cache = join(this.top, 'cache')

  constructor(files: Readonly<Record<string, string | Uint8Array>> = { 'main.py': application }) {
    for (const folder of [this.path, join(this.top, 'home')]) mkdirSync(folder)
    for (const [path, content] of Object.entries(files)) this.write(path, content)
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true })
    writeFileSync(join(this.path, path), content)
  }

  /** Starts the command in the folder. Whatever it leaves behind outside of its cache is an error. */
  async run(list: readonly string[], allowed: readonly string[] = []): Promise<Ended> {
    const before = new Set(listing(this.top))
    const env = { HOME: join(this.top, 'home'), XDG_CACHE_HOME: this.cache }
    const ended = await architect(list, { cwd: this.path, env })
    const left = listing(this.top).filter(
      (path) => !before.has(path) && !path.startsWith('cache') && !allowed.includes(path),
    )
    if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`)
    return ended
  }

  async survey(...list: readonly string[]): Promise<Backend> {
    const { code, stdout, stderr } = await this.run(['survey', '.', '--format', 'json', ...list])
    if (code !== 0) throw new Error(`ended with ${code}: ${stderr}`)
    return JSON.parse(stdout) as Backend
  }

  remove(): void {
    rmSync(this.top, { recursive: true, force: true })
  }
}

export { application }

export const operationsOf = (backend: Backend): readonly string[] => backend.api.operations.map(({ id }) => id)
export const passedOver = (backend: Backend): readonly string[] =>
  backend.reading.unresolved.filter(({ kind }) => kind === 'encoding').map(({ text }) => text)

/** Every file and folder with its size, links as links; folders nobody may read as they are. */
function listing(folder: string, below = ''): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = join(below, entry.name)
    if (!entry.isDirectory()) return [`${path} ${lstatSync(join(folder, path)).size}`]
    try {
      return [path, ...listing(folder, path)]
    } catch {
      return [path]
    }
  })
}
