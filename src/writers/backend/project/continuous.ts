import { providerOf } from '../callers.ts'
import type { Design, WrittenFile } from '../feature.ts'

/** What runs for each push. */
export function continuous({ scope }: Design): WrittenFile {
  const python = scope.blueprint.stack?.python ?? 3.12
  return {
    path: '.github/workflows/checks.yml',
    owner: 'shared',
    text: `name: checks
on:
  push:
    branches: [main]
  pull_request:

permissions:
  contents: read

jobs:
  checks:
    runs-on: ubuntu-latest
    services:
      postgres:
        image: postgres:17
        env:
          POSTGRES_PASSWORD: checks
        ports: ["5432:5432"]
        options: >-
          --health-cmd pg_isready --health-interval 2s --health-retries 30
    env:
      DATABASE_URL: postgresql://postgres:checks@localhost:5432/postgres
    steps:
      - uses: actions/checkout@v4
      - uses: astral-sh/setup-uv@v5
        with:
          python-version: "${python}"
      - run: uv sync
      - run: uv run ruff check
      - run: uv run mypy
      - run: uv run bandit -q -r app
      - run: uv run pytest
${providerOf(scope) === 'better-auth' ? ACCOUNTS : ''}`,
  }
}

/** The service beside it, with a database of its own. */
const ACCOUNTS = `
  accounts:
    runs-on: ubuntu-latest
    services:
      postgres:
        image: postgres:17
        env:
          POSTGRES_PASSWORD: checks
        ports: ["5432:5432"]
        options: >-
          --health-cmd pg_isready --health-interval 2s --health-retries 30
    env:
      DATABASE_URL: postgresql://postgres:checks@localhost:5432/postgres
    defaults:
      run:
        working-directory: auth
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
      - run: npm ci
      - run: npm run check
      - run: npm test
      - run: npm audit --omit=dev --audit-level=high
`
