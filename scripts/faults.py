#!/usr/bin/env python3
"""Faults that take longer than tests may: each part makes a small office, does harm, and says what stood afterwards.

usage: faults.py BIN kill [RUNS] [SEED]  kill at random points; sets, originals, ledger, decisions after each (1000)
       faults.py BIN disk              a full disk under the outputs (needs root: a small tmpfs is mounted)
       faults.py BIN rights            no right to write the outputs or to read a file (as another user, needs root)
       faults.py BIN many [FILES]      so many files at once (10000)
       faults.py BIN watch [CHANGES] [SECONDS]
                                       a day of a watch, 100 times as fast: drops, edits, deletions (2000), not longer
                                       than so many seconds
       faults.py BIN traced            sockets and writes of a run, by strace
       faults.py BIN names             names of 255 bytes, decomposed, with emoji, dots, case twins … in a watched folder
       faults.py BIN clock             a watch whose clock jumps for- and backwards (needs libfaketime)
       faults.py BIN grows [ROUNDS]    files that grow while they are read (200)
       faults.py BIN drop FOLDER...    the files of these folders through a watched folder: one state and reason each, the
                                       same as in a run of its own, and nothing of them but text in any output
                                       (`drop_scan.py`); a truth.json or reasons.snap beside a folder is held against it
BIN is the program. Status 0 where everything held. Nothing is left behind but what is printed.
"""
import json, os, pathlib, random, re, shutil, signal, sqlite3, subprocess, sys, tempfile, threading, time, unicodedata
import zipfile

import drop_scan

HERE = pathlib.Path(__file__).resolve().parent.parent
PROGRAMME = HERE / "inputs/chuong-trinh/Chuong-trinh-hanh-dong.docx"
TEXT = """ĐẢNG ỦY PHƯỜNG KIẾN AN
ỦY BAN NHÂN DÂN PHƯỜNG KIẾN AN

Kiến An, ngày 20 tháng 3 năm 2026

BÁO CÁO
Kết quả thực hiện nhiệm vụ quý I năm 2026 (%s)

- Tỷ lệ dân số tham gia bảo hiểm y tế đạt %s%%.
"""
faults = []


def check(holds, words):
    if not holds:
        faults.append(words)
        print("FAULT:", words, flush=True)


def office(folder, reports):
    home = pathlib.Path(folder)
    (home / "inputs/chuong-trinh").mkdir(parents=True)
    (home / "inputs/bao-cao").mkdir()
    shutil.copy(PROGRAMME, home / "inputs/chuong-trinh/ct.docx")
    for name, text in reports:
        (home / "inputs/bao-cao" / name).write_text(text)
    return home


def call(binary, home, *args, **more):
    return subprocess.run([binary, *args], cwd=home, stdin=subprocess.DEVNULL, capture_output=True, text=True, **more)


def run(binary, home, *args, **more):
    return call(binary, home, "run", *args, **more)


def originals(home):
    """Content of everything dropped, by name; names as bytes, since they may be no text."""
    found = {}
    for folder, _, names in os.walk(os.fsencode(home / "inputs/bao-cao")):
        for name in names:
            path = os.path.join(folder, name)
            if not os.path.islink(path) and os.path.isfile(path):
                about = os.stat(path)
                found[path] = (about.st_size, about.st_mtime_ns)
                if about.st_size < 1 << 28:
                    with open(path, "rb") as file:
                        found[path] = (hash(file.read()), about.st_mtime_ns)
    return found


def result(folder):
    return json.loads((folder / "so-lieu.json").read_bytes())


def value(folder):
    return sorted(fact["value"] for fact in result(folder)["facts"] if fact["value"] is not None)


def is_whole(folder):
    """Every file of a set can be opened and read to its end, and all of them are there."""
    names = sorted(path.name for path in folder.iterdir() if not path.name.startswith((".~", "~$")))
    if not {"json", "xlsx", "docx", "html"} <= {name.rsplit(".", 1)[-1] for name in names}:
        return False
    for name in names:
        if name.endswith(".json"):
            json.loads((folder / name).read_bytes())
        if name.endswith((".xlsx", ".docx")) and zipfile.ZipFile(folder / name).testzip() is not None:
            return False
    return True


def shown(folder):
    """The one figure of a set, and whether workbook, report and page show it too."""
    figure = next(item["in_period"] for item in result(folder)["items"] if item["item"] == "PL1.II.13")
    text = f"{figure:g}".replace(".", ",")
    with zipfile.ZipFile(folder / "Bao-cao-tong-hop-2026-Q1.docx") as report:
        in_report = f"{text}%" in report.read("word/document.xml").decode()
    with zipfile.ZipFile(folder / "Phu-luc-2026-Q1.xlsx") as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    in_book = any(f"<v>{figure:g}</v>" in sheet for sheet in sheets)
    in_page = f"{text}%" in (folder / "Bang-theo-doi-2026-Q1.html").read_text()
    return figure, in_report and in_book and in_page


def left_behind(outputs):
    return [path.name for path in outputs.iterdir() if path.name.startswith((".2026", ".tonghop-"))]


def kill(binary, runs="1000", seed="1"):
    runs, rng = int(runs), random.Random(int(seed))
    with tempfile.TemporaryDirectory() as folder:
        # Two figures that contradict each other wait for a person: on one of them decisions are made over and over.
        second = "- Tỷ lệ dân số tham gia bảo hiểm y tế đạt 55,5%.\n"
        home = office(folder, [("a.txt", TEXT % ("a", "90,1") + second)])
        outputs, q1, report = home / "outputs", home / "outputs/2026-Q1", home / "inputs/bao-cao/a.txt"
        run(binary, home)
        key = next(line.split()[0] for line in call(binary, home, "decide").stdout.splitlines() if line.startswith("k"))
        decide = lambda who: call(binary, home, "decide", key, "--nhan", "--ly-do", "thử", "--nguoi", who)
        check(decide("Người đầu").returncode == 0, "the first decision was not taken")
        report.write_text(TEXT % ("a", "90,1"))
        began = time.monotonic()
        run(binary, home)
        whole = time.monotonic() - began
        (q1 / "ghi chú.txt").write_text("của văn phòng")
        now, agree = shown(q1)
        check(agree, "the first set is none")
        killed = new = 0
        decided = set()
        for number in range(runs):
            share = f"{10 + number % 80},{1 + number % 9}"
            report.write_text(TEXT % (number, share))
            before = originals(home)
            who = f"Người {number}"
            done = decide(who)
            check(done.returncode == 0, f"run {number}: no decision: {done.stderr}")
            decided.update([who] if done.returncode == 0 else [])
            child = subprocess.Popen([binary, "run"], cwd=home, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL, start_new_session=True)
            # Half of them at any time, half while or after sets change places.
            if number % 2:
                time.sleep(whole * rng.random())
            else:
                limit = time.monotonic() + 60
                while not (outputs / ".2026-Q1.new").exists() and child.poll() is None and time.monotonic() < limit:
                    time.sleep(0.0005)
                time.sleep(rng.choice([0, 0.002, 0.005, 0.02, 0.1]) * rng.random())
            try:
                os.killpg(child.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            killed += child.wait() == -signal.SIGKILL
            check(originals(home) == before, f"run {number}: an original changed")
            # For who reads between two renames, where there is no exchange, the earlier set is the valid one.
            folder = q1 if q1.is_dir() else outputs / ".2026-Q1.old"
            try:
                earlier, (now, agree) = now, shown(folder)
                check(is_whole(folder) and agree, f"run {number}: no whole set, or files of two runs")
                check(now in (earlier, float(share.replace(",", "."))), f"run {number}: figures of no run")
                new += now != earlier
            except Exception as error:
                check(False, f"run {number}: {error!r}")
            # What people keep goes over to the new set right after the exchange; one who dies there leaves it aside.
            aside = [each for each in outputs.glob(".2026-Q1*/ghi chú.txt") if each.read_text() == "của văn phòng"]
            check((folder / "ghi chú.txt").is_file() or aside, f"run {number}: what people keep is lost")
            # The copy of what people edited is another name for it: nobody edited anything here.
            edited = [path.name for path in folder.iterdir() if "ban-sua-tay" in path.name]
            check(not edited, f"run {number}: its own files are taken for edited: {edited}")
            ledger = sqlite3.connect(outputs / "so-cai.sqlite")
            check(ledger.execute("PRAGMA integrity_check").fetchone()[0] == "ok", f"run {number}: the ledger is damaged")
            kept = {row[0] for row in ledger.execute("SELECT person FROM ruling")}
            ledger.close()
            check(decided <= kept, f"run {number}: {len(decided - kept)} decisions are lost")
            if number % 100 == 99:
                print(f"kill: {number + 1} runs, {killed} killed amid", flush=True)
        final = run(binary, home)
        check(final.returncode in (0, 1), f"the last run: {final.stderr}")
        check(shown(q1) == (float(share.replace(",", ".")), True), f"the last run: {value(q1)}")
        check((q1 / "ghi chú.txt").read_text() == "của văn phòng", "what people keep is lost")
        check(not left_behind(outputs), f"left behind: {left_behind(outputs)}")
        print(f"kill: {runs} runs of {whole:.2f} s, {killed} killed amid, {new} of them after the new set was in place; "
              f"{len(decided)} decisions kept")


def disk(binary):
    with tempfile.TemporaryDirectory() as folder:
        home = office(folder, [("a.txt", TEXT % ("a", "90,1"))])
        small = home / "outputs"
        small.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", small], check=True)
        try:
            run(binary, home)
            q1 = small / "2026-Q1"
            told = 0
            for number, room in enumerate([0, 4, 16, 40, 64, 100, 150, 220, 400, 1000]):
                (home / "inputs/bao-cao/a.txt").write_text(TEXT % (number, f"5{number},5"))
                before, originals_before = value(q1), originals(home)
                free = os.statvfs(small)
                with open(small / "fill", "wb") as fill:
                    fill.write(b"\0" * max(0, free.f_bavail * free.f_frsize - room * 1024))
                done = run(binary, home)
                (small / "fill").unlink()
                check(is_whole(q1), f"{room} KB left: no whole set")
                check(originals(home) == originals_before, "an original changed")
                if done.returncode == 2:
                    told += 1
                    check(value(q1) == before, f"{room} KB left: the earlier set was touched")
                    # SQLite tells some of it as a fault of the disk; what to do is said all the same.
                    check("đầy" in done.stderr or "dung lượng đĩa" in done.stderr, f"{room} KB left: {done.stderr!r}")
                else:
                    check(value(q1) == [float(f"5{number}.5")], f"{room} KB left: neither told nor written")
                check(not left_behind(small), f"{room} KB left: left behind {left_behind(small)}")
            done = run(binary, home)
            check(done.returncode in (0, 1) and value(q1) == [59.5], f"with room again: {done.stderr}")
            print(f"disk: 10 fillings, {told} told as full with the earlier set in place, the others fitted")
        finally:
            subprocess.run(["umount", small], check=True)


def rights(binary):
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        home = office(folder, [("a.txt", TEXT % ("a", "90,1")), ("closed.txt", TEXT % ("b", "80,2"))])
        shutil.copy(binary, home / "tonghop")
        os.chmod(home / "tonghop", 0o755)
        (home / "outputs").mkdir()
        os.chmod(home / "inputs/bao-cao/closed.txt", 0o600)
        os.chmod(home / "outputs", 0o777)
        as_nobody = dict(user=65534, group=65534, extra_groups=[], env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"})
        run(home / "tonghop", home, **as_nobody)
        files = result(home / "outputs/2026-Q1")["submissions"]
        states = {each["file"]: (each["state"], each["reason"]) for each in files}
        closed = states["bao-cao/closed.txt"]
        check(closed[0] == "unreadable" and "quyền" in closed[1], f"{states}")
        check(states["bao-cao/a.txt"][0] == "read", f"{states}")
        before = value(home / "outputs/2026-Q1")
        (home / "inputs/bao-cao/a.txt").write_text(TEXT % ("a", "70,1"))
        subprocess.run(["chown", "-R", "root", home / "outputs"], check=True)
        subprocess.run(["chmod", "-R", "go-w", home / "outputs"], check=True)
        done = run(home / "tonghop", home, **as_nobody)
        check(done.returncode == 2 and "Không ghi được" in done.stderr, f"{done.returncode} {done.stderr}")
        check(value(home / "outputs/2026-Q1") == before, "the earlier set was touched")
        print("rights: a closed file is told with its reason; closed outputs are told, the earlier set stands")


def many(binary, files="10000"):
    files = int(files)
    with tempfile.TemporaryDirectory() as folder:
        text = lambda number: TEXT % (number, f"{number % 90 + 10},{number % 9 + 1}")
        home = office(folder, [(f"{number:05}.txt", text(number)) for number in range(files)])
        for what in ["first", "unchanged", "one changed"]:
            if what == "one changed":
                (home / "inputs/bao-cao/00000.txt").write_text(TEXT % ("x", "33,3"))
            before = originals(home)
            began = time.monotonic()
            done = run(binary, home)
            check(done.returncode in (0, 1), f"{what}: {done.stderr[-500:]}")
            told = result(home / "outputs/2026-Q1")["submissions"]
            check(len({each["file"] for each in told}) == len(told) == files, f"{what}: {len(told)} files in the result")
            check(originals(home) == before, "an original changed")
            print(f"many: {files} files, {what}: {time.monotonic() - began:.1f} s", flush=True)


def memory(pid):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1])


class Watched:
    """A watch over an office; files settle in 0.05 s, looks are 0.02 s apart."""

    def __init__(self, binary, home, env=None):
        self.home, self.q1 = home, home / "outputs/2026-Q1"
        self.log = open(home / "watch.log", "w")
        self.child = subprocess.Popen([binary, "watch", "--settle", "0.05", "--look", "0.02"], cwd=home, env=env,
                                      stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)

    def status(self):
        return json.loads((self.home / "outputs/trang-thai.json").read_text())

    def until(self, holds, seconds=60):
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            try:
                if holds():
                    return True
            except (OSError, ValueError, KeyError):
                pass
            time.sleep(0.02)
        return False

    def comes(self, wanted, seconds=60):
        return self.until(lambda: value(self.q1) == wanted, seconds)

    def rests(self, seconds=600):
        """Until nothing was run for a while."""
        return self.until(lambda: self.status()["runs"] > 0 and self.is_still(), seconds)

    def is_still(self):
        """No run for a while, and none at work."""
        runs, lock = self.status()["runs"], self.home / "outputs/.tonghop/khoa.json"
        for _ in range(60):
            if lock.exists() or self.status()["runs"] != runs:
                return False
            time.sleep(0.05)
        return True

    def end(self):
        self.child.send_signal(signal.SIGTERM)
        check(self.child.wait(120) == 0, "no clean end")
        check(self.status()["watching"] is False, "the status still says that it watches")
        self.log.close()
        return (self.home / "watch.log").read_text()


def faketime(start):
    """Surroundings in which the clock on the wall is what a file says, and all other clocks are what they are."""
    found = next(iter(sorted(pathlib.Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))), None)
    return found and {**os.environ, "LD_PRELOAD": str(found), "FAKETIME_NO_CACHE": "1", "DONT_FAKE_MONOTONIC": "1",
                      "NO_FAKE_STAT": "1", **start}


def told_of_files(outputs):
    """What the log says of files of the drop folder, in its order."""
    lines = [json.loads(line) for path in sorted((outputs / "nhat-ky").iterdir()) for line in open(path)]
    flat = [line.get("fields", line) for line in lines]
    return [(line["what"], line["file"]) for line in flat if line.get("message") == "file"]


def watch(binary, changes="2000", seconds="36000", hours=24):
    """Changes come one after the other, each as soon as the one before is in the result. Where libfaketime is there, the
    clock on the wall runs 100 times as fast too, over midnight."""
    changes, seconds = int(changes), float(seconds)
    with tempfile.TemporaryDirectory() as folder:
        home = office(folder, [("a.txt", TEXT % ("a", "90,1"))])
        env = faketime({"FAKETIME": "@2026-03-31 20:00:00 x100"})
        watched = Watched(binary, home, env)
        values, samples, made = {"a.txt": 90.1}, [], []
        check(watched.comes([90.1]), "the first run did not come")
        # The first run puts the corrections file beside the programme, which calls for a second one.
        check(watched.until(watched.is_still), "it does not rest after the start")
        at_first = watched.status()["runs"]
        rng, began, pause = random.Random(7), time.monotonic(), hours * 3600 / 100 / changes
        for number in range(changes):
            name, kind = f"{rng.randrange(12)}.txt", rng.random()
            path = home / "inputs/bao-cao" / name
            if kind < 0.25 and name in values and len(values) > 1:
                path.unlink()
                del values[name]
                made.append(("gone", f"bao-cao/{name}"))
            else:
                made.append(("changed" if name in values else "new", f"bao-cao/{name}"))
                share = round(10 + number % 800 / 10 + 0.1, 1)
                path.write_text(TEXT % (f"{name} {number}", str(share).replace(".", ",")))
                values[name] = share
            check(watched.comes(sorted(values.values())), f"change {number} is not in the result")
            if number % 50 == 49:
                handles = len(os.listdir(f"/proc/{watched.child.pid}/fd"))
                samples.append((number + 1, memory(watched.child.pid), handles))
                if number % 250 == 249:
                    print(f"watch: changes, KB, handles {samples[-1]} after {time.monotonic() - began:.0f} s", flush=True)
            time.sleep(max(0, began + (number + 1) * pause - time.monotonic()))
            if time.monotonic() - began > seconds:
                changes = number + 1
                break
        took = time.monotonic() - began
        check(watched.until(watched.is_still), "it does not rest")
        runs = watched.status()["runs"]
        check(runs == changes + at_first, f"{runs} runs for {changes} changes and {at_first} at the start")
        watched.end()
        told = told_of_files(home / "outputs")
        check(told == made, f"the log tells {len(told)} changes, made were {len(made)}")
        days = len(list((home / "outputs/nhat-ky").iterdir()))
        # The first tenth is warming up.
        later = samples[len(samples) // 10:]
        sizes, handles = [each[1] for each in later], [each[2] for each in later]
        middle = sorted(sizes)[len(sizes) // 2]
        check(max(sizes) <= middle * 1.1 and min(sizes) >= middle * 0.9, f"memory {min(sizes)}..{max(sizes)} KB")
        check(max(handles) <= handles[0] + 2, f"handles {handles[0]}..{max(handles)}")
        print(f"watch: {changes} changes in {took:.0f} s, {runs} runs, {len(told)} changes told in {days} logs; "
              f"memory {min(sizes)}..{max(sizes)} KB, median {middle}; handles {min(handles)}..{max(handles)}")


def traced(binary):
    with tempfile.TemporaryDirectory() as folder:
        home = office(folder, [("a.txt", TEXT % ("a", "90,1"))])
        trace = home / "trace"
        calls = ("trace=%network,openat,open,openat2,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,link,"
                 "linkat,symlink,symlinkat,truncate,chmod,fchmodat")
        command = ["strace", "-f", "-y", "-qq", "-e", calls, "-o", trace, binary]
        sockets, writes, looked_at = [], [], 0
        allowed = re.compile(r"(outputs(/|$)|inputs/chuong-trinh/(ct\.sua-doi\.toml|\.tonghop-)|tonghop\.toml|\.tonghop-)|"
                             r"/dev/null|/proc/self/")
        for args in [["run"], ["run"], ["forms", "--period", "2026-Q2"], ["publish", "--period", "2026-Q1"]]:
            subprocess.run(command + args, cwd=home, stdin=subprocess.DEVNULL, capture_output=True)
            for line in trace.read_text(errors="replace").splitlines():
                made = line.split(None, 1)[-1]
                looked_at += 1
                if re.match(r"(socket|connect|bind|listen|accept|send|recv)\w*\(", made):
                    sockets.append(made)
                if re.match(r"open(at2?)?\(", made) and not re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC)", made):
                    continue
                # Names, each with the folder that it counts from; a failed call wrote nothing.
                names = re.findall(r'(?:<([^>]*)>, )?"((?:[^"\\]|\\.)*)"', made.rsplit(" = ", 1)[0])
                if names and "= -1" not in made and not made.startswith(("+++", "---")):
                    paths = [os.path.normpath(os.path.join(folder or home, name)) for folder, name in names]
                    if not all(allowed.match(path.removeprefix(str(home) + "/")) for path in paths):
                        writes.append(made)
        check(looked_at > 100, "nothing was traced")
        check(not sockets, f"sockets: {sockets[:3]}")
        check(not writes, f"writes elsewhere: {writes[:5]}")
        print(f"traced: {looked_at} calls of two runs, forms and a publication: {len(sockets)} of sockets, {len(writes)} "
              "writes outside outputs, ledger, settings and corrections")


def names(binary):
    given = ["d" * 251 + ".txt", "đ" * 125 + ".txt", unicodedata.normalize("NFD", "Báo cáo quý.txt"), "😀 quý I.txt",
             "cuối. ", "hai chấm..", " đầu.txt", "A.TXT", "a.txt", "HOA.txt", "hoa.TXT", "xuống\ndòng.txt",
             "\x1b[31mđỏ.txt", "đổi\u202etxt.exe", "-rf.txt", "$(touch x).txt", "%s%n.txt", "..txt", "CON.txt", "a:b.txt",
             "'; DROP TABLE file; --.txt", "=1+1.txt"]
    with tempfile.TemporaryDirectory() as folder:
        home = office(folder, [("first.txt", TEXT % ("first", "99,1"))])
        watched = Watched(binary, home)
        check(watched.comes([99.1]), "the first run did not come")
        values = [99.1]
        for number, name in enumerate(given + [os.fsdecode(b"not-unicode-\xff.txt")]):
            text, share = TEXT % (number, f"{20 + number},5"), 20.5 + number
            (home / "inputs/bao-cao" / name).write_bytes(text.encode())
            values.append(share)
        before = originals(home)
        watched.rests()
        told = result(watched.q1)["submissions"]
        check(len(told) == len(values), f"{len(told)} files told, {len(values)} dropped")
        check(len({each["file"] for each in told}) == len(told), "two files under one name")
        by_state = {each["file"]: each["state"] for each in told if each["state"] != "read"}
        check(originals(home) == before, "an original changed")
        said = watched.end()
        check("\x1b" not in said and "\u202e" not in said, "an escape on the screen")
        check(not (home / "x").exists(), "a name was run")
        drop_scan.scan(home / "outputs", None, check)
        print(f"names: {len(told)} names, {len(told) - len(by_state)} read, others {by_state}")


def clock(binary):
    with tempfile.TemporaryDirectory() as folder:
        home = office(folder, [("a.txt", TEXT % ("a", "90,1"))])
        wall = home / "clock"
        env = faketime({"FAKETIME_TIMESTAMP_FILE": str(wall)})
        if not env:
            return print("clock: libfaketime is not there, nothing was done")
        wall.write_text("+0")
        watched = Watched(binary, home, env)
        check(watched.comes([90.1]), "the first run did not come")
        jumps = ["+400d", "-3000d", "+0", "+3600", "-3600", "-20000d", "+10000d", "+0"]
        for number, jump in enumerate(jumps * 3):
            wall.write_text(jump)
            share = 10.5 + number
            (home / "inputs/bao-cao/a.txt").write_text(TEXT % (number, str(share).replace(".", ",")))
            check(watched.comes([share]), f"after {jump}: not taken")
        check(watched.until(watched.is_still), "it does not rest")
        runs = watched.status()["runs"]
        watched.end()
        wall.write_text("-4000d")
        done = run(binary, home, env=env)
        check(done.returncode in (0, 1) and value(home / "outputs/2026-Q1") == [share], f"{done.stderr}")
        print(f"clock: {len(jumps) * 3} jumps between 1971 and 2054, each with a change that was taken; {runs} runs")


def grows(binary, rounds="200"):
    rounds = int(rounds)
    with tempfile.TemporaryDirectory() as folder:
        home = office(folder, [("a.txt", TEXT % ("a", "90,1"))])
        path, states, stop = home / "inputs/bao-cao/b.txt", {}, threading.Event()

        def write():
            with open(path, "a") as file:
                while not stop.is_set():
                    file.write("- thêm một dòng nữa.\n")
                    file.flush()
                    time.sleep(0.005)

        for number in range(rounds):
            path.write_text(TEXT % (f"b {number}", f"{10 + number % 80},7"))
            stop.clear()
            writer = threading.Thread(target=write)
            writer.start()
            done = run(binary, home)
            stop.set()
            writer.join()
            check(done.returncode in (0, 1), f"round {number}: {done.stderr}")
            each = result(home / "outputs/2026-Q1")["submissions"][1]
            key = each["state"] if each["state"] == "read" else f"{each['state']}: {each['reason']}"
            states[key] = states.get(key, 0) + 1
            if each["state"] == "unreadable":
                check("đang được chép" in each["reason"], f"round {number}: {each}")
            check(90.1 in value(home / "outputs/2026-Q1"), f"round {number}: the other file was lost")
        done = run(binary, home)
        after = result(home / "outputs/2026-Q1")["submissions"][1]
        check(after["state"] == "read", f"when it stands still: {after} {done.stderr}")
        print(f"grows: {rounds} rounds: {states}")


def drop(binary, *folders):
    """All into one watched folder, in swarms, and the same into the folder of a run."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        watched_home, run_home = office(one, []), office(other, [])
        for number, each in enumerate(map(pathlib.Path, folders)):
            for home in (watched_home, run_home):
                # Links, pipes and holes as they are.
                subprocess.run(["cp", "-a", each, home / "inputs/bao-cao" / f"{number}"], check=True)
        # Those of the watch come while it watches.
        aside = watched_home / "aside"
        shutil.move(watched_home / "inputs/bao-cao", aside)
        (watched_home / "inputs/bao-cao").mkdir()
        (watched_home / "inputs/bao-cao/first.txt").write_text(TEXT % ("first", "99,1"))
        (run_home / "inputs/bao-cao/first.txt").write_text(TEXT % ("first", "99,1"))
        watched = Watched(binary, watched_home)
        check(watched.comes([99.1]), "the first run did not come")
        for folder, inner, files in os.walk(aside):
            to = watched_home / "inputs/bao-cao" / os.path.relpath(folder, aside)
            to.mkdir(exist_ok=True)
            for file in files + [each for each in inner if os.path.islink(os.path.join(folder, each))]:
                os.rename(os.path.join(folder, file), to / file)
            time.sleep(0.2)
        before = originals(watched_home)
        check(watched.rests(3600), "it does not rest")
        said = watched.end()
        check(originals(watched_home) == before, "an original changed")
        check("\x1b" not in said and "\u202e" not in said, "an escape on the screen")
        run(binary, run_home)
        told = drop_scan.told(watched_home / "outputs")
        alone = drop_scan.told(run_home / "outputs")
        differ = [(name, told.get(name), alone.get(name)) for name in set(told) | set(alone) if told.get(name) != alone.get(name)]
        check(not differ, f"{len(differ)} files told otherwise than in a run: {differ[:3]}")
        whole = {os.fsdecode(os.path.relpath(path, os.fsencode(watched_home / "inputs"))) for path in before}
        drop_scan.all_told(whole, told, check)
        for number, each in enumerate(map(pathlib.Path, folders)):
            drop_scan.hold_against(each, f"bao-cao/{number}/", told, check)
        base = pathlib.Path(tempfile.mkdtemp())
        shutil.copytree(HERE / "inputs", base / "inputs")
        run(binary, base)
        drop_scan.scan(watched_home / "outputs", base / "outputs", check)
        shutil.rmtree(base)
        states = {}
        for each in told.values():
            for state, _ in each:
                states[state] = states.get(state, 0) + 1
        print(f"drop: {len(before)} files, states {states}, {watched.status()['runs']} runs")


if __name__ == "__main__":
    parts = {part.__name__: part for part in [kill, disk, rights, many, watch, traced, names, clock, grows, drop]}
    if len(sys.argv) < 3 or sys.argv[2] not in parts:
        sys.exit(__doc__)
    parts[sys.argv[2]](str(pathlib.Path(sys.argv[1]).resolve()), *sys.argv[3:])
    print("all held" if not faults else f"{len(faults)} faults")
    sys.exit(bool(faults))
