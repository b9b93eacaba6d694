import { reviewFolder } from './review-folder.ts'
import { answer } from './thread.ts'
import { parentPort, workerData } from 'node:worker_threads'

await answer(parentPort, workerData, reviewFolder)
