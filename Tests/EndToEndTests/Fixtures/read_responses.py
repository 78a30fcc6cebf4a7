"""Counts the answers of the sample province from the files as the teams sent them.

Run:   python3 read_responses.py SampleData/ca-mau > raw-counts.csv      (from the checkout)
Made with Python 3.11 and openpyxl 3.1.5. Nothing of sipas is used: workbooks are read by openpyxl,
text files by csv, TCVN3 by a table of its own (TCVN 5712:1993), labels by the tables below, copied
from the phiếu.

From planted-faults.json it takes only which rows are to be refused and which file is a copy. A
phiếu is valid with at least 80 % of the satisfaction items that were asked and apply to it.
"""
import csv
import json
import pathlib
import sys
import unicodedata

import openpyxl

ELEMENTS = {
    "access": ["A1", "A2", "A3", "A4"],
    "procedures": ["B1", "B2", "B3", "B4", "B5"],
    "staff": ["C1", "C2", "C3", "C4", "C5", "C6"],
    "results": ["D1", "D2", "D3", "D4"],
    "feedback": ["E1", "E2", "E3", "E4"],
}
SATISFACTION = [item for items in ELEMENTS.values() for item in items] + ["HL"]
HEADERS = {
    "Nơi ngồi chờ có đủ chỗ ngồi": "A1",
    "Trang thiết bị phục vụ đầy đủ": "A2",
    "Trang thiết bị phục vụ hiện đại": "A3",
    "Trang thiết bị phục vụ dễ sử dụng": "A4",
    "Thủ tục hành chính được niêm yết công khai đầy đủ": "B1",
    "Thủ tục hành chính được niêm yết chính xác": "B2",
    "Thành phần hồ sơ phải nộp đúng quy định": "B3",
    "Phí, lệ phí phải nộp đúng quy định": "B4",
    "Thời hạn giải quyết đúng quy định": "B5",
    "Công chức giao tiếp lịch sự, đúng mực": "C1",
    "Công chức chú ý lắng nghe": "C2",
    "Công chức trả lời, giải đáp đầy đủ": "C3",
    "Công chức hướng dẫn kê khai hồ sơ tận tình, chu đáo": "C4",
    "Công chức hướng dẫn hồ sơ dễ hiểu": "C5",
    "Công chức tuân thủ đúng quy định khi giải quyết công việc": "C6",
    "Kết quả nhận được đúng quy định": "D1",
    "Kết quả có thông tin đầy đủ": "D2",
    "Kết quả có thông tin chính xác": "D3",
    "Kết quả được trả đúng hẹn": "D4",
    "Ông/bà có gửi góp ý, phản ánh, kiến nghị với cơ quan không?": "complained",
    "Cơ quan có bố trí hình thức tiếp nhận góp ý, phản ánh, kiến nghị": "E1",
    "Việc góp ý, phản ánh, kiến nghị dễ dàng thực hiện": "E2",
    "Cơ quan tiếp nhận, xử lý góp ý, phản ánh, kiến nghị tích cực": "E3",
    "Kết quả xử lý góp ý, phản ánh, kiến nghị được thông báo kịp thời": "E4",
    "Nhìn chung, ông/bà hài lòng ở mức nào với sự phục vụ của cơ quan?": "HL",
    "Có công chức nào gây phiền hà, sách nhiễu với ông/bà không?": "PH",
    "Ông/bà có phải đưa tiền ngoài quy định không?": "DT",
    "Ông/bà phải đi lại thêm mấy lần sau khi nộp hồ sơ, ngoài lần nhận kết quả?": "DL",
    "Mã đơn vị": "unit",
    "ma_don_vi": "unit",
    "Tên đơn vị": "unit name",
    "ten_don_vi": "unit name",
}
RATING = {
    "Rất không hài lòng": "1", "Không hài lòng": "2", "Bình thường": "3", "Hài lòng": "4",
    "Rất hài lòng": "5", "Không áp dụng": "8", "Không biết": "9",
}
YES_NO = {"Có": "1", "Không": "2", "Không biết": "9"}
HARASSMENT = {
    "Không có công chức nào": "1", "Một số công chức": "2", "Nhiều công chức": "3",
    "Không biết": "9",
}
TRIPS = {"Không phải đi lại": "0", "1 lần": "1", "Từ 2 lần trở lên": "2", "Không biết": "9"}
LABELS = {item: RATING for item in SATISFACTION} | {
    "complained": YES_NO, "PH": HARASSMENT, "DT": YES_NO, "DL": TRIPS,
}
# Codes that are an answer, and those of them that count as satisfied.
ANSWERS = {item: (set("12345"), set("45")) for item in SATISFACTION} | {
    "PH": (set("123"), {"1"}), "DT": (set("12"), {"2"}), "DL": (set("012"), {"0"}),
}
# Letters of TCVN3, which is all that names of units need.
TCVN3 = dict(zip(
    list(range(0xA1, 0xB0)) + [0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6, 0xC7,
    0xC8, 0xC9, 0xCA, 0xCB, 0xCC, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8,
    0xDC, 0xDD, 0xDE, 0xDF, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC,
    0xED, 0xEE, 0xEF, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD,
    0xFE],
    "ĂÂÊÔƠƯĐăâêôơưđẰ" "àảãáạ" "ằẳẵắ" "ặầẩẫấậè" "ẻẽéẹềểễếệìỉ" "ĩíịò" "ỏõóọồổỗốộờởỡớợù"
    "ủũúụừửữứựỳỷỹýỵ"))


def nfc(value):
    return unicodedata.normalize("NFC", str(value)).strip() if value is not None else ""


def workbook_rows(path):
    """Number of the row as Excel shows it, and its cells, of the first sheet."""
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        yield number, [nfc(value) for value in row]


def text_rows(path):
    data = path.read_bytes()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16")
    elif "tcvn3" in path.name:
        text = "".join(TCVN3.get(byte, chr(byte)) for byte in data)
    else:
        text = data.decode("utf-8-sig")
    first = text.splitlines()[0]
    delimiter = max(",;\t", key=first.count)
    for number, row in enumerate(csv.reader(text.splitlines(), delimiter=delimiter), 1):
        yield number, [nfc(value) for value in row]


def meaning(header):
    """Item or field of a header; «A1. Nơi ngồi chờ…» is A1."""
    known = set(LABELS) | {"complained"}
    if header in known:
        return header
    text = header[4:] if header[2:4] == ". " else header
    return HEADERS.get(text)


def responses(path):
    """Row number and {item or field: text} of every phiếu of a file."""
    rows = workbook_rows(path) if path.suffix == ".xlsx" else text_rows(path)
    columns = None
    for number, row in rows:
        if columns is None:
            found = [meaning(cell) for cell in row]
            if "A1" in found:
                columns = found
            continue
        if any(row):
            yield number, {name: cell for name, cell in zip(columns, row) if name}


def code(item, text):
    return LABELS[item].get(text, text)


def is_valid(answers):
    asked = [i for i in SATISFACTION if i[0] != "E" or answers["complained"] == "1"]
    expected = [i for i in asked if answers[i] != "8"]
    given = [i for i in expected if answers[i] in ANSWERS[i][0]]
    return 5 * len(given) >= 4 * len(expected)


def units(folder):
    codes = {}
    for name in (folder / "agencies.csv", folder.parent / "units" / "communes.csv"):
        with open(name, encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if row["province"] == "96" and not row["valid_to"]:
                    codes[nfc(row["name"])] = row["code"]
    return codes


def main(folder):
    refused = set()
    copies = set()
    for file in json.loads((folder / "planted-faults.json").read_text(encoding="utf-8")):
        if file.get("copyOf"):
            copies.add(file["name"])
        for fault in file["faults"]:
            if fault["kind"] not in ("givenUp", "unanswered", "blankRowBefore"):
                refused.add((file["name"], fault["place"]["row"]))
    code_of_name = units(folder)
    phieu = {}
    for path in sorted((folder / "responses").iterdir()):
        if path.suffix not in (".xlsx", ".csv") or path.name in copies:
            continue
        for number, row in responses(path):
            if (path.name, number) in refused:
                continue
            unit = row.get("unit") or code_of_name[row["unit name"]]
            answers = {item: code(item, row.get(item, "")) for item in LABELS}
            phieu.setdefault(unit, []).append(answers)
    nodes = {"overall": [i for items in ELEMENTS.values() for i in items]} | ELEMENTS
    nodes |= {item: [item] for item in ANSWERS}
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["unit", "node", "received", "valid", "n", "answers", "satisfied"])
    for unit in sorted(phieu):
        valid = [answers for answers in phieu[unit] if is_valid(answers)]
        for node, items in nodes.items():
            given = [[a[i] for i in items if a[i] in ANSWERS[i][0]] for a in valid]
            satisfied = sum(
                a[i] in ANSWERS[i][1] for a in valid for i in items)
            out.writerow([
                unit, node, len(phieu[unit]), len(valid), sum(map(bool, given)),
                sum(map(len, given)), satisfied])


main(pathlib.Path(sys.argv[1]))
