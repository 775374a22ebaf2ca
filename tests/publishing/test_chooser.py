"""The rule that leads from answers to a way: all combinations, at all statuses."""

from itertools import product

import pytest

from contacts.hours.values import State
from contacts.publishing.chooser import Answer, Question, Reason, Way, choose, followed

ASK, COMPLAIN = Answer("ask", "ask"), Answer("c", "c", frozenset({"website", "phone", "app"}))
APP = Answer("app", "app", frozenset({"app"}), is_last=True)
CAN, CANNOT = Answer("yes", "yes"), Answer("no", "no", cannot_sign_in=True)
CALL = Answer("call", "call", frozenset({"phone"}))
WRITE = Answer("write", "write", frozenset({"website", "app", "social"}))
EITHER = Answer("either", "either")
CHANNELS = {"website": 1, "phone": 2, "app": 3, "social": 4}
ABOUT_APP = Answer("about-app", "about-app", channel=CHANNELS["app"])
ABOUT_SOCIAL = Answer("about-social", "about-social", channel=CHANNELS["social"])
QUESTIONS = (
    Question("what", (ASK, COMPLAIN, APP)),
    Question("sign-in", (CAN, CANNOT)),
    Question("how", (CALL, WRITE, EITHER)),
)
PATHS = [*map(list, product((ASK, COMPLAIN), (CAN, CANNOT), (CALL, WRITE, EITHER))), [APP]]
USABLE = {State.OPEN, State.ALWAYS, State.CHECK}
KINDS = {"website": True, "app": True, "phone": None, "social": None}


def ways(**states: State) -> list[Way[str]]:
    return [
        Way(kind, kind, KINDS[kind], state, CHANNELS[kind], is_spoken=kind == "phone")
        for kind, state in states.items()
    ]


def at(phone: State, social: State = State.CHECK, **others: State) -> list[Way[str]]:
    form = {"website": State.ALWAYS, "app": State.ALWAYS} | others
    return ways(**form, phone=phone, social=social)


def test_something_is_always_said_and_nothing_closed_comes_first():
    for path in PATHS:
        for states in product(State, repeat=len(KINDS)):
            there = ways(**dict(zip(KINDS, states, strict=True)))
            chosen = choose(path, there)
            is_any_usable = any(state in USABLE for state in states)
            assert (chosen.first is not None) == is_any_usable
            assert chosen.first is None or chosen.first.state in USABLE
            assert {*chosen.others, chosen.first} - {None} == set(there)
            suiting = [way for way in there if way.is_usable and way.suits(path)]
            assert (chosen.reason is Reason.SUITS) == bool(suiting)
            if suiting:
                assert chosen.first == suiting[0]
            barred = chosen.first and chosen.first.is_barred(path)
            assert not barred or not any(way.is_usable and not way.is_barred(path) for way in there)


@pytest.mark.parametrize(
    ("path", "phone", "first", "reason"),
    [
        ([ASK, CAN, CALL], State.OPEN, "phone", Reason.SUITS),
        ([ASK, CAN, CALL], State.CHECK, "phone", Reason.SUITS),
        ([ASK, CAN, CALL], State.CLOSED, "website", Reason.NO_CALLS),
        ([ASK, CANNOT, CALL], State.CLOSED, "social", Reason.NO_CALLS),
        ([ASK, CANNOT, WRITE], State.OPEN, "social", Reason.SUITS),
        ([COMPLAIN, CANNOT, WRITE], State.OPEN, "phone", Reason.SIGN_IN_TO_WRITE),
        ([COMPLAIN, CANNOT, WRITE], State.CLOSED, "social", Reason.NONE_SUITS),
        ([COMPLAIN, CANNOT, CALL], State.SUSPENDED, "social", Reason.NO_CALLS),
        ([APP], State.OPEN, "app", Reason.SUITS),
    ],
)
def test_wishes_are_given_up_one_at_a_time(path, phone, first, reason):
    chosen = choose(path, at(phone))
    assert chosen.first is not None
    assert (chosen.first.key, chosen.reason) == (first, reason)


def test_who_cannot_sign_in_is_sent_to_a_form_only_when_nothing_else_is_left():
    chosen = choose([ASK, CANNOT, CALL], at(State.CLOSED, State.SUSPENDED))
    assert chosen.first is not None
    assert (chosen.first.key, chosen.reason) == ("website", Reason.BARRED)


def test_what_was_wished_for_stands_first_among_the_others_and_what_is_shut_to_them_last():
    chosen = choose([ASK, CANNOT, CALL], at(State.CLOSED))
    assert [way.key for way in chosen.others] == ["phone", "website", "app"]


def test_where_an_app_is_out_of_order_another_way_is_shown():
    chosen = choose([APP], at(State.OPEN, app=State.SUSPENDED))
    assert chosen.first is not None
    assert (chosen.first.key, chosen.reason) == ("website", Reason.NOT_NOW)


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ([ABOUT_APP, WRITE], "app"),
        ([ABOUT_APP, EITHER], "app"),
        ([ABOUT_SOCIAL, ABOUT_APP, WRITE], "social"),
        ([ABOUT_APP, CALL], "phone"),  # it does not suit
        ([ABOUT_APP, CANNOT, EITHER], "phone"),  # nor does it here
        ([ASK, WRITE], "website"),
    ],
)
def test_way_that_a_guide_is_about_comes_first_of_equals(path, first):
    there = ways(website=State.ALWAYS, phone=State.OPEN, app=State.ALWAYS, social=State.CHECK)
    chosen = choose(path, there)
    assert chosen.first is not None
    assert (chosen.first.key, chosen.reason) == (first, Reason.SUITS)


def test_way_that_a_guide_is_about_is_not_offered_while_it_is_out_of_order():
    chosen = choose([ABOUT_APP, WRITE], at(State.OPEN, app=State.SUSPENDED))
    assert chosen.first is not None
    assert chosen.first.key == "website"


def test_of_wishes_given_up_the_way_that_a_guide_is_about_is_kept():
    """Who wanted to call, which nobody answers, writes where the guide says how."""
    chosen = choose([ABOUT_APP, CALL], at(State.CLOSED))
    assert chosen.first is not None
    assert (chosen.first.key, chosen.reason) == ("app", Reason.NO_CALLS)


def test_without_channels_nothing_is_chosen():
    assert choose([ASK], []).first is None
    assert choose([ASK], []).others == ()


@pytest.mark.parametrize(
    ("slugs", "known", "asked"),
    [
        ([], [], "what"),
        (["c"], ["c"], "sign-in"),
        (["C", "NO"], ["c", "no"], "how"),
        (["c", "unknown", "call"], ["c"], "sign-in"),
        (["unknown", "no"], [], "what"),
        (["c", "no", "call"], ["c", "no", "call"], None),
        (["c", "no", "call", "more"], ["c", "no", "call"], None),
        (["app", "no", "call"], ["app"], None),
    ],
)
def test_path_is_followed_as_far_as_it_is_known(slugs, known, asked):
    path = followed(QUESTIONS, slugs)
    assert [one.slug for one in path.answers] == known
    assert (path.following and path.following.row) == asked
    assert [one.before for one in path.given] == [
        tuple(known[:place]) for place in range(len(known))
    ]


def test_question_with_one_answer_is_no_choice():
    assert [Question("q", QUESTIONS[0].answers[:count]).is_a_choice for count in range(4)] == [
        *(False, False),
        *(True, True),
    ]


def test_no_questions_lead_nowhere():
    assert followed((), ["c"]).following is None
