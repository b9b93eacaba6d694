import { describe } from 'vitest'
import { type Files, programs } from './program.ts'

const folder = (main: string): Files => ({
  'main.py': 'from app import result',
  'app/__init__.py': main,
  'app/routes/__init__.py': '',
  'app/routes/b.py': 'x = 2',
  'app/routes/a.py': 'x = 1',
  'app/routes/_private.py': 'x = 0',
  'app/routes/deep/c.py': 'x = 3',
})

describe('folders of the project', () => {
  programs([
    [
      'are listed by os',
      folder('import os\nresult = sorted(os.listdir(os.path.join(os.path.dirname(__file__), "routes")))'),
      "['__init__.py', '_private.py', 'a.py', 'b.py', 'deep']",
    ],
    [
      'are walked by os',
      folder(
        'import os\nresult = [(os.path.basename(root), folders) for root, folders, files in os.walk(os.path.dirname(os.path.abspath(__file__)))]',
      ),
      "[('app', ['routes']), ('routes', ['deep']), ('deep', [])]",
    ],
    [
      'are searched by glob',
      folder(
        'import os, glob\nresult = [os.path.basename(p) for p in sorted(glob.glob(os.path.join(os.path.dirname(__file__), "*", "[!_]*.py")))]',
      ),
      "['a.py', 'b.py']",
    ],
    [
      'are searched by pathlib',
      folder(
        'from pathlib import Path\nresult = [p.stem for p in sorted(Path(__file__).parent.joinpath("routes").glob("*.py")) if not p.name.startswith("_")]',
      ),
      "['a', 'b']",
    ],
    [
      'are searched at any depth',
      folder(
        'from pathlib import Path\nresult = [str(p.relative_to(Path(__file__).parent)) for p in (Path(__file__).resolve().parent / "routes").rglob("c.py")]',
      ),
      "['routes/deep/c.py']",
    ],
    [
      'lead to their modules',
      folder(
        'import os, importlib\nresult = [importlib.import_module(f"app.routes.{f[:-3]}").x for f in os.listdir(os.path.dirname(__file__) + "/routes") if f.endswith(".py") and not f.startswith("_")]',
      ),
      '[1, 2]',
    ],
    [
      'lead to modules loaded from a file',
      folder(
        'import importlib.util\nfrom pathlib import Path\nspec = importlib.util.spec_from_file_location("b", Path(__file__).parent / "routes" / "b.py")\nmodule = importlib.util.module_from_spec(spec)\nspec.loader.exec_module(module)\nresult = module.x',
      ),
      '2',
    ],
    [
      'are asked',
      folder(
        'from pathlib import Path\nhere = Path(__file__).parent\nresult = [(here / "routes").is_dir(), (here / "routes" / "a.py").is_file(), (here / "routes").suffix]',
      ),
      "[True, True, '']",
    ],
    ['that are not there stay open', folder('import os\nresult = [1 for f in os.listdir("/srv/elsewhere")]'), '[1, *]'],
    [
      'name modules by their path',
      folder('import os\nresult = os.path.relpath("app/routes/a.py", "app").replace(os.sep, ".")[:-3]'),
      "'routes.a'",
    ],
  ])
})
