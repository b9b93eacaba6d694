import { execute } from '../steps.mjs'
import { python, uv } from './python.mjs'

const requirements = 'tests/conformance/requirements.txt'

/** Asks the real FastAPI, Pydantic and SQLAlchemy whether the recorded answers still hold. */
export const conformance = {
  name: 'conformance with the real FastAPI',
  needs: 'Python',
  run: async () => {
    const environment = ['--no-project', '--python', await python('3.13'), '--with-requirements', requirements]
    return execute(await uv(), ['run', ...environment, 'python', 'tests/conformance/record.py', '--check'])
  },
}
