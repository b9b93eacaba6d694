import { Worker } from 'node:worker_threads'
import { gunAt } from './fire.ts'
import { closedLoop } from './measure.ts'

/** Answers at once with nothing, on a thread of its own. */
const nothing = `
  const { createServer } = require('node:http')
  const { parentPort } = require('node:worker_threads')
  const server = createServer((request, response) => { request.resume(); response.end('{}') })
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))`

/** How many requests a second can be sent from here at most: what a server that does nothing is asked. */
export async function generatorCeiling(callers: number, seconds: number): Promise<number> {
  const worker = new Worker(nothing, { eval: true })
  try {
    const port = await new Promise<number>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    const gun = gunAt(new URL(`http://127.0.0.1:${port}`), callers)
    const shots = [{ name: 'nothing', next: async () => ({ method: 'GET', path: '/' }) }]
    await closedLoop(gun.fire, shots, callers, seconds / 2)
    const { answers, seconds: taken } = await closedLoop(gun.fire, shots, callers, seconds)
    gun.close()
    return answers / taken
  } finally {
    await worker.terminate()
  }
}
