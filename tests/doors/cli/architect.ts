import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../architecture/imports.ts'

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Start {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the built command as a person would, with pipes on both outputs. */
export function architect(list: readonly string[], { cwd = root, env = {} }: Start = {}): Promise<Ended> {
  const clean = { PATH: process.env['PATH'], HOME: process.env['HOME'] }
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...list], { cwd, env: { ...clean, ...env } })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (data: string) => (stdout += data))
  child.stderr.setEncoding('utf8').on('data', (data: string) => (stderr += data))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })))
}
