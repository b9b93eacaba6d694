import { serve } from '../../kernel/threads/serve.ts'
import { type Source, loadNormaliser } from './normalise.ts'

const normaliser = loadNormaliser()

serve(({ path, text }: Source) => normaliser.normalise(path, text))
