import { serve } from '../../kernel/threads/serve.ts'
import { loadParser } from './parser.ts'

const parser = await loadParser()

serve(
  (source: string) => parser.flatten(source).buffer,
  (buffers) => buffers,
)
