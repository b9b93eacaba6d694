const TESTS: readonly RegExp[] = [
  /(^|\/)(tests?|testing|e2e|integration[_-]tests?|unit[_-]tests?|fixtures?|mocks?|conftest\.py|snapshots?)(\/|$)/i,
  /(^|\/)(test_[^/]*|[^/]*_tests?)\.py$/,
]

/** Folders and files whose applications are not the one a repository is about. */
const ASIDE: readonly RegExp[] = [
  ...TESTS,
  /(^|\/)(examples?|samples?|demos?|tutorials?|docs?|docs_src|docs?[_-]examples?|cookbooks?|notebooks?|playgrounds?|recipes|snippets)(\/|$)/i,
  /(^|\/)(benchmarks?|perf|load[_-]?tests?)(\/|$)/i,
  /(^|\/)(templates?|cookiecutter[^/]*|scaffold(s|ing)?|boilerplates?|skeletons?)(\/|$)/i,
  /\{\{|\{%/,
  /(^|\/)(\.?venv|\.?env|virtualenv|site-packages|node_modules|vendor|third[_-]party|external|\.git|\.github|build|dist)(\/|$)/,
  /(^|\/)(archives?|archived|deprecated|legacy|old|backups?|bak|attic)(\/|$)/i,
]

/** Applications that accompany the main one. */
const LESSER: readonly RegExp[] = [
  /(^|\/)(scripts?|tools?|tooling|dev|debug|cli|sandbox|spikes?|experiments?|prototypes?|sdk|clients?|charms?|lambdas?|workers?|mock[\w-]*|fake[\w-]*|stub[\w-]*)(\/|$)/i,
  /(^|\/|_)(debug|mock|fake|stub|dummy|demo|test|sample|example|dev|local|standalone|simple|minimal|old|backup|legacy|bak)(_[^/]*)?\.py$/i,
]

export const isTest = (path: string): boolean => TESTS.some((pattern) => pattern.test(path))
export const isAside = (path: string): boolean => ASIDE.some((pattern) => pattern.test(path))
export const isLesser = (path: string): boolean => LESSER.some((pattern) => pattern.test(path))
