"""The stamp of a deployment changes with every file that decides how a page looks."""

from contacts.publishing.build_id import digest, stamp


def test_stamp_is_the_same_each_time():
    assert stamp() == stamp()
    assert len(stamp()) == 8


def test_digest_changes_with_contents_and_names_of_what_is_named(tmp_path):
    (tmp_path / "templates").mkdir()
    page = tmp_path / "templates" / "page.html"
    page.write_text("one")
    seen = [digest(tmp_path, ["templates/**/*"])]
    page.write_text("two")
    seen.append(digest(tmp_path, ["templates/**/*"]))
    page.rename(page.with_name("other.html"))
    seen.append(digest(tmp_path, ["templates/**/*"]))
    (tmp_path / "elsewhere").write_text("not looked at")
    assert len(set(seen)) == 3
    assert digest(tmp_path, ["templates/**/*"]) == seen[-1]
