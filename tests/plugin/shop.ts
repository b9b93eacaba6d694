import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { root } from './pages.ts'

export const HEALTHY = `import subprocess

from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}
`
export const HARMFUL = `${HEALTHY}

@app.get("/pages")
def pages(name: str) -> int:
    return subprocess.run(f"wc -l {name}", shell=True).returncode
`

export interface Heard {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A small repository with the command on its PATH, and the hook as a host starts it. */
export class Shop {
  readonly scratch: string = realpathSync(mkdtempSync(join(tmpdir(), 'architect-hook-')))
  readonly project: string = join(this.scratch, 'shop')
  readonly main: string = join(this.project, 'app', 'main.py')

  constructor() {
    mkdirSync(join(this.project, 'app'), { recursive: true })
    this.command('bin', `exec "${process.execPath}" "${join(root, 'dist/cli.js')}" "$@"`)
    writeFileSync(join(this.project, 'pyproject.toml'), '[project]\nname = "shop"\nversion = "1"\n')
    this.write(HEALTHY)
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com']
    for (const list of [
      ['init', '-q'],
      ['add', '-A'],
      [...who, 'commit', '-qm', 'Begin'],
    ])
      execFileSync('git', list, { cwd: this.project })
  }

  /** A folder for the PATH with a command `architect` in it. */
  command(folder: string, line: string): string {
    const place = join(this.scratch, folder)
    mkdirSync(place)
    writeFileSync(join(place, 'architect'), `#!/bin/sh\n${line}\n`)
    chmodSync(join(place, 'architect'), 0o755)
    return place
  }

  write(text: string): void {
    writeFileSync(this.main, text)
  }

  hear(input: string, path = `${join(this.scratch, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`): Heard {
    const own = { PATH: path, CLAUDE_PROJECT_DIR: '', CLAUDE_PLUGIN_DATA: join(this.scratch, 'kept') }
    const hook = join(root, 'plugin/claude-code/hooks/review-edit.mjs')
    const options = { input, env: { ...process.env, ...own }, cwd: this.project, encoding: 'utf8' } as const
    const { status, stdout, stderr } = spawnSync(process.execPath, [hook], options)
    return { status, stdout, stderr }
  }

  edit(session: string, file: string = this.main): string {
    return JSON.stringify({
      session_id: session,
      cwd: this.project,
      tool_name: 'Edit',
      tool_input: { file_path: file },
    })
  }

  end(): void {
    rmSync(this.scratch, { recursive: true, force: true })
  }
}

interface Answer {
  readonly hookSpecificOutput: { readonly hookEventName: string; readonly additionalContext: string }
}

/** What the hook tells whoever edited; it throws where it is silent. */
export const told = ({ stdout }: Heard): string => (JSON.parse(stdout) as Answer).hookSpecificOutput.additionalContext

export const silence: Heard = { status: 0, stdout: '', stderr: '' }
