import { parentPort, workerData } from 'node:worker_threads'
import { ruffFolder } from './ruff-folder.ts'
import { answer } from './thread.ts'

await answer(parentPort, workerData, ruffFolder)
