"""Compares our syntax trees with CPython's, file by file: python3 bench/parse/compare-ast.py DIRECTORY [--show N]

Every node kind, field, value and position is compared. Not compared: what ours leaves as written
(`\\N{NAME}`), and positions inside f-strings before Python 3.12. Files this Python cannot parse are counted.
"""

import ast
import inspect
import json
import math
import os
import re
import subprocess
import sys
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
POSITIONS_IN_FSTRINGS = sys.version_info >= (3, 12)
BINARY = {
    "Add": "+", "Sub": "-", "Mult": "*", "Div": "/", "FloorDiv": "//", "Mod": "%", "MatMult": "@", "Pow": "**",
    "BitOr": "|", "BitAnd": "&", "BitXor": "^", "LShift": "<<", "RShift": ">>",
}
COMPARE = {
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not",
    "In": "in", "NotIn": "not in",
}
UNARY = {"Not": "not", "USub": "-", "UAdd": "+", "Invert": "~"}


class Converter:
    """CPython's tree in the shape of src/python/ast.ts, as plain dictionaries."""

    def __init__(self, source):
        self.source = source
        # CPython counts columns in UTF-8 bytes, we count UTF-16 units.
        self.lines = re.split(r"(?<=\n)", source)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line.encode("utf-16-le", "surrogatepass")) // 2)
        self.in_fstring = 0

    def offset(self, line, column):
        text = self.lines[line - 1]
        if text.isascii():
            return self.starts[line - 1] + column
        head = text.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "surrogatepass")
        return self.starts[line - 1] + len(head.encode("utf-16-le", "surrogatepass")) // 2

    def place(self, node):
        if self.in_fstring and not POSITIONS_IN_FSTRINGS:
            return {}
        return {"start": self.offset(node.lineno, node.col_offset), "end": self.offset(node.end_lineno, node.end_col_offset)}

    def many(self, nodes):
        return [self.convert(node) for node in nodes]

    def convert(self, node):
        if node is None:
            return None
        return getattr(self, type(node).__name__)(node)

    def make(self, kind, node, **fields):
        return {"kind": kind, **fields, **self.place(node)}

    # expressions

    def Name(self, node):
        return self.make("Name", node, id=node.id)

    def Constant(self, node):
        value = node.value
        if isinstance(value, str):
            return self.make("Constant", node, value=value, type="str")
        if isinstance(value, bytes):
            return self.make("Constant", node, value=value.decode("latin-1"), type="bytes")
        if value is None or value is ...:
            return self.make("Constant", node, value="null", type="none" if value is None else "ellipsis")
        if isinstance(value, bool):
            return self.make("Constant", node, value=str(value).lower(), type="bool")
        if isinstance(value, complex):
            return self.make("Constant", node, value=Number(value.imag), type="complex")
        return self.make("Constant", node, value=Number(value), type=type(value).__name__)

    def parts(self, node):
        self.in_fstring += 1
        parts = [
            value.value if isinstance(value, ast.Constant) else self.convert(value)
            for value in getattr(node, "values", [])
        ]
        self.in_fstring -= 1
        merged = []
        for part in parts:
            if isinstance(part, str) and merged and isinstance(merged[-1], str):
                merged[-1] += part
            elif part != "":
                merged.append(part)
        return merged

    def JoinedStr(self, node):
        return self.make("JoinedString", node, parts=self.parts(node))

    TemplateStr = JoinedStr

    def FormattedValue(self, node):
        return self.make(
            "FormattedValue", node, value=self.convert(node.value),
            conversion=None if node.conversion == -1 else chr(node.conversion),
            format=[] if node.format_spec is None else self.parts(node.format_spec),
        )

    Interpolation = FormattedValue

    def Attribute(self, node):
        return self.make("Attribute", node, value=self.convert(node.value), name=node.attr)

    def Subscript(self, node):
        return self.make("Subscript", node, value=self.convert(node.value), index=self.convert(node.slice))

    def Slice(self, node):
        return self.make("Slice", node, lower=self.convert(node.lower), upper=self.convert(node.upper), step=self.convert(node.step))

    def keyword(self, node):
        return {"name": node.arg, "value": self.convert(node.value), **self.place(node)}

    def Call(self, node):
        return self.make("Call", node, callee=self.convert(node.func), args=self.many(node.args), keywords=self.many(node.keywords))

    def Starred(self, node):
        return self.make("Starred", node, value=self.convert(node.value))

    def List(self, node):
        return self.make("List", node, items=self.many(node.elts))

    def Tuple(self, node):
        return self.make("Tuple", node, items=self.many(node.elts))

    def Set(self, node):
        return self.make("Set", node, items=self.many(node.elts))

    def Dict(self, node):
        pairs = zip(node.keys, node.values)
        return self.make("Dict", node, entries=[{"key": self.convert(k), "value": self.convert(v)} for k, v in pairs])

    def comprehension(self, form, node, element, key=None):
        clauses = [
            {"target": self.convert(c.target), "iterable": self.convert(c.iter), "conditions": self.many(c.ifs), "async": bool(c.is_async)}
            for c in node.generators
        ]
        return self.make("Comprehension", node, form=form, element=self.convert(element), key=self.convert(key), clauses=clauses)

    def ListComp(self, node):
        return self.comprehension("list", node, node.elt)

    def SetComp(self, node):
        return self.comprehension("set", node, node.elt)

    def GeneratorExp(self, node):
        return self.comprehension("generator", node, node.elt)

    def DictComp(self, node):
        return self.comprehension("dict", node, node.value, node.key)

    def BinOp(self, node):
        operator = BINARY[type(node.op).__name__]
        return self.make("BinaryOperation", node, left=self.convert(node.left), operator=operator, right=self.convert(node.right))

    def BoolOp(self, node):
        operator = "and" if isinstance(node.op, ast.And) else "or"
        result = self.convert(node.values[0])
        for value in node.values[1:]:
            result = {"kind": "BooleanOperation", "operator": operator, "left": result, "right": self.convert(value)}
        return {**result, **self.place(node)}

    def UnaryOp(self, node):
        return self.make("UnaryOperation", node, operator=UNARY[type(node.op).__name__], operand=self.convert(node.operand))

    def Compare(self, node):
        return self.make(
            "Comparison", node, operands=self.many([node.left, *node.comparators]),
            operators=[COMPARE[type(op).__name__] for op in node.ops],
        )

    def IfExp(self, node):
        return self.make("Conditional", node, test=self.convert(node.test), body=self.convert(node.body), otherwise=self.convert(node.orelse))

    def Lambda(self, node):
        return self.make("Lambda", node, parameters=self.parameters(node.args), body=self.convert(node.body))

    def Await(self, node):
        return self.make("Await", node, value=self.convert(node.value))

    def Yield(self, node):
        return {**self.make("Yield", node, value=self.convert(node.value)), "from": False}

    def YieldFrom(self, node):
        return {**self.make("Yield", node, value=self.convert(node.value)), "from": True}

    def NamedExpr(self, node):
        return self.make("NamedExpression", node, target=self.convert(node.target), value=self.convert(node.value))

    # statements

    def parameters(self, args):
        positional = [*args.posonlyargs, *args.args]
        defaults = [None] * (len(positional) - len(args.defaults)) + args.defaults
        found = [
            self.parameter(arg, "positional-only" if index < len(args.posonlyargs) else "ordinary", default)
            for index, (arg, default) in enumerate(zip(positional, defaults))
        ]
        if args.vararg:
            found.append(self.parameter(args.vararg, "var-positional"))
        found += [self.parameter(arg, "keyword-only", default) for arg, default in zip(args.kwonlyargs, args.kw_defaults)]
        if args.kwarg:
            found.append(self.parameter(args.kwarg, "var-keyword"))
        return found

    def parameter(self, arg, form, default=None):
        return {"name": arg.arg, "form": form, "annotation": self.convert(arg.annotation), "default": self.convert(default)}

    def type_parameters(self, node):
        forms = {"TypeVar": "ordinary", "TypeVarTuple": "var-positional", "ParamSpec": "var-keyword"}
        return [
            {
                "name": each.name, "form": forms[type(each).__name__], "bound": self.convert(getattr(each, "bound", None)),
                "default": self.convert(getattr(each, "default_value", None)), **self.place(each),
            }
            for each in getattr(node, "type_params", [])
        ]

    def docstring(self, node):
        value = ast.get_docstring(node, clean=False)
        return None if value is None else cleandoc(value)

    def FunctionDef(self, node):
        return {
            **self.make(
                "FunctionDef", node, name=node.name, decorators=self.many(node.decorator_list),
                typeParameters=self.type_parameters(node), parameters=self.parameters(node.args),
                returns=self.convert(node.returns), body=self.many(node.body), docstring=self.docstring(node),
                generator=yields(node),
            ),
            "async": isinstance(node, ast.AsyncFunctionDef),
        }

    AsyncFunctionDef = FunctionDef

    def ClassDef(self, node):
        return self.make(
            "ClassDef", node, name=node.name, decorators=self.many(node.decorator_list),
            typeParameters=self.type_parameters(node), bases=self.many(node.bases), keywords=self.many(node.keywords),
            body=self.many(node.body), docstring=self.docstring(node),
        )

    def TypeAlias(self, node):
        return self.make("TypeAlias", node, name=node.name.id, typeParameters=self.type_parameters(node), value=self.convert(node.value))

    def Assign(self, node):
        return self.make("Assign", node, targets=self.many(node.targets), value=self.convert(node.value))

    def AnnAssign(self, node):
        return self.make(
            "AnnotatedAssign", node, target=self.convert(node.target), annotation=self.convert(node.annotation),
            value=self.convert(node.value),
        )

    def AugAssign(self, node):
        operator = BINARY[type(node.op).__name__]
        return self.make("AugmentedAssign", node, target=self.convert(node.target), operator=operator, value=self.convert(node.value))

    def Expr(self, node):
        return self.make("ExpressionStatement", node, value=self.convert(node.value))

    def alias(self, node):
        return {"name": node.name, "alias": node.asname, **self.place(node)}

    def Import(self, node):
        return self.make("Import", node, names=self.many(node.names))

    def ImportFrom(self, node):
        return self.make("ImportFrom", node, level=node.level, module=node.module or "", names=self.many(node.names))

    def If(self, node):
        return self.make("If", node, test=self.convert(node.test), body=self.many(node.body), otherwise=self.many(node.orelse))

    def For(self, node):
        return {
            **self.make(
                "For", node, target=self.convert(node.target), iterable=self.convert(node.iter), body=self.many(node.body),
                otherwise=self.many(node.orelse),
            ),
            "async": isinstance(node, ast.AsyncFor),
        }

    AsyncFor = For

    def While(self, node):
        return self.make("While", node, test=self.convert(node.test), body=self.many(node.body), otherwise=self.many(node.orelse))

    def Try(self, node):
        return {
            **self.make(
                "Try", node, body=self.many(node.body), handlers=self.many(node.handlers), otherwise=self.many(node.orelse),
            ),
            "finally": self.many(node.finalbody),
        }

    TryStar = Try

    def ExceptHandler(self, node):
        return {"type": self.convert(node.type), "name": node.name, "body": self.many(node.body), **self.place(node)}

    def With(self, node):
        items = [{"context": self.convert(i.context_expr), "target": self.convert(i.optional_vars)} for i in node.items]
        return {**self.make("With", node, items=items, body=self.many(node.body)), "async": isinstance(node, ast.AsyncWith)}

    AsyncWith = With

    def Match(self, node):
        return self.make("Match", node, subject=self.convert(node.subject), cases=[self.case(c) for c in node.cases])

    def case(self, node):
        return {
            "literals": self.literals(node.pattern), "irrefutable": node.guard is None and irrefutable(node.pattern),
            "captures": captures(node.pattern), "guard": self.convert(node.guard), "body": self.many(node.body),
        }

    def literals(self, pattern):
        if isinstance(pattern, (ast.MatchValue, ast.MatchSingleton)):
            if isinstance(pattern, ast.MatchValue):
                return [self.convert(pattern.value)]
            value = "null" if pattern.value is None else str(pattern.value).lower()
            return [{"kind": "Constant", "value": value, "type": "none" if pattern.value is None else "bool", **self.place(pattern)}]
        if isinstance(pattern, ast.MatchOr):
            found = [self.literals(each) for each in pattern.patterns]
            return None if None in found else [value for values in found for value in values]
        return None

    def Return(self, node):
        return self.make("Return", node, value=self.convert(node.value))

    def Raise(self, node):
        return self.make("Raise", node, exception=self.convert(node.exc), cause=self.convert(node.cause))

    def Assert(self, node):
        return self.make("Assert", node, test=self.convert(node.test), message=self.convert(node.msg))

    def Delete(self, node):
        return self.make("Delete", node, targets=self.many(node.targets))

    def Global(self, node):
        return self.make("Global", node, names=node.names)

    def Nonlocal(self, node):
        return self.make("Nonlocal", node, names=node.names)

    def Pass(self, node):
        return self.make("Pass", node)

    def Break(self, node):
        return self.make("Break", node)

    def Continue(self, node):
        return self.make("Continue", node)


class Number:
    """Equal to our text of the same number."""

    def __init__(self, value):
        self.value = value

    def __eq__(self, text):
        if isinstance(self.value, int):
            return str(self.value) == text
        if math.isinf(self.value):
            return text == "Infinity"
        return isinstance(text, str) and float(text) == self.value

    def __repr__(self):
        return repr(self.value)


def cleandoc(text):
    """inspect.cleandoc as of Python 3.13; before, it took any whitespace for indentation."""
    if sys.version_info >= (3, 13):
        return inspect.cleandoc(text)
    lines = text.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(" "), *(line[margin:] for line in lines[1:])]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def yields(function):
    waiting = list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            waiting.extend(ast.iter_child_nodes(node))
    return False


def irrefutable(pattern):
    if isinstance(pattern, ast.MatchAs):
        return pattern.pattern is None or irrefutable(pattern.pattern)
    return isinstance(pattern, ast.MatchOr) and any(irrefutable(each) for each in pattern.patterns)


def captures(pattern):
    if isinstance(pattern, ast.MatchAs):
        inner = [] if pattern.pattern is None else captures(pattern.pattern)
        return inner + ([] if pattern.name is None else [pattern.name])
    if isinstance(pattern, ast.MatchStar):
        return [] if pattern.name is None else [pattern.name]
    found = [name for each in ast.iter_child_nodes(pattern) if isinstance(each, ast.pattern) for name in captures(each)]
    rest = getattr(pattern, "rest", None)
    return found + ([] if rest is None else [rest])


def difference(expected, actual, path=""):
    """The first difference, or None. Fields the converter leaves out are not compared."""
    if isinstance(expected, dict):
        if not isinstance(actual, dict):
            return f"{path}: expected {expected.get('kind')}, have {actual!r}"
        if expected.get("kind") != actual.get("kind"):
            return f"{path}: expected {expected.get('kind')}, have {actual.get('kind')} at {actual.get('start')}"
        for key, value in expected.items():
            found = difference(value, actual.get(key), f"{path}.{key}")
            if found:
                return f"{found} (in {actual.get('start')}..{actual.get('end')})" if path.count("(") == 0 and "(in" not in found else found
        return None
    if isinstance(expected, list):
        if not isinstance(actual, list) or len(expected) != len(actual):
            return f"{path}: expected {len(expected)} entries, have {actual if not isinstance(actual, list) else len(actual)}"
        return next((d for d in (difference(e, a, f"{path}[{i}]") for i, (e, a) in enumerate(zip(expected, actual))) if d), None)
    if isinstance(expected, str) and isinstance(actual, str) and "\\N{" in actual:
        return None
    return None if expected == actual else f"{path}: expected {expected!r}, have {actual!r}"


def main():
    directory = sys.argv[1]
    shown = int(sys.argv[sys.argv.index("--show") + 1]) if "--show" in sys.argv else 10
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20_000)
    counts = {"same": 0, "different": 0, "only ours parses": 0, "neither parses": 0, "only CPython parses": 0}
    dump = subprocess.Popen(["node", os.path.join(HERE, "dump-ast.mjs"), directory], stdout=subprocess.PIPE)
    for line in dump.stdout:
        ours = json.loads(line)
        with open(ours["path"], encoding="utf-8-sig", errors="replace") as file:
            source = file.read()
        with open(ours["path"], encoding="utf-8-sig", errors="replace", newline="") as file:
            exact = file.read()
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError) as error:
            counts["neither parses" if ours["broken"] else "only ours parses"] += 1
            if not ours["broken"] and shown > 0:
                print(f"only ours parses: {ours['path']}: {error}")
            continue
        converter = Converter(exact)
        found = difference(converter.many(tree.body), ours["body"]) or difference(converter.docstring(tree), ours["docstring"], "docstring")
        counts["only CPython parses" if ours["broken"] else "different" if found else "same"] += 1
        if (found or ours["broken"]) and shown > 0:
            shown -= 1
            print(f"{ours['path']}: {found} broken={ours['broken'][:2]}")
    print(f"Python {sys.version.split()[0]}, {directory}: " + ", ".join(f"{count} {name}" for name, count in counts.items()))


main()
