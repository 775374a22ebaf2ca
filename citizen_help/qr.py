"""QR codes as drawings, for paper and for phones that learn a key."""

import io

QUIET_ZONE = 4  # modules of white around the code, as ISO/IEC 18004 asks


def qr_code(text: str) -> str:
    """An SVG drawing without inline style or script, black on white in any colour scheme."""
    import segno  # only those who print or enrol a phone need it

    # A full-size code: phones' cameras do not read Micro QR.
    code = segno.make_qr(text, error="m")
    drawing = io.BytesIO()
    code.save(
        drawing,
        kind="svg",
        border=QUIET_ZONE,
        light="#fff",
        dark="#000",
        xmldecl=False,
        omitsize=True,
        svgclass=None,
        lineclass=None,
        nl=False,
    )
    return drawing.getvalue().decode()
