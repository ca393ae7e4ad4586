"""The secretariat loads a document while others ask; and what may be wrong with it, or with whoever sends it."""

from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from bot.__main__ import main
from bot.practice.arguments import Upload
from bot.rules.official import loading
from bot.rules.official.loading import shelf_version
from bot.rules.official.reading import read_document
from bot.runtime.library import Library
from storage import Store
from storage.migrate import migrate
from storage.tables import Membership, Role, RuleDocument
from storage.values import serve
from tests.conftest import NOW
from tests.room import Chatter, Room, open_room
from tests.rules import papers
from tests.rules.papers import AMENDING, DECREE

CITED = "điều 3 khoản 1 nghị định 01/2099/NĐ-MẪU"


def secretary(room: Room) -> Chatter:
    return room.person("Thường trực Cụm")


async def loads(person: Chatter, name: str, content: bytes) -> None:
    """Sends a file in the library and confirms what was read."""
    await person.says("/vanban")
    await person.uploads(name, content)
    await person.taps("Nạp vào thư viện")


def documents(room: Room) -> int:
    return room.looks(lambda session: session.scalar(select(func.count()).select_from(RuleDocument))) or 0


async def test_a_decree_is_loaded_and_everybody_is_answered_from_it(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        office, asker = secretary(room), room.person("Chuyên viên Nghệ An")
        await asker.says(CITED)
        asker.sees("Trợ lý chưa có căn cứ")
        await office.says("/batdau")
        await office.taps("Văn bản")
        office.sees("Thư viện văn bản", ".docx, .pdf")
        await office.uploads("nghi dinh mau.docx", papers.as_docx(DECREE, letterhead=5))
        office.sees(
            "Kiểm tra trước khi nạp",
            "Nghị định quy định mẫu về trao tặng hoa sen giấy",
            "Số, ký hiệu: 01/2099/NĐ-MẪU",
            "Cơ quan mẫu, ngày 05 tháng 7 năm 2025",
            "Đã đọc: 5 điều, 8 khoản, 3 chương và 1 phụ lục, mục hoặc đoạn.",
            "Hiệu lực từ 15/08/2025.",
            "Thay thế: 77/2090/NĐ-MẪU.",
        )
        await asker.says(CITED)
        asker.sees("Trợ lý chưa có căn cứ")  # a draft is nobody's answer
        await office.taps("Nạp vào thư viện")
        assert "Đã nạp 01/2099/NĐ-MẪU vào thư viện." in office.chat()
        assert "Đã lập chỉ mục xong" in office.chat()
        await asker.says(CITED)
        asker.sees("40 thuyền giấy", "Khoản 1 Điều 3, 01/2099/NĐ-MẪU", "Hiệu lực từ 15/08/2025.")
        await asker.taps("Xem cả điều")
        asker.sees("Điều 3. Điều kiện trao tặng hoa sen giấy", "Đã rửa tay.")


async def test_an_amendment_marks_what_it_touches(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        office, asker = secretary(room), room.person("Chuyên viên Nghệ An")
        await loads(office, "mau.txt", DECREE.encode())
        await office.says("/vanban")
        await office.uploads("sua.txt", AMENDING.encode())
        office.sees("Sửa đổi, bổ sung hoặc bãi bỏ 4 điều, khoản, điểm của văn bản khác.")
        await office.taps("Nạp vào thư viện")
        await asker.says(CITED)
        asker.sees(
            "Được sửa đổi, bổ sung bởi khoản 1 Điều 1 văn bản số 02/2099/NĐ-MẪU, từ ngày 01/10/2026.",
            "Điều này được bổ sung nội dung bởi khoản 2 Điều 1",
        )
        await asker.says("điều 2 khoản 2 nghị định 01/2099/NĐ-MẪU")
        asker.sees("Bị bãi bỏ bởi Điều 2 văn bản số 02/2099/NĐ-MẪU", "Đã hết hiệu lực")


async def test_answers_go_on_while_a_document_is_being_indexed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index is built while another person is asking: the answer comes from the shelf as it was."""
    async with open_room(tmp_path) as room:
        office, asker = secretary(room), room.person("Chuyên viên Nghệ An")
        seen: list[str] = []
        renew = Library.renew

        async def renew_while_asked(self: Library) -> bool:
            room.telegram.say(asker.id, "điều 25 khoản 2")
            while "Điều 25" not in asker.chat():
                await room.service.desk.store.read(shelf_version)
            seen.append(office.chat())
            return await renew(self)

        monkeypatch.setattr(Library, "renew", renew_while_asked)
        await loads(office, "mau.txt", DECREE.encode())
        [before] = seen
        assert "Đang lập chỉ mục" in before
        assert "Đã lập chỉ mục xong" not in before
        assert "Đang lập chỉ mục" not in office.chat()
        assert "Đã lập chỉ mục xong" in office.chat()


async def test_an_index_that_fails_is_told_and_tried_again_at_the_next_tick(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_room(tmp_path) as room:
        office, asker = secretary(room), room.person("Chuyên viên Nghệ An")
        with monkeypatch.context() as broken:
            broken.setattr("bot.runtime.library.build", lambda *_given: 1 / 0)
            await loads(office, "mau.txt", DECREE.encode())
        assert "Chưa lập xong chỉ mục" in office.chat()
        await asker.says("điều 25 khoản 2")
        asker.sees("Cờ thi đua của Chính phủ")
        await room.tick()
        await asker.says(CITED)
        asker.sees("40 thuyền giấy")


async def test_the_number_and_dates_are_mended_by_typing(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        office = secretary(room)
        await office.says("/vanban")
        nameless = DECREE.replace("Số: 01/2099/NĐ-MẪU\n", "").replace("từ ngày 15 tháng 8 năm 2025", "sau này")
        await office.uploads("mau.txt", nameless.encode())
        office.sees("Chưa đọc được số, ký hiệu", "Chưa đọc được ngày có hiệu lực")
        office.has_not("Nạp vào thư viện")
        await office.taps("Sửa thông tin")
        await office.taps("Số, ký hiệu")
        await office.says("01/2099/NĐ-MẪU")
        office.sees("Đã ghi: Số, ký hiệu.", "Số, ký hiệu: 01/2099/NĐ-MẪU")
        await office.taps("Hiệu lực từ ngày")
        await office.says("hôm nào đó")
        office.sees("Trợ lý chưa đọc được ngày")
        await office.says("15/8/2025")
        office.sees("Hiệu lực từ 15/08/2025.")
        await office.taps("Hiệu lực đến hết")
        await office.says("01/01/2020")
        office.sees("không thể trước ngày có hiệu lực")
        await office.taps("Để trống")
        await office.taps("Quay lại")
        await office.taps("Nạp vào thư viện")
        office.has_read("Văn bản 01/2099/NĐ-MẪU")


async def test_a_newer_version_replaces_and_the_older_one_comes_back(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        office, asker = secretary(room), room.person("Chuyên viên Nghệ An")
        await loads(office, "mau.txt", DECREE.encode())
        await office.says("/vanban")
        await office.uploads("mau.txt", DECREE.encode())
        office.sees("Văn bản này đã có trong thư viện: 01/2099/NĐ-MẪU")
        await office.uploads("moi.txt", DECREE.replace("40 thuyền", "45 thuyền").encode())
        office.sees("Thư viện đang có bản cùng số, ký hiệu, nạp lúc 09:00 ngày 25/11/2026")
        await office.taps("Nạp, thay bản cũ")
        await asker.says(CITED)
        asker.sees("45 thuyền giấy")
        await office.taps("Đưa ra")
        office.has_read("Trong 10 phút vẫn lấy lại được")
        await office.taps("Đưa ra thư viện")
        await asker.says(CITED)
        asker.sees("Trợ lý chưa có căn cứ")
        await office.taps("Lấy lại")
        await asker.says(CITED)
        asker.sees("45 thuyền giấy")


async def test_validity_set_by_hand_is_answered_at_once(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        office, asker = secretary(room), room.person("Chuyên viên Nghệ An")
        await loads(office, "mau.txt", DECREE.encode())
        await office.taps("Sửa hiệu lực")
        await office.taps("Hiệu lực đến hết")
        await office.says("31/10/2026")
        office.has_read("Hiệu lực của 01/2099/NĐ-MẪU", "Đã hết hiệu lực; chỉ có hiệu lực đến hết 31/10/2026.")
        await office.taps("Văn bản thay thế")
        await office.says("8/2100/NĐ-MẪU")
        await asker.says(CITED)
        asker.sees("được thay bằng văn bản số 8/2100/NĐ-MẪU", "Đã hết hiệu lực")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("quet.pdf", papers.pdf_of([[], []]), "chỉ có ảnh chụp"),
        ("khoa.pdf", papers.locked_pdf(DECREE), "đang đặt mật khẩu"),
        ("khoa.docx", papers.locked_docx(), "đang đặt mật khẩu"),
        ("hong.docx", papers.as_docx(DECREE)[:1500], "bị hỏng"),
        ("van-ban.pdf", b"MZ\x90\x00" + bytes(200), "tệp chương trình"),
        ("bom.docx", papers.bomb_docx(), "giải nén ra quá lớn"),
        ("lon.txt", b"a" * (20 * 1024 * 1024 + 1), "lớn hơn 20 MB"),
        ("la.txt", bytes(range(128, 256)) * 20, "không đọc ra tiếng Việt"),
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(300), "Office đời cũ"),
    ],
)
async def test_each_wrong_file_has_its_answer_and_leaves_nothing(
    name: str, content: bytes, told: str, tmp_path: Path
) -> None:
    async with open_room(tmp_path) as room:
        office = secretary(room)
        await office.says("/vanban")
        await office.uploads(name, content)
        office.sees(told, "Thư viện văn bản")
        assert documents(room) == 0


async def test_of_several_files_sent_together_the_first_is_taken(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        office = secretary(room)
        await office.says("/vanban")
        both = [Upload("mau.txt", DECREE.encode(), ""), Upload("sua.txt", AMENDING.encode(), "")]
        room.telegram.album(office.id, both)
        await room.settle()
        office.has_read("chỉ nhận tệp đầu trong các tệp gửi cùng lúc", "Số, ký hiệu: 01/2099/NĐ-MẪU")
        assert documents(room) == 1
        await office.taps("Nạp vào thư viện")
        await office.uploads("sua.txt", AMENDING.encode())
        office.sees("Số, ký hiệu: 02/2099/NĐ-MẪU")


async def test_a_long_list_has_pages(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        for number in range(1, 8):
            text = DECREE.replace("01/2099", f"{number}/2099").replace("40 thuyền", f"{number} thuyền")
            paper = read_document("mau.txt", text.encode())
            await room.store.transact(loading.import_document, paper=paper, now=NOW)
        office = secretary(room)
        await office.says("/vanban")
        office.has("7/2099/NĐ-MẪU", "3/2099/NĐ-MẪU")
        office.has_not("2/2099/NĐ-MẪU")
        await office.taps("Sau ›")
        office.has("2/2099/NĐ-MẪU", "1/2099/NĐ-MẪU")
        await office.taps("1/2099/NĐ-MẪU")
        office.sees("Văn bản 1/2099/NĐ-MẪU")
        await office.taps("Quay lại")
        office.has("1/2099/NĐ-MẪU")


async def test_old_fonts_are_converted_and_the_secretariat_is_told(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        office = secretary(room)
        await office.says("/vanban")
        await office.uploads("cu.txt", papers.in_tcvn3(DECREE).encode("cp1252"))
        office.sees("phông chữ cũ (TCVN3, còn gọi là ABC)", "Nghị định quy định mẫu về trao tặng hoa sen giấy")


async def test_pages_that_were_not_read_are_told(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        office = secretary(room)
        lines = papers.lines_of(DECREE)
        await office.says("/vanban")
        await office.uploads("mau.pdf", papers.pdf_of([lines, []]))
        office.sees("Có 1 trang không có chữ")


@pytest.mark.parametrize("name", ["Chuyên viên Nghệ An", "Lãnh đạo Nghệ An", "Quan sát viên", "Người lạ"])
async def test_nobody_else_gets_in_by_any_door(tmp_path: Path, name: str) -> None:
    async with open_room(tmp_path) as room:
        office, other = secretary(room), room.person(name)
        await loads(office, "mau.txt", DECREE.encode())
        await other.says("/batdau")
        other.has_not("Văn bản")
        await other.says("/vanban")
        other.sees_nowhere("Thư viện văn bản", "01/2099/NĐ-MẪU")
        await other.uploads("khac.txt", AMENDING.encode())
        other.sees("Lúc này Trợ lý chưa cần tệp")
        for action, arg in (("open", "documents"), ("load", ""), ("take-out", ""), ("pick", "1"), ("undo", "")):
            await other.forges_here(action, arg)
            other.sees_nowhere("01/2099/NĐ-MẪU")
        assert documents(room) == 1


async def test_whoever_lost_the_role_loads_nothing_from_the_screen_that_is_left(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        office = secretary(room)
        await office.says("/vanban")
        await office.uploads("mau.txt", DECREE.encode())
        screen = office.message_with("Nạp vào thư viện")
        ended = update(Membership).where(Membership.role == Role.SECRETARIAT).values(ended_at=NOW)
        await room.store.transact(lambda session: session.execute(ended))
        await office.taps_on(screen, "Nạp vào thư viện")
        assert room.looks(shelf_version) == 0
        office.sees("Đồng chí")


async def test_the_command_line_loads_beside_a_running_bot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async with open_room(tmp_path) as room:
        asker = room.person("Chuyên viên Nghệ An")
        for name, content in (("mau.txt", DECREE.encode()), ("quet.pdf", papers.pdf_of([[], []]))):
            (tmp_path / name).write_bytes(content)
        monkeypatch.setenv("DATA_FOLDER", str(tmp_path))
        assert main(["import-rules", str(tmp_path / "mau.txt"), str(tmp_path / "quet.pdf")]) == 1
        out, err = capsys.readouterr()
        assert "Đã nạp 01/2099/NĐ-MẪU" in out
        assert "5 điều" in out
        assert "chỉ có ảnh chụp" in err
        await room.tick()
        await asker.says(CITED)
        asker.sees("40 thuyền giấy")
        assert main(["import-rules", str(tmp_path / "khong-co.txt")]) == 1


def test_the_command_line_leaves_the_store_of_another_bot_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store.in_folder(tmp_path)
    migrate(store, tmp_path, now=NOW)
    store.transact_now(serve, 111, now=NOW)
    (tmp_path / "mau.txt").write_bytes(DECREE.encode())
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path))
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "222:practice")
    assert main(["import-rules", str(tmp_path / "mau.txt")]) == 1
    assert "111" in capsys.readouterr().err
    assert store.read_now(shelf_version) == 0
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "111:practice")
    assert main(["import-rules", str(tmp_path / "mau.txt")]) == 0
    assert store.read_now(shelf_version) == 1
    store.close()


async def test_what_was_loaded_is_there_after_a_restart(tmp_path: Path) -> None:
    store = Store.in_folder(tmp_path)
    migrate(store, tmp_path, now=NOW)
    paper = read_document("mau.txt", DECREE.encode())
    store.transact_now(loading.import_document, paper=paper, now=NOW)
    store.close()
    async with open_room(tmp_path, cluster=False) as room:
        guest = room.person("Người lạ")
        await guest.says(CITED)
        guest.sees("40 thuyền giấy")
    assert (tmp_path / "rules.index").is_file()
