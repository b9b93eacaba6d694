// One preparation at a time. The lock is a folder (making one is atomic everywhere) that names its owner.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { say } from './say.mjs'

export async function withLock(lock, work) {
  mkdirSync(dirname(lock), { recursive: true })
  for (let waited = 0; !tryLock(lock); waited += 1) {
    if (waited === 2) say('Another run is setting architect up; waiting for it…')
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  const release = () => rmSync(lock, { recursive: true, force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    release()
    process.off('exit', release)
  }
}

function tryLock(lock) {
  try {
    mkdirSync(lock)
    writeFileSync(join(lock, 'pid'), String(process.pid))
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    releaseDead(lock)
    return false
  }
}

/** An owner that was killed leaves its lock behind; the rename lets only one waiter clear it. */
function releaseDead(lock) {
  if (!isAbandoned(lock)) return
  const aside = `${lock}.${process.pid}`
  try {
    renameSync(lock, aside)
    // Between the look and the rename another waiter may have cleared it and begun: give it back.
    if (!isAbandoned(aside)) return renameSync(aside, lock)
    rmSync(aside, { recursive: true, force: true })
  } catch {
    // Another waiter was first.
  }
}

function isAbandoned(lock) {
  try {
    return !isAlive(Number(readFileSync(join(lock, 'pid'), 'utf8')))
  } catch {
    // No name in it yet: its owner is between two system calls, or died there.
    return existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 5_000
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
