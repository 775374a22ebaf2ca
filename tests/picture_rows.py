"""Pictures for tests: telephones' screens drawn by Pillow, as rows without an upload."""

from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageDraw

from contacts.models import Guide, Step
from contacts.models.pictures import Picture
from contacts.pictures.names import LARGE_WIDTH, SMALL_WIDTH, PictureName

TALL = (960, 2080)
WIDE = (960, 600)


def screen(size: tuple[int, int], place: int, *, dark: bool = False) -> Image.Image:
    """A screen with rows, and a button at another height for each `place`."""
    width, height = size
    ground, line, ink = ("#101010", "#333", "#ddd") if dark else ("#fff", "#e4e4e4", "#444")
    drawn = Image.new("RGB", size, ground)
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((0, 0, width, height // 16), fill="#2b4a8c")
    for row in range(2, 15):
        top = row * height // 16
        pen.line((40, top, width - 40, top), fill=line, width=4)
        pen.rectangle((width // 3 + row * 9, top + 36, width - 60, top + 60), fill=ink)
    top = (3 + place * 2) * height // 16
    pen.rounded_rectangle((60, top, width - 60, top + height // 18), 24, fill="#17663a")
    return drawn


def written(drawn: Image.Image, width: int, kind: str) -> bytes:
    out = BytesIO()
    height = round(drawn.height * width / drawn.width)
    drawn.resize((width, height)).save(out, kind, quality=70)
    return out.getvalue()


def make_picture(
    size: tuple[int, int] = TALL, place: int = 0, *, dark: bool = False
) -> PictureName:
    """A stored picture of `size`, at most LARGE_WIDTH wide; its name."""
    drawn = screen(size, place, dark=dark)
    widths = {"small": min(size[0], SMALL_WIDTH), "large": min(size[0], LARGE_WIDTH)}
    files = {
        f"{name}_{kind.lower()}": written(drawn, width, kind)
        for name, width in widths.items()
        for kind in ("WEBP", "JPEG")
    }
    if size[0] <= SMALL_WIDTH:
        files |= {"large_webp": b"", "large_jpeg": b""}
    digest = sha256(b"".join(files.values())).hexdigest()[:32]
    name = PictureName.of(digest, *size)
    Picture.objects.get_or_create(name=name.value, defaults=files)
    return name


def add_picture(step: Step, language: str, name: PictureName, alt: str) -> None:
    setattr(step, f"picture_{language}", name.value)
    setattr(step, f"picture_alt_{language}", alt)
    step.save()


ALT = {
    "ar": "شاشة الدخول في موقع حساب المواطن، وزر «دخول» في أعلاها",
    "en": "The sign-in screen of Citizen Account with the button “Sign in” at its top",
}
STEPS = (
    ("افتح الموقع واضغط «دخول»", "Open the site and press “Sign in”"),
    ("اكتب اسم المستخدم", "Write your user name"),
    ("اختر «استفسار» من القائمة", "Choose “Enquiry” from the menu"),
    ("اكتب استفسارك في الخانة", "Write your enquiry into the field"),
    ("اضغط «إرسال»", "Press “Send”"),
)
DETAILS = (
    "يظهر الزر في أعلى الصفحة بجانب اسم الموقع، وقد يتأخر ظهوره قليلًا.",
    "The button is at the top of the page beside the site's name, and may take a moment.",
)


def make_pictured_guide(slug: str = "with-five-pictures") -> Guide:
    """Five steps with tall pictures; the third has an Arabic one alone, the fifth a wide one."""
    titles = {"title_ar": "كيف أرسل استفسارًا بالصور؟", "title_en": "How do I send it, in pictures?"}
    guide = Guide.objects.create(slug=slug, status="published", position=900, **titles)
    for place, (arabic, english) in enumerate(STEPS):
        texts = {"text_ar": arabic, "text_en": english}
        texts |= {"detail_ar": DETAILS[0], "detail_en": DETAILS[1]}
        step = Step(guide=guide, uid=f"part{place}", position=place, **texts)
        name = make_picture(WIDE if place == 4 else TALL, place, dark=place == 1)
        add_picture(step, "ar", name, ALT["ar"])
        if place != 2:
            add_picture(step, "en", name, ALT["en"])
    return guide


def take_off_pictures() -> None:
    """Those of the first content, where others are put."""
    names = [f"{field}_{code}" for field in ("picture", "picture_alt") for code in ("ar", "en")]
    Step.objects.update(**dict.fromkeys(names, ""))
