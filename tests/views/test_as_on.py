"""The site at another moment: for staff alone, kept by nobody, seen by nobody else."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from contacts.models import Channel, OpeningHours
pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")


@pytest.fixture
def staff(db):
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("sara", password="pw"))
    client.cookies["django_language"]="en"
    return client

def test_x(staff):
    r=staff.get("/admin/as-on/", {"at":"2027-02-07T09:00+03:00"}, follow=True)
    print(r.redirect_chain, r.headers); html=r.content.decode()
    open("/tmp/lab/x.html","w").write(html)
    for p in ("search/?q=%D8%B1%D9%82%D9%85","suggest/?q=%D8%B1%D9%82%D9%85","nothing/","guides/nothing/","channels/hotline/","channels/hotline.ics","verify/","verify/?q=19912"):
        r=staff.get("/admin/as-on/2027-02-07T09:00+03:00/ar/"+p)
        print(p, r.status_code, r.headers.get("Cache-Control"), r.headers.get("Location"), len(r.content))
        import re
        print(set(re.findall(rb'(?:href|action|url)"?[=:]\s*"(/[^"]*)"', r.content)))
    for a in ("2027-02-07T09:00","x","1448-09-01T09:00+03:00","2999-01-01T09:00Z","9999-12-31T23:59-10:00","1999-01-01T00:00Z"):
        r=staff.get("/admin/as-on/",{"at":a}); 
        print(a, r.status_code, re.findall(r'role="alert">([^<]*)', r.content.decode()))
    assert 0
