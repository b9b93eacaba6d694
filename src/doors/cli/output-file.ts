import { randomBytes } from 'node:crypto'
import { lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { Trouble } from '../../kernel/diagnostic.ts'

/**
 * Writes all of the text or nothing. A path in the working directory stays in it: a repository may hold
 * a link that leads out, and what is written must not follow it. Elsewhere a path means what it says.
 */
export async function writeOutput(path: string, text: string, workingDirectory: string): Promise<void> {
  const target = settle(path, workingDirectory)
  if (lstatSync(target, { throwIfNoEntry: false })?.isFile() === false) return writeFileSync(target, text)
  const half = `${target}.${randomBytes(4).toString('hex')}.half`
  try {
    writeFileSync(half, text, { flag: 'wx' })
    renameSync(half, target)
  } catch (error) {
    rmSync(half, { force: true })
    throw new Trouble('usage', {
      message: `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    })
  }
}

function settle(path: string, workingDirectory: string): string {
  const folder = statSync(dirname(path), { throwIfNoEntry: false })
  if (!folder?.isDirectory()) throw new Trouble('usage', { message: `there is no folder ${dirname(path)} to write to` })
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new Trouble('usage', { message: `${path} is a folder; --output names a file` })

  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
  const real = join(realpathSync(dirname(path)), basename(path))
  const target = isLink ? follow(real) : real
  const promised = isInside(path, workingDirectory) || isLink
  if (promised && !isInside(target, realpathSync(workingDirectory))) {
    throw new Trouble('usage', {
      message: `${path} leads out of the working directory, to ${target}`,
      help: 'Nothing was written. Name that place itself if you mean it.',
    })
  }
  return target
}

function follow(link: string): string {
  try {
    return realpathSync(link)
  } catch {
    throw new Trouble('usage', { message: `${link} is a link that leads nowhere` })
  }
}

function isInside(path: string, directory: string): boolean {
  const way = relative(directory, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !/^([a-z]:)?[\\/]/i.test(way)
}
