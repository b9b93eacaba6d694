import { parentPort, workerData } from 'node:worker_threads'
import { propose } from './change/propose.ts'
import { answer } from './thread.ts'

await answer(parentPort, workerData, propose)
