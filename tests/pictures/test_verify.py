"""Files of an import are kept byte for byte, where a site like this one wrote them."""

import pytest

from contacts.pictures.encoding import EncodedPicture, PictureProblem, digest, encode
from contacts.pictures.names import PictureFile, PictureName
from contacts.pictures.verify import verified
from tests.pictures.samples import drawing, jpeg_with, saved, webp_with

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture(scope="module")
def made() -> EncodedPicture:
    return encode(saved(drawing(1080, 1920)))


def renamed(made: EncodedPicture, **files: bytes) -> tuple[str, dict[PictureFile, bytes]]:
    """With other files, under the name that those would have."""
    others = dict(made.files) | {PictureFile[name]: data for name, data in files.items()}
    return PictureName.of(digest(others), made.name.width, made.name.height).value, others


@pytest.mark.parametrize("width", [300, 480, 1080])
def test_own_files_are_taken_as_they_are(width):
    made = encode(saved(drawing(width, width)))
    assert verified(made.name.value, made.files) == made


def refused(name: str, files) -> str:
    with pytest.raises(PictureProblem) as problem:
        verified(name, files)
    return str(problem.value)


def test_files_of_another_name_are_refused(made):
    other = encode(saved(drawing(300, 300)))
    assert refused(other.name.value, made.files) == (
        f"The files of the picture {other.name.value} are not as a site like this one wrote them. "
        "Take them from the export once more, unchanged."
    )
    assert "are not as a site" in refused("../../etc/passwd", made.files)
    assert "are not as a site" in refused(made.name.value, {})


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("SMALL_JPEG", b""),
        ("LARGE_WEBP", b""),
        ("SMALL_JPEG", b"<script>evil()</script>"),
        ("SMALL_JPEG", saved(drawing(480, 854)) + b"PK"),
        ("SMALL_JPEG", jpeg_with(b"evil()")),
        ("SMALL_JPEG", saved(drawing(480, 854), icc_profile=b"x" * 200)),
        ("SMALL_JPEG", jpeg_with(b"JFIF\0" + b"evil()", mark=0xE0, image=drawing(480, 854))),
        ("SMALL_JPEG", saved(drawing(480, 800))),
        ("SMALL_JPEG", saved(drawing(480, 854), "WEBP")),
        ("SMALL_JPEG", saved(drawing(480, 854), "PNG")),
        ("SMALL_WEBP", webp_with(b"XMP ", b"evil()")),
        ("SMALL_WEBP", saved(drawing(480, 854), "WEBP") + b"PK"),
        ("SMALL_WEBP", saved(drawing(480, 854), "WEBP")[:-30]),
    ],
)
def test_any_other_file_is_refused_under_its_own_name(made, file, data):
    assert refused(*renamed(made, **{file: data}))


def test_large_files_of_a_narrow_picture_are_refused():
    made = encode(saved(drawing(300, 300)))
    assert refused(*renamed(made, LARGE_JPEG=made.files[PictureFile.SMALL_JPEG]))
