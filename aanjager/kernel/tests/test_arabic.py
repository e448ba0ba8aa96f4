import pytest

from aanjager.kernel.arabic import is_arabic, plain


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("أطفال", "اطفال"), ("الأطفال", "اطفال"), ("إصلاح", "اصلاح"), ("حديقة", "حديقه"), ("مستشفى", "مستشفي"),
        ("طَبْخ", "طبخ"), ("طبـــخ", "طبخ"), ("كبار السن", "كبار سن"), ("الي", "الي"), ("koken الطبخ", "koken طبخ"),
        ("Één café", "Één café"),
    ],
)  # fmt: skip
def test_an_arabic_word_has_one_form_and_other_words_stay(typed, meant):
    assert plain(typed) == meant
    assert plain(plain(typed)) == meant


def test_who_writes_arabic_is_seen_by_a_letter():
    assert is_arabic("نص 3")
    assert not is_arabic("tekst ٣ ،")
