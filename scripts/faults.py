#!/usr/bin/env python3
"""Faults that take longer than tests may: each part makes a small office, does harm, and says what stood afterwards.

usage: faults.py BIN kill [RUNS]      kill at random points; whole sets and whole originals after each (default 1000)
       faults.py BIN disk             a full disk under the outputs (needs root: a small tmpfs is mounted)
       faults.py BIN rights           no right to write the outputs or to read a file (as another user, needs root)
       faults.py BIN many [FILES]     so many files at once (default 10000)
       faults.py BIN watch [DROPS]    a day of a watch, 100 times as fast: drops, edits, deletions (default 2000)
       faults.py BIN traced           sockets and writes of a run, by strace
BIN is the program. Status 0 where everything held. Nothing is left behind but what is printed.
"""
import hashlib, json, os, pathlib, random, shutil, signal, subprocess, sys, tempfile, time, zipfile

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


def run(binary, home, *args, **more):
    return subprocess.run([binary, "run", *args], cwd=home, stdin=subprocess.DEVNULL, capture_output=True, text=True, **more)


def originals(home):
    found = {}
    for path in sorted((home / "inputs/bao-cao").rglob("*")):
        if path.is_file():
            found[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def is_whole(folder):
    """Every file of a set can be opened and read to its end, and all of them are there."""
    names = sorted(path.name for path in folder.iterdir() if not path.name.startswith((".~", "~$")))
    kinds = {name.rsplit(".", 1)[-1] for name in names}
    if not {"json", "xlsx", "docx"} <= kinds:
        return False
    for name in names:
        path = folder / name
        if name.endswith(".json"):
            json.loads(path.read_bytes())
        if name.endswith((".xlsx", ".docx")):
            if zipfile.ZipFile(path).testzip() is not None:
                return False
    return True


def value(folder):
    facts = json.loads((folder / "so-lieu.json").read_bytes())["facts"]
    return sorted(fact["value"] for fact in facts if fact["value"] is not None)


def kill(binary, runs=1000):
    with tempfile.TemporaryDirectory() as folder:
        home = office(folder, [("a.txt", TEXT % ("a", "90,1"))])
        began = time.monotonic()
        run(binary, home)
        whole = time.monotonic() - began
        q1, ended, killed, note = home / "outputs/2026-Q1", 0, 0, "ghi chú.txt"
        (q1 / note).write_text("của văn phòng")
        allowed = set(map(tuple, [value(q1)]))
        for number in range(runs):
            share = f"{10 + number % 80},{1 + number % 9}"
            (home / "inputs/bao-cao/a.txt").write_text(TEXT % (number, share))
            before = originals(home)
            allowed.add((float(share.replace(",", ".")),))
            child = subprocess.Popen([binary, "run"], cwd=home, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
            # The second half of a run is where sets change places: it is hit more often.
            time.sleep(whole * random.choice([random.random(), 0.6 + 0.5 * random.random()]))
            try:
                os.killpg(child.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            code = child.wait()
            killed += code == -signal.SIGKILL
            ended += code >= 0
            check(originals(home) == before, f"run {number}: an original changed")
            # A reader in between: the set, or the earlier one put away for the second of two renames.
            shown = q1 if q1.is_dir() else home / "outputs/.2026-Q1.old"
            try:
                check(is_whole(shown), f"run {number}: no whole set")
                check(tuple(value(shown)) in allowed, f"run {number}: figures of no run")
            except Exception as error:
                check(False, f"run {number}: {error!r}")
        final = run(binary, home)
        check(final.returncode in (0, 1), f"the last run: {final.stderr}")
        check(value(q1) == [float(share.replace(",", "."))], f"the last run: {value(q1)}")
        check((q1 / note).read_text() == "của văn phòng", "what people keep is lost")
        left = [path.name for path in (home / "outputs").iterdir() if path.name.startswith(".2026")]
        check(not left, f"left behind: {left}")
        print(f"kill: {runs} runs, {killed} killed amid, {ended} ended before; a run takes {whole:.2f} s")


def disk(binary):
    with tempfile.TemporaryDirectory() as folder:
        home = office(folder, [("a.txt", TEXT % ("a", "90,1"))])
        small = home / "outputs"
        small.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", small], check=True)
        try:
            run(binary, home)
            q1 = small / "2026-Q1"
            first, told = value(q1), 0
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
                    check("đĩa đã đầy" in done.stderr or "full" in done.stderr, f"{room} KB left: {done.stderr!r}")
                left = [path.name for path in small.iterdir() if path.name.startswith(".2026")]
                check(not left, f"{room} KB left: left behind {left}")
            done = run(binary, home)
            check(done.returncode in (0, 1) and value(q1) == [59.5], f"with room again: {done.stderr}")
            print(f"disk: 10 fillings, {told} told as full with the earlier set in place, the others fitted; {first} to {value(q1)}")
        finally:
            subprocess.run(["umount", small], check=True)


def rights(binary):
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        home = office(folder, [("a.txt", TEXT % ("a", "90,1")), ("closed.txt", TEXT % ("b", "80,2"))])
        shutil.copy(binary, home / "tonghop")
        os.chmod(home / "tonghop", 0o755)
        (home / "outputs").mkdir()
        for path in [home / "inputs/bao-cao/closed.txt"]:
            os.chmod(path, 0o600)
        os.chmod(home / "outputs", 0o777)
        as_nobody = dict(user=65534, group=65534, extra_groups=[], env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"})
        done = run(home / "tonghop", home, **as_nobody)
        states = {each["file"]: (each["state"], each["reason"]) for each in json.loads((home / "outputs/2026-Q1/so-lieu.json").read_bytes())["submissions"]}
        check(states["bao-cao/closed.txt"][0] == "unreadable" and "quyền" in states["bao-cao/closed.txt"][1], f"{states}")
        check(states["bao-cao/a.txt"][0] == "read", f"{states}")
        before = value(home / "outputs/2026-Q1")
        (home / "inputs/bao-cao/a.txt").write_text(TEXT % ("a", "70,1"))
        subprocess.run(["chown", "-R", "root", home / "outputs"], check=True)
        subprocess.run(["chmod", "-R", "go-w", home / "outputs"], check=True)
        done = run(home / "tonghop", home, **as_nobody)
        check(done.returncode == 2 and "Không ghi được" in done.stderr, f"{done.returncode} {done.stderr}")
        check(value(home / "outputs/2026-Q1") == before, "the earlier set was touched")
        print("rights: a closed file is told with its reason; closed outputs are told, the earlier set stands")


def many(binary, files=10000):
    with tempfile.TemporaryDirectory() as folder:
        home = office(folder, [(f"{number:05}.txt", TEXT % (number, f"{number % 90 + 10},{number % 9 + 1}")) for number in range(files)])
        before = originals(home)
        for what in ["first", "unchanged", "one changed"]:
            if what == "one changed":
                (home / "inputs/bao-cao/00000.txt").write_text(TEXT % ("x", "33,3"))
                before = originals(home)
            began = time.monotonic()
            done = run(binary, home)
            check(done.returncode in (0, 1), f"{what}: {done.stderr[-500:]}")
            result = json.loads((home / "outputs/2026-Q1/so-lieu.json").read_bytes())
            check(len(result["submissions"]) == files, f"{what}: {len(result['submissions'])} files in the result")
            print(f"many: {files} files, {what}: {time.monotonic() - began:.1f} s", flush=True)
        check(originals(home) == before, "an original changed")


def memory(pid):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1])


def watch(binary, drops=2000, hours=24):
    """Time runs 100 times as fast: files settle in 0.05 s, looks are 0.02 s apart."""
    with tempfile.TemporaryDirectory() as folder:
        home = office(folder, [("a.txt", TEXT % ("a", "90,1"))])
        log = open(home / "watch.log", "w")
        child = subprocess.Popen([binary, "watch", "--settle", "0.05", "--look", "0.02"], cwd=home, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        status = home / "outputs/trang-thai.json"
        q1 = home / "outputs/2026-Q1"

        def settled(wanted):
            limit = time.monotonic() + 60
            while time.monotonic() < limit:
                try:
                    if value(q1) == wanted:
                        return True
                except (OSError, ValueError):
                    pass
                time.sleep(0.02)
            return False

        values, samples, missed = {"a.txt": 90.1}, [], 0
        check(settled([90.1]), "the first run did not come")
        rng, began, pause = random.Random(7), time.monotonic(), hours * 3600 / 100 / drops
        for number in range(drops):
            name, kind = f"{rng.randrange(12)}.txt", rng.random()
            path = home / "inputs/bao-cao" / name
            if kind < 0.25 and name in values and len(values) > 1:
                path.unlink()
                del values[name]
            else:
                share = round(10 + number % 800 / 10 + 0.1, 1)
                path.write_text(TEXT % (name, str(share).replace(".", ",")))
                values[name] = share
            if number % 50 == 49:
                check(settled(sorted(values.values())), f"change {number} is not in the result")
                handles = len(os.listdir(f"/proc/{child.pid}/fd"))
                samples.append((number + 1, memory(child.pid), handles))
                if number % 500 == 499:
                    print(f"watch: {samples[-1]} changes, KB, handles", flush=True)
            next_at = began + (number + 1) * pause
            time.sleep(max(0, next_at - time.monotonic()))
        check(settled(sorted(values.values())), "the last change is not in the result")
        time.sleep(1)
        runs = json.loads(status.read_text())["runs"]
        time.sleep(3)
        check(json.loads(status.read_text())["runs"] == runs, "runs without a change")
        child.send_signal(signal.SIGTERM)
        check(child.wait(60) == 0, "no clean end")
        check(json.loads(status.read_text())["watching"] is False, "the status still says that it watches")
        # The first tenth is warming up.
        later = samples[len(samples) // 10:]
        sizes, handles = [each[1] for each in later], [each[2] for each in later]
        middle = sorted(sizes)[len(sizes) // 2]
        check(max(sizes) <= middle * 1.1 and min(sizes) >= middle * 0.9, f"memory {min(sizes)}..{max(sizes)} KB around {middle}")
        check(max(handles) <= handles[0] + 2, f"handles {handles[0]}..{max(handles)}")
        print(f"watch: {drops} changes in {time.monotonic() - began:.0f} s, {runs} runs; memory {min(sizes)}..{max(sizes)} KB, median {middle}; handles {min(handles)}..{max(handles)}")


def traced(binary):
    with tempfile.TemporaryDirectory() as folder:
        home = office(folder, [("a.txt", TEXT % ("a", "90,1"))])
        trace = home / "trace"
        calls = "trace=socket,connect,bind,listen,openat,open,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,link,linkat,symlink,symlinkat,truncate,chmod,fchmodat"
        subprocess.run(["strace", "-f", "-qq", "-e", calls, "-o", trace, binary, "run"], cwd=home, stdin=subprocess.DEVNULL, capture_output=True)
        allowed = ("outputs", str(home / "outputs"), "inputs/chuong-trinh/ct.sua-doi.toml", "inputs/chuong-trinh/.tonghop-", "tonghop.toml", "./.tonghop-", ".tonghop-", "/dev/null", "/proc/self/", "/dev/shm", str(home / "inputs/chuong-trinh/.tonghop-"))
        sockets, writes = [], []
        for line in trace.read_text(errors="replace").splitlines():
            call = line.split(None, 1)[-1]
            if call.startswith(("socket(", "connect(", "bind(", "listen(")):
                sockets.append(call)
            elif call.startswith(("openat(", "open(")) and not any(flag in call for flag in ("O_WRONLY", "O_RDWR", "O_CREAT")):
                continue
            elif '"' in call and "= -1" not in call and not call.startswith(("+++", "---")):
                path = call.split('"')[1]
                if not path.startswith(allowed) and not path.startswith(str(home / ".tonghop-")):
                    writes.append(call)
        check(not sockets, f"sockets: {sockets[:3]}")
        check(not writes, f"writes elsewhere: {writes[:5]}")
        print(f"traced: {len(sockets)} sockets, {len(writes)} writes outside outputs, ledger, settings and corrections")


if __name__ == "__main__":
    parts = {"kill": kill, "disk": disk, "rights": rights, "many": many, "watch": watch, "traced": traced}
    if len(sys.argv) < 3 or sys.argv[2] not in parts:
        sys.exit(__doc__)
    parts[sys.argv[2]](str(pathlib.Path(sys.argv[1]).resolve()), *map(int, sys.argv[3:]))
    print("all held" if not faults else f"{len(faults)} faults")
    sys.exit(bool(faults))
