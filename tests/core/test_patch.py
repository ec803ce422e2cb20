"""Merge patches: the examples of RFC 7396 and what `diff` promises."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_core.patch import apply, diff

# RFC 7396, appendix A: (original, patch, result).
EXAMPLES: list[tuple[Any, Any, Any]] = [
    ({"a": "b"}, {"a": "c"}, {"a": "c"}),
    ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
    ({"a": "b"}, {"a": None}, {}),
    ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
    ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
    ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
    ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
    ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
    (["a", "b"], ["c", "d"], ["c", "d"]),
    ({"a": "b"}, ["c"], ["c"]),
    ({"a": "foo"}, None, None),
    ({"a": "foo"}, "bar", "bar"),
    ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
    ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
    ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
]

plain = st.one_of(st.booleans(), st.integers(-3, 3), st.sampled_from(["", "x", "А012"]))
documents = st.dictionaries(
    st.sampled_from("abcd"),
    st.recursive(
        plain | st.lists(plain, max_size=3),
        lambda inner: st.dictionaries(st.sampled_from("abcd"), inner, max_size=4),
        max_leaves=12,
    ),
    max_size=4,
)


@pytest.mark.parametrize(("original", "patch", "result"), EXAMPLES)
def test_the_examples_of_the_rfc_hold(original: Any, patch: Any, result: Any) -> None:
    assert apply(original, patch) == result


@given(documents, documents)
def test_a_diff_applied_to_the_old_document_makes_the_new_one(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    before = copy.deepcopy(old)

    patched = apply(old, diff(old, new))

    assert patched == new
    assert old == before


@given(documents, documents)
def test_a_diff_is_empty_exactly_when_nothing_changed(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    assert (diff(old, new) == {}) == (old == new)


@given(documents)
def test_a_diff_names_no_key_that_stays(old: dict[str, Any]) -> None:
    new = {**old, "fresh": 1}

    assert diff(old, new) == {"fresh": 1}
