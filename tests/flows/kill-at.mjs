// Preloaded into a program: counts what it does to files of one folder, and kills it at the one that is asked for.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { isMainThread } from 'node:worker_threads'

const { KILL_FOLDER: folder, KILL_AT: at, KILL_LOG: log } = process.env
const append = fs.appendFileSync
let count = 0

const wrap = (name) => {
  const real = fs[name]
  fs[name] = (path, ...rest) => {
    if (!String(path).startsWith(folder)) return real(path, ...rest)
    count += 1
    if (log !== undefined) append(log, `${name} ${String(path).slice(folder.length + 1)}\n`)
    if (count === Number(at)) {
      // A text is cut short where it is killed, as by a disk that is full or a machine that is gone.
      if (name === 'writeFileSync') real(path, String(rest[0]).slice(0, String(rest[0]).length / 2))
      process.kill(process.pid, 'SIGKILL')
    }
    return real(path, ...rest)
  }
}

if (isMainThread) {
  for (const name of ['writeFileSync', 'renameSync', 'mkdirSync', 'chmodSync', 'rmSync', 'rmdirSync', 'unlinkSync'])
    wrap(name)
  syncBuiltinESMExports()
}
