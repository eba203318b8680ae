"""Which names of a source can be seen by more than one thread.

The answer errs on one side only: a name that two threads can see is never called private, while a
private one may be called shared (type parameters are not modelled, for example). Private names of
classes are mangled as the compiler does it.
"""

import ast
from dataclasses import dataclass, field
from enum import Enum

Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


class Sharing(Enum):
    """What other threads can do with a name."""

    PRIVATE = "private"  # nothing, or it is a constant or a definition that nobody binds again
    FIXED = "fixed"  # they see the same object; the name is bound once
    REBOUND = "rebound"  # they see the name, and it is bound again


class Kind(Enum):
    """What sort of block a scope is."""

    MODULE = "module"
    CLASS = "class"
    FUNCTION = "function"
    COMPREHENSION = "comprehension"


@dataclass(slots=True)
class Variable:
    """All the bindings of one name in one scope."""

    places: int = 0  # how often it is bound; a binding inside a loop counts twice
    plain: bool = False  # bound by something else than def, class or import
    constant: bool = True  # every binding is of a literal
    foreign: bool = False  # bound in another scope that declares it global or nonlocal
    captured: bool = False  # used by code that may run after or beside its own frame

    def merge(self, other: "Variable") -> None:
        """Count the bindings of `other` as bindings of this one."""
        self.places += other.places
        self.plain |= other.plain
        self.constant &= other.constant
        self.foreign |= other.foreign

    def sharing(self, kind: Kind) -> Sharing:
        """How the variable of a scope of this kind is shared."""
        seen = self.captured or (kind is Kind.MODULE and self.plain)
        if self.foreign or (self.captured and self.plain and self.places > 1):
            return Sharing.REBOUND
        if not seen or not self.plain or (self.constant and self.places == 1):
            return Sharing.PRIVATE
        return Sharing.FIXED


@dataclass(eq=False, slots=True)
class Scope:
    """One block of a source: what it binds, and where its other names come from."""

    kind: Kind
    parent: "Scope | None"
    private: str = ""  # the class by which private names are mangled
    own_frame: bool = True  # False for a comprehension that ends before its owner goes on
    variables: dict[str, Variable] = field(default_factory=dict)
    bindings: dict[str, Variable] = field(default_factory=dict)
    loads: set[str] = field(default_factory=set)
    globals: set[str] = field(default_factory=set)
    nonlocals: set[str] = field(default_factory=set)

    def sharing(self, name: str) -> Sharing:
        """How the variable that `name` means in this scope is shared."""
        found = self.find(self.mangled(name))
        return Sharing.PRIVATE if found is None else found[1].sharing(found[0].kind)

    def builtin(self, name: str) -> bool:
        """Whether nothing in the source binds what `name` means in this scope."""
        return self.find(self.mangled(name)) is None

    def mangled(self, name: str) -> str:
        """The name as the compiler stores it."""
        if not self.private or not name.startswith("__") or name.endswith("__"):
            return name
        return f"_{self.private}{name}"

    def find(self, name: str) -> "tuple[Scope, Variable] | None":
        """The variable that a mangled name means here, with the scope that owns it."""
        scope: Scope | None = self
        while scope is not None:
            if scope is self or scope.kind is not Kind.CLASS:
                if name in scope.globals:
                    scope = scope.module()
                if name in scope.variables:
                    return scope, scope.variables[name]
            scope = scope.parent
        return None

    def module(self) -> "Scope":
        """The outermost scope."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    def frame(self) -> "Scope":
        """The scope whose frame this one's code runs in."""
        scope = self
        while not scope.own_frame and scope.parent is not None:
            scope = scope.parent
        return scope

    def owner(self, name: str) -> "Scope":
        """The scope in which a binding of a mangled name in this one takes effect."""
        if name in self.globals:
            return self.module()
        scope: Scope | None = self.parent if name in self.nonlocals else None
        while scope is not None:
            declared = name in scope.nonlocals or name in scope.globals
            if scope.kind is Kind.FUNCTION and name in scope.bindings and not declared:
                return scope
            scope = scope.parent
        return self
