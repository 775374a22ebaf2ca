"""Editors and publishers with a proposal between them."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from contacts.models import Proposal
from tests.admin.admin_client import AdminClient, change_url, typed


def desk_of(group: str) -> AdminClient:
    person, is_new = get_user_model().objects.get_or_create(username=group, is_staff=True)
    if is_new:
        person.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(person)
    return AdminClient(client).in_language("en")


def page_url(proposal: Proposal) -> str:
    return reverse("admin:contacts_proposal_change", args=[proposal.pk])


def form_url(proposal: Proposal) -> str:
    name = f"admin:contacts_{proposal.model}_change"
    return reverse(name, args=[proposal.object_id], query={"proposal": proposal.pk})


def propose(desk: AdminClient, row, **changes) -> Proposal:
    url = change_url(row)
    sent = typed(desk.get(url), f"{row._meta.model_name}_form")
    assert desk.save(url, sent, **changes) is None
    return Proposal.objects.latest("pk")


def review(desk: AdminClient, proposal: Proposal, deed: str, **typed_too):
    """Press a button of the proposal's page; the page that follows."""
    page = desk.get(page_url(proposal))
    opened = page.one("input", name="opened")["value"]
    data = {"opened": opened, "deed": deed, **typed_too}
    return desk.client.post(page_url(proposal), data, follow=True)


def stored(row):
    return type(row).objects.get(pk=row.pk)
