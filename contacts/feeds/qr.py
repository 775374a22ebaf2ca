"""A channel as a QR code, for paper: it calls the number, or opens the channel's page."""

import io

from contacts.feeds.facts import ChannelFacts

QUIET_ZONE = 4  # modules of white around the code, as ISO/IEC 18004 asks


def qr_target(channel: ChannelFacts, *, language: str) -> str:
    """tel: and its first number; the page in `language` for a channel without one."""
    phone = channel.first("phone")
    return phone.link if phone else channel.url(language)


def channel_qr(channel: ChannelFacts, *, language: str) -> str:
    return qr_drawing(qr_target(channel, language=language))


def qr_drawing(text: str) -> str:
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
