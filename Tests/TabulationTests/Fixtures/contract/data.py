"""Writes data.csv: made-up schools of two years with every column that spec.yaml names."""
import random

random.seed(6)
questions = [f"q{i:02d}" for i in range(1, 31)]
columns = ["wave", "year", "stype", "dnum", "snum", "pw", "fpc1", "fpc2", "api99", "api00", "enroll",
           "api.stu", "ell", "sch.wide", "awards", "A1", "A2", "A3", "A4", "A5", "HI_CHOL", "race",
           "LEAD01", "COMPID", "province", "commune", "x1"] + questions
base = {"E": (4421, 120, 640), "H": (755, 40, 620), "M": (1018, 60, 610)}
print(",".join(columns))
for wave in ["main", "pilot"]:
    for year in [1999, 2000]:
        for stype, (total, districts, level) in base.items():
            for dnum in range(1, 9):
                luck = random.gauss(0, 25)
                for snum in range(1, 4 if wave == "pilot" else 6):
                    score = level + luck + random.gauss(0, 90)
                    enroll = int(random.uniform(200, 900))
                    mood = random.gauss(0, 0.6)
                    def rating(top):
                        return min(top, max(1, round((top + 1) / 2 + mood + random.gauss(0, 1))))
                    row = {
                        "wave": wave, "year": year, "stype": stype, "dnum": dnum, "snum": snum,
                        "pw": round(total / 80 * random.uniform(0.9, 1.1), 3), "fpc1": districts,
                        "fpc2": 14, "api99": round(score),
                        "api00": round(score + 30 + random.gauss(0, 20)), "enroll": enroll,
                        "api.stu": int(enroll * random.uniform(0.75, 0.95)),
                        "ell": random.choice([0, 0, 3, 8, 15]),
                        "sch.wide": "Yes" if random.random() < 0.83 else "No",
                        "awards": random.choice(["Yes", "Yes", "No"]),
                        "HI_CHOL": int(random.random() < 0.3),
                        "race": random.choice([1, 2, 3]), "LEAD01": rating(5),
                        "COMPID": f"{stype}{dnum}", "province": ["01", "92"][dnum % 2],
                        "commune": f"001{dnum:02d}", "x1": dnum * dnum % 7,
                    }
                    for item in ["A1", "A2", "A3", "A4", "A5"]:
                        row[item] = rating(6)
                    row["A1"] = 7 - row["A1"]
                    for question in questions:
                        row[question] = 9 if random.random() < 0.05 else rating(5)
                    if random.random() < 0.03:
                        row["q01"] = random.choice(["NA", ""])
                    print(",".join(str(row[column]) for column in columns))
