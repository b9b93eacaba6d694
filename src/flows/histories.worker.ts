import { parentPort, workerData } from 'node:worker_threads'
import { readHistoriesIn } from './read-histories.ts'
import { answer } from './thread.ts'

await answer(parentPort, workerData, readHistoriesIn)
