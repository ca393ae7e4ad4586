"""Coming in, being seen to come in, and being shown out again."""

import re
from pathlib import Path

from bot.people.invitations import LIFETIME, LOCKED_FOR, MOST_FAILURES
from bot.samples.personas import OWNER
from storage.tables import Role
from tests.conftest import NOW
from tests.room import Chatter, holds, open_room
from tests.room import words as w

SECRETARY, SECOND = "Thường trực Cụm", "Thường trực Cụm (hai)"
ROLE = "Chuyên viên – Nghệ An"


async def invites(host: Chatter, role: str, unit: str | None = None, uses: str = "1") -> str:
    """Makes an invitation in chat; gives its link."""
    await host.says("/moi")
    await host.taps(w("invite-button"))
    await host.taps(role)
    if unit:
        await host.taps(unit)
    await host.taps(uses)
    found = re.search(r"https://t\.me/\S+", host.last)
    assert found, host.chat()
    return found[0]


async def test_the_secretariat_sees_who_came_and_can_show_them_out(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        secretary, second, owner = room.person(SECRETARY), room.person(SECOND), room.person(OWNER.name)
        newcomer, colleague = room.person("Nguyễn Văn Mới"), room.person("Lãnh đạo Nghệ An")
        link = await invites(secretary, w("role-specialist"), "Nghệ An")
        await newcomer.starts()
        newcomer.sees(w("home-guest"))
        await newcomer.follows(link)
        newcomer.sees(ROLE)
        for other in (second, owner):
            other.sees_nowhere("Nguyễn Văn Mới")
        await newcomer.taps(w("accept-button"))
        newcomer.sees(w("joined", role=ROLE))
        for told in (secretary, second, owner):
            told.has_read("Nguyễn Văn Mới vừa nhận vai trò “Chuyên viên – Nghệ An”")
        colleague.sees_nowhere("Nguyễn Văn Mới")

        notice = second.message_with(w("end-role-button"))
        await second.taps_on(notice, w("end-role-button"))
        await second.taps_on(notice, w("keep-button"))
        await second.taps_on(notice, w("end-role-button"))
        await second.taps_on(notice, w("end-now-button"))
        assert second.toast == w("done-toast")
        assert notice.text == w("role-ended-done", name="Nguyễn Văn Mới", role=ROLE)
        assert not notice.buttons
        second.has(w("people-button"))
        newcomer.sees(w("notice-role-ended", role=ROLE))
        await newcomer.says("/thanhvien")
        newcomer.sees(w("refused-guest"))
        await newcomer.says("tiêu chuẩn cờ thi đua của Chính phủ")
        newcomer.sees("Điều 25")

        late = owner.message_with(w("end-role-button"))
        await owner.taps_on(late, w("end-role-button"))
        assert late.text == w("role-ended-done", name="Nguyễn Văn Mới", role=ROLE)
        await newcomer.follows(link)
        newcomer.sees(w("code-wrong"))
    assert not holds(tmp_path, link.rpartition("i-")[2])


async def test_a_role_is_ended_from_the_list_of_members_only_after_asking_once_more(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        owner, specialist = room.person(OWNER.name), room.person("Chuyên viên Nghệ An")
        await owner.taps(w("people-button"))
        await owner.taps(w("people-unit", unit="Nghệ An", count=2))
        await owner.taps("Chuyên viên Nghệ An")
        await owner.taps(w("end-role-button"))
        await owner.taps(w("keep-button"))
        owner.has("Chuyên viên Nghệ An")
        await owner.taps("Chuyên viên Nghệ An")
        await owner.taps(w("end-role-button"))
        await owner.taps(w("end-now-button"))
        owner.has_not("Chuyên viên Nghệ An")
        specialist.sees(w("notice-role-ended", role=ROLE))


async def test_who_declines_leaves_the_invitation_for_the_right_person(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        link = await invites(room.person(SECRETARY), w("role-leader"), "Huế")
        wrong, right = room.person("Nhận nhầm"), room.person("Đúng người")
        await wrong.follows(link)
        await wrong.taps(w("decline-button"))
        wrong.sees(w("offer-declined"))
        wrong.has_not(w("cluster-button"))
        await right.follows(link)
        await right.taps(w("accept-button"))
        right.sees(w("joined", role="Lãnh đạo đơn vị – Huế"))


async def test_an_offer_waits_while_the_newcomer_asks_something(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        link = await invites(room.person(SECRETARY), w("role-observer"))
        newcomer = room.person("Người cẩn thận")
        await newcomer.follows(link)
        await newcomer.says("tiêu chuẩn cờ thi đua của Chính phủ")
        newcomer.sees("Điều 25")
        await newcomer.taps(w("home-button"))
        await newcomer.taps(w("resume-button"))
        await newcomer.taps(w("accept-button"))
        newcomer.sees(w("joined", role=w("role-observer")))
        newcomer.has_not(w("resume-button"))


async def test_an_offer_that_was_taken_back_meanwhile_is_over(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        secretary, newcomer = room.person(SECRETARY), room.person("Người chậm")
        link = await invites(secretary, w("role-observer"))
        await newcomer.follows(link)
        await secretary.taps(w("revoke-button"))
        secretary.has_read(w("invitation-revoked"))
        await newcomer.taps(w("accept-button"))
        newcomer.sees(w("refused-invitation-over"))
        newcomer.has_not(w("cluster-button"))
        await newcomer.follows(link)
        newcomer.sees(w("code-wrong"))


async def test_an_offer_whose_link_was_renewed_meanwhile_is_over(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        secretary, thief, right = room.person(SECRETARY), room.person("Nhặt được"), room.person("Đúng người")
        await thief.follows(await invites(secretary, w("role-observer")))
        await secretary.taps(w("renew-button"))
        renewed = re.search(r"https://t\.me/\S+", secretary.last)
        assert renewed
        await thief.taps(w("accept-button"))
        thief.sees(w("refused-invitation-over"))
        await right.follows(renewed[0])
        await right.taps(w("accept-button"))
        right.sees(w("joined", role=w("role-observer")))


async def test_one_link_followed_by_two_serves_the_one_who_accepts_first(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        link = await invites(room.person(SECRETARY), w("role-observer"))
        first, second = room.person("Người một"), room.person("Người hai")
        for each in (first, second):
            await each.follows(link)
            each.has(w("accept-button"))
        await first.taps(w("accept-button"))
        await second.taps(w("accept-button"))
        first.sees(w("joined", role=w("role-observer")))
        second.sees(w("refused-invitation-over"))
        second.has_not(w("cluster-button"))


async def test_an_invitation_that_is_out_of_date_is_over_even_while_it_is_on_offer(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        secretary, early, late = room.person(SECRETARY), room.person("Người sớm"), room.person("Người muộn")
        link = await invites(secretary, w("role-observer"), uses="5")
        await early.follows(link)
        room.service.clock.offset += LIFETIME
        await early.taps(w("accept-button"))
        early.sees(w("refused-invitation-over"))
        await late.follows(link)
        late.sees(w("code-wrong"))
        await secretary.taps(w("renew-button"))
        renewed = re.search(r"https://t\.me/\S+", secretary.last)
        assert renewed
        await late.follows(renewed[0])
        await late.taps(w("accept-button"))
        late.sees(w("joined", role=w("role-observer")))


async def test_guessing_codes_brings_a_pause_that_ends(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        link = await invites(room.person(SECRETARY), w("role-observer"))
        guesser = room.person("Kẻ đoán")
        for number in range(MOST_FAILURES):
            await guesser.starts(f"i-{number:022}")
            guesser.sees(w("code-wrong"))
        for kind in "io":
            await guesser.starts(f"{kind}-{'x' * 22}")
            guesser.sees(w("refused-codes-locked", until=NOW).partition(".")[0])
        await guesser.follows(link)
        guesser.has_not(w("accept-button"))
        room.service.clock.offset += LOCKED_FOR
        await guesser.follows(link)
        guesser.has(w("accept-button"))


async def test_a_link_that_leads_nowhere_leads_home(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        guest = room.person("Người lạ")
        for code in ("i-", "i-abc", "o-", "i-" + "x" * 60, "x", "huy", "batdau", "--", "i-" + "_" * 22):
            await guest.says("/trogiup")
            await guest.starts(code)
            guest.sees(w("home-title"))
            guest.has(w("ask-button"))


async def test_guests_get_the_rules_and_nothing_else(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        guest = room.person("Người lạ")
        await guest.starts()
        guest.has(w("ask-button"), w("mine-button"), w("help-button"))
        guest.has_not(
            w("cluster-button"), w("people-button"), w("invitations-button"), w("setup-button"), w("resume-button")
        )
        await guest.says("tiêu chuẩn cờ thi đua của Chính phủ")
        guest.sees("Điều 25")
        for command in ("/cum", "/thanhvien", "/moi"):
            await guest.says(command)
            guest.sees(w("refused-guest"))
        for payload in ("cum", "thanhvien", "moi"):
            await guest.starts(payload)
            guest.sees(w("refused-guest"))
        for question in ("Cụm trưởng là ai", "nghệ an", "tiến độ của Nghệ An", "thành viên Hà Tĩnh"):
            await guest.says(question)
        guest.sees_nowhere("Thanh Hóa", "Chuyên viên Nghệ An", "Lãnh đạo", "Quan sát viên", "Năm thi đua 2026")
        member = room.person("Quan sát viên")
        await member.says("/cum")
        member.sees("Thanh Hóa", "Năm thi đua 2026")


async def test_who_leaves_is_a_guest_again_and_needs_a_new_invitation(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        specialist = room.person("Chuyên viên Nghệ An")
        await specialist.says("/caidat")
        specialist.sees(ROLE)
        await specialist.taps(w("leave-role-button"))
        await specialist.taps(ROLE)
        await specialist.taps(w("keep-button"))
        specialist.sees(ROLE)
        await specialist.taps(w("leave-role-button"))
        await specialist.taps(ROLE)
        await specialist.taps(w("leave-now-button"))
        specialist.sees(w("left"), w("home-guest"))
        specialist.has_not(w("cluster-button"))


async def test_the_last_owner_cannot_leave_nor_be_forgotten(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        owner = room.person(OWNER.name)
        await owner.says("/caidat")
        await owner.taps(w("leave-role-button"))
        await owner.taps(w("role-owner"))
        await owner.taps(w("leave-now-button"))
        owner.sees(w("refused-last-owner"))
        await owner.says("/caidat")
        await owner.taps(w("forget-button"))
        await owner.taps(w("forget-now-button"))
        owner.sees(w("refused-forget-owner"))
        await owner.says("/batdau")
        owner.has(w("invitations-button"))


async def test_who_is_forgotten_leaves_nothing_behind_even_by_tapping_twice(tmp_path: Path) -> None:
    name = "Trần Thị Kín Đáo"
    async with open_room(tmp_path) as room:
        secretary, leaving = room.person(SECRETARY), room.person(name)
        await leaving.follows(await invites(secretary, w("role-specialist"), "Nghệ An"))
        await leaving.taps(w("accept-button"))
        await leaving.says("một câu hỏi riêng của tôi")
        await secretary.says("/thanhvien")
        await secretary.taps(w("people-unit", unit="Nghệ An", count=3))
        await secretary.taps(name)
        await secretary.taps(w("end-role-button"))
        await secretary.taps(w("end-now-button"))
        secretary.sees(name)
        await leaving.says("/caidat")
        leaving.sees(name)
        await leaving.taps(w("forget-button"))
        screen = leaving.message_with(w("forget-now-button"))
        again = next(button for button in screen.body["reply_markup"]["inline_keyboard"][0] if "forget" in str(button))
        assert holds(tmp_path, name)
        await leaving.taps(w("forget-now-button"))
        leaving.sees(w("forgotten"))
        await leaving.taps_on(screen, again["callback_data"], forged=True)
        leaving.sees(w("forgotten"))
        number = leaving.id
    for personal in (name, "Kín Đáo", "kin dao", str(number), "một câu hỏi riêng"):
        assert not holds(tmp_path, personal), personal
    assert holds(tmp_path, "Chuyên viên Nghệ An"), "the search must be able to find what is there"


async def test_the_people_of_a_large_unit_are_shown_page_by_page(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        owner = room.person(OWNER.name)
        link = await invites(owner, w("role-specialist"), "Huế", "5")
        for number in range(10):
            if number == 5:
                link = await invites(owner, w("role-specialist"), "Huế", "5")
            person = room.person(f"Người thứ {number}")
            await person.follows(link)
            await person.taps(w("accept-button"))
        await owner.says("/thanhvien")
        await owner.taps(w("people-unit", unit="Huế", count=12))
        owner.has_not("Người thứ 9")
        await owner.taps(w("next-button"))
        await owner.taps("Người thứ 9")
        await owner.taps(w("end-role-button"))
        await owner.taps(w("end-now-button"))
        room.person("Người thứ 9").sees(w("notice-role-ended", role="Chuyên viên – Huế"))


async def test_a_menu_shows_what_the_role_may_do(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await room.tick()
        calls = room.telegram.calls("setMyCommands")
        offered = {str(call.parameters.get("scope")): str(call.parameters["commands"]) for call in calls}
        specialist, owner = room.person("Chuyên viên Nghệ An"), room.person(OWNER.name)
        assert "moi" not in next(names for scope, names in offered.items() if str(specialist.id) in scope)
        assert "moi" in next(names for scope, names in offered.items() if str(owner.id) in scope)
        assert Role.OWNER.value not in str(offered)
