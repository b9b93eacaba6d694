import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { emptyFolder } from '../temporary.ts'

/** A small git repository: each commit is the files it consists of. */
export class Repository {
  readonly folder = emptyFolder()

  constructor() {
    this.git('init', '-q', '-b', 'main')
  }

  git(...args: readonly string[]): void {
    const ran = spawnSync('git', ['-C', this.folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args])
    if (ran.status !== 0) throw new Error(ran.stderr.toString('utf8'))
  }

  write(files: Readonly<Record<string, string>>): this {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true })
      writeFileSync(join(this.folder, path), text)
    }
    return this
  }

  remove(path: string): this {
    rmSync(join(this.folder, path))
    return this
  }

  commit(tag: string): this {
    this.git('add', '-A')
    this.git('commit', '-qm', tag)
    this.git('tag', tag)
    return this
  }
}
