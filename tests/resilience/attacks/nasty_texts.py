"""Texts that make a reader of texts work hard: long, of many pieces, or almost something."""

from collections.abc import Iterator
from typing import Final

MOST: Final = 5_000  # of the checker; a search takes 200
PIECES: Final = {
    "links": "https://ca.gov.sa.{0}.example/a ",
    "almost a link": "ca.gov.sa.",
    "lookalikes": "сa-g{0}v.sa ",
    "names of one letter": "{0}.sa ",
    "punycode": "xn--{0}ab.sa ",
    "links in links": "https://a.sa/?u=https://ca.gov.sa/{0}&",
    "userinfo": "https://ca.gov.sa@{0}.sa ",
    "e-mails": "info{0}@ca.gov.sa ",
    "almost an e-mail": "a{0}@",
    "accounts": "@citizen_care{0} ",
    "accounts of one mark": "@_{0}",
    "numbers": "05{0}1234567 ",
    "the number": "19912 ",
    "almost the number": "19{0}912-",
    "digits": "{0}1",
    "digits apart": "1 {0} ",
    "Arabic digits": "٩٦٦٥{0} ",
    "bank accounts": "SA03800000006080101675{0} ",
    "words": "حساب المواطن {0} ",
    "words joined": "المواطن",
    "one letter": "ا",
    "marks over letters": "ح\u0651\u064e",
    "tatweel": "حـ",
    "turned round": "\u202eas.vog.ac\u202c{0} ",
    "unseen": "c\u200ba\u200d.gov.sa ",
    "lines": "{0}\n",
    "brackets": "[({{<",
    "flags": "\U0001f1f8\U0001f1e6",
    "joined faces": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "wide letters": "ｃａ．ｇｏｖ．ｓａ{0} ",
    "ligatures": "ﷺﷻ",
    "numbers in letters": "one nine nine one two {0} ",
    "signs of many letters": "㏂⑽ﷲ",
    "slashes": "/",
    "percent": "%D8%AD{0}",
    "dots": "..",
    "dots apart": " . ",
    "commas": "19912,{0},",
    "links with numbers": "a.sa/0512345{0} ",
    "links to a messenger": "wa.me/96650{0} ",
    "links to a network": "t.me/a{0} ",
    "numbers to call": "اتصل {0} ",
    "services and numbers": "SnAPcHAT 050{0} mEsSeNgEr {0} ",
    "misspelt services": "whatsa{1} ",
    "words of their own": "{1}anydes ",
    "Arabic words of their own": "واتسا{2} ",
    "apps": "app A{0} ",
    "demands": "ارسل رمز التحقق {0} ",
    "amounts": "{0} ريال ",
    "lone at signs": "@ ",
    "plus signs": "+5 ",
    "drawn digits": "5O{0} ",
    "codes": "code is {0} ",
}


IN_LATIN: Final = str.maketrans("0123456789", "pqbcdmnrst")
IN_ARABIC: Final = str.maketrans("0123456789", "بتثجحخدذرز")


def nasty_texts(length: int, *, turn: int = 0) -> Iterator[tuple[str, str]]:
    """Name and text of each kind; another text of the same kind with each `turn`."""
    for name, piece in PIECES.items():
        pieces, number = "", turn * 1_000
        while len(pieces) < length:
            letters = [str(number).translate(one) for one in (IN_LATIN, IN_ARABIC)]
            pieces += piece.format(number, *letters)
            number += 1
        yield name, f"{turn} {pieces}"[:length]
