"""make_csv.py ROWS FILE: a survey-like CSV of 41 columns, seed 7; 1,020,000 rows make 128 MB."""
import random
import sys

UNITS = ["Xã Đất Mũi", "Xã Năm Căn", "Phường Tân Thành", "Phường An Xuyên", "Xã Phan Ngọc Hiển",
         "Xã U Minh", "Xã Trần Văn Thời", "Phường Bạc Liêu"]
draw = random.Random(7)
rows, path = int(sys.argv[1]), sys.argv[2]
with open(path, "w", encoding="utf-8", newline="") as out:
    items = [f"C{number}" for number in range(1, 36)]
    out.write(",".join(["instance", "unit", "unit name", "day", "gender", "age"] + items) + "\r\n")
    units = [(f"{31825 + 3 * place:05d}", name) for place, name in enumerate(UNITS)]
    for _ in range(rows):
        cells = [f"uuid:{draw.getrandbits(32):08x}", *draw.choice(units),
                 f"2025-0{draw.randint(7, 9)}-{draw.randint(10, 28)}", draw.choice("12"),
                 str(draw.randint(18, 80))]
        cells += [draw.choice("12345") if draw.random() > 0.02 else "" for _ in range(34)]
        texts = ["Chờ lâu", '"Nhanh, gọn"', "Cán bộ nhiệt tình"]
        cells.append("" if draw.random() < 0.9 else draw.choice(texts))
        out.write(",".join(cells) + "\r\n")
