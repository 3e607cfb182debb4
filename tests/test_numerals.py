"""Numerals: whole numbers in digits and in Chinese characters."""

import pytest

from loaders.numerals import whole_number


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("12", 12),
        ("０３", 3),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("三十", 30),
        ("二十五", 25),
        ("一百零八", 108),
        ("三千二百", 3200),
        ("一万五千", 15000),
        ("二〇二五", 2025),
        ("二○二五", 2025),
        ("一九九八", 1998),
    ],
)
def test_a_whole_number_is_read_in_either_script(printed, number):
    assert whole_number(printed) == number


@pytest.mark.parametrize("printed", ["", "几十", "3.5", "十一月"])
def test_what_is_no_whole_number_is_refused(printed):
    with pytest.raises(ValueError, match="is no whole number"):
        whole_number(printed)
