"""Which breaks there are: one small change of one place in a file."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SWAPPED: Mapping[type[ast.AST], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.And: ("and", "or"),
    ast.Or: ("or", "and"),
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
}
FOR_PEOPLE = ("LOGGER.", "log_")

type Change = tuple[int, int, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Break:
    """A change of a file: what stands from `start` to `end` becomes `text`."""

    path: Path
    source: str
    line: int
    start: int
    end: int
    text: str

    def apply(self) -> str:
        """Return the broken source."""
        return self.source[: self.start] + self.text + self.source[self.end :]

    def describe(self) -> str:
        """Return one line for people."""
        line = self.source.splitlines()[self.line - 1].strip()
        old = self.source[self.start : self.end]
        return f"{self.path}:{self.line}: {old!r} → {self.text!r} in {line}"


def breaks(path: Path, source: str) -> Iterator[Break]:
    """Yield the breaks of what the functions of a file do."""
    text = Text(source)
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for statement in function.body:
                for node in ast.walk(statement):
                    for start, end, new in _changes(node, text):
                        line = source.count("\n", 0, start) + 1
                        yield Break(
                            path=path,
                            source=source,
                            line=line,
                            start=start,
                            end=end,
                            text=new,
                        )


class Text:
    """A source, and where in it the nodes of its tree stand."""

    def __init__(self, source: str) -> None:
        """Find the lines, whose columns are told in bytes."""
        self.source = source
        self._lines = source.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def begin(self, node: ast.expr | ast.stmt) -> int:
        """Return where a node begins."""
        return self._place(node.lineno, node.col_offset)

    def end(self, node: ast.expr | ast.stmt) -> int:
        """Return where a node ends."""
        return self._place(node.end_lineno or 0, node.end_col_offset or 0)

    def between(self, left: ast.expr, right: ast.expr, operator: ast.AST) -> Change:
        """Return the change of the operator between two operands."""
        old, new = SWAPPED[type(operator)]
        start = self.source.index(old, self.end(left), self.begin(right))
        return start, start + len(old), new

    def _place(self, line: int, column: int) -> int:
        before = self._lines[line - 1].encode()[:column].decode()
        return self._starts[line - 1] + len(before)


def _changes(node: ast.AST, text: Text) -> Iterator[Change]:
    """Yield where each change of a node begins and ends, and what stands there then."""
    match node:
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            yield text.between(left, right, operator)
        case ast.BoolOp(op=operator, values=[left, right]):
            yield text.between(left, right, operator)
        case ast.BinOp(left=left, op=operator, right=right) if type(
            operator
        ) in SWAPPED and not _puts_together(node):
            yield text.between(left, right, operator)
        case ast.UnaryOp(op=ast.Not()):
            start = text.begin(node)
            yield start, start + len("not "), ""
        case ast.If(test=ast.Name() | ast.Call() | ast.Attribute() as test):
            yield text.begin(test), text.begin(test), "not "
        case ast.Constant(value=bool(value)):
            yield text.begin(node), text.end(node), str(not value)
        case ast.Constant(value=int(value)):
            yield text.begin(node), text.end(node), str(value + 1)
        case ast.Expr(value=ast.Call() | ast.Await() as value):
            start, end = text.begin(value), text.end(value)
            if not any(each in text.source[start:end] for each in FOR_PEOPLE):
                yield start, end, "pass"


def _puts_together(node: ast.BinOp) -> bool:
    """Return whether texts or lists are put together, which has no opposite."""
    return any(
        isinstance(each, ast.JoinedStr | ast.List | ast.Set)
        or (isinstance(each, ast.Constant) and isinstance(each.value, str))
        for each in ast.walk(node)
    )
