// A whole review by keyboard in a headless browser, on reports that hold hostile text; axe on the board and on the
// review page, light and dark, at desk and phone width.
//
//   npm install --prefix /tmp/node playwright-core axe-core
//   NODE_MODULES=/tmp/node/node_modules node scripts/review_browser.mjs target/debug/tonghop [folder for pictures]
//
// CHROMIUM names the browser, /usr/bin/chromium without it. Ends with 1 where something does not hold.
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [program, pictures] = process.argv.slice(2);
if (!program) {
  console.error("usage: node scripts/review_browser.mjs PROGRAM [PICTURES]");
  process.exit(2);
}
const require = createRequire(join(resolve(process.env.NODE_MODULES ?? "node_modules"), "here.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const faults = [];
const check = (holds, says) => {
  console.log(`${holds ? "ok  " : "FAIL"} ${says}`);
  if (!holds) faults.push(says);
};

const HOSTILE = "<img src=x onerror=\"document.title='hỏng'\"> =HYPERLINK(\"http://x\") {{ 7*7 }} \u202Eđảo\u202C <script>document.title='hỏng'</script>";
const home = mkdtempSync(join(tmpdir(), "review-"));
const inputs = join(home, "inputs"), outputs = join(home, "outputs"), reports = join(inputs, "bao-cao");
mkdirSync(join(inputs, "chuong-trinh"), { recursive: true });
mkdirSync(reports);
copyFileSync(join(root, "inputs/chuong-trinh/Chuong-trinh-hanh-dong.docx"), join(inputs, "chuong-trinh/ct.docx"));
const report = (quarter, share, more) =>
  `ĐẢNG ỦY PHƯỜNG KIẾN AN\nỦY BAN NHÂN DÂN PHƯỜNG KIẾN AN\n\nKiến An, ngày 20 tháng ${quarter * 3} năm 2026\n\nBÁO CÁO\n` +
  `Kết quả thực hiện nhiệm vụ quý ${["I", "II"][quarter - 1]} năm 2026\n\n- Tỷ lệ dân số tham gia bảo hiểm y tế đạt ${share}%${more}.\n` +
  `- Tỷ lệ thu gom chất thải rắn sinh hoạt đạt 97,2%.\n`;
writeFileSync(join(reports, "q1.txt"), report(1, "95,1", ""));
writeFileSync(join(reports, "a.txt"), report(2, "95,3", ` ${HOSTILE}`));
writeFileSync(join(reports, "b <b>đậm<b>.txt"), report(2, "96,1", ""));
writeFileSync(join(reports, "c.txt"), report(2, "97.215", ""));

const server = spawn(resolve(program), ["review", "--no-open", "--inputs", inputs, "--outputs", outputs], { cwd: home });
let said = "";
server.stdout.on("data", (text) => { said += text; });
server.stderr.on("data", (text) => process.stderr.write(text));
const ended = new Promise((done) => server.on("exit", (code) => done(code)));
const address = await new Promise((done, fail) => {
  const look = setInterval(() => {
    const found = said.match(/http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]+\//);
    if (found) { clearInterval(look); done(found[0]); }
    if (server.exitCode !== null) { clearInterval(look); fail(new Error("the program ended")); }
  }, 200);
});

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

async function violations(page, name) {
  // The page's own policy lets no foreign script in; this one comes by the browser's own door.
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() =>
    axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  for (const each of violations) console.log(`     ${each.id} (${each.impact}): ${each.nodes.slice(0, 4).map((node) => `${node.target}: ${node.failureSummary?.split("\n")[1] ?? ""}`).join(" | ")}`);
  check(violations.length === 0, `axe, ${name}: ${violations.length} violations, ${passes.length} rules hold`);
}

async function looks(name, address, act) {
  for (const [scheme, width] of [["light", 1280], ["dark", 1280], ["light", 360]]) {
    const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 }, bypassCSP: true, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(address);
    if (act) await act(page);
    await violations(page, `${name}, ${scheme}, ${width} px`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
    check(!wide, `${name}, ${scheme}, ${width} px: nothing sticks out to the side`);
    if (pictures) await page.screenshot({ path: join(pictures, `${name}-${scheme}-${width}.png`), fullPage: true });
    await context.close();
  }
}

async function harmless(page, name) {
  check(!(await page.title()).includes("hỏng"), `${name}: no script of a report ran`);
  check((await page.locator("blockquote img, blockquote script, blockquote b, figcaption b").count()) === 0, `${name}: markup of a report makes no element`);
  const text = await page.locator("body").innerText();
  check(text.includes("<img src=x onerror") && text.includes("<script>document.title"), `${name}: markup of a report shows as text`);
  check(text.includes("=HYPERLINK(") && text.includes("{{ 7*7 }}") && !text.includes("49 "), `${name}: formulas and tags of a report show as text`);
  check(!/[\u202A-\u202E\u2066-\u2069]/.test(await page.content()), `${name}: no mark that turns the direction of writing`);
  check(text.includes("b <b>đậm<b>.txt"), `${name}: a hostile file name shows as text`);
}

try {
  const board = pathToFileURL(join(outputs, "2026-Q2/Bang-theo-doi-2026-Q2.html")).href;
  await looks("board", board);
  await looks("review-open", `${address}2026-Q2/`);
  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await reader.goto(board);
  await harmless(reader, "board");
  check((await reader.locator("mark").count()) >= 3, "board: figures that wait stand marked in their passages");
  await reader.getByLabel("Chưa có báo cáo", { exact: true }).check();
  check(!(await reader.locator("tr.review[data-state]").first().isVisible()), "board: the filter works without script");

  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const outside = [];
  page.on("request", (request) => { if (!request.url().startsWith(address.slice(0, 21))) outside.push(request.url()); });
  await page.goto(address);
  await page.goto(`${address}2026-Q2/`);
  await harmless(page, "review page");
  const figures = page.locator("article");
  const total = await figures.count();
  check(total >= 3, `${total} figures wait`);

  // From here on only the keyboard.
  const settle = () => page.waitForLoadState("load");
  const press = async (key) => { await page.keyboard.press(key); await page.waitForTimeout(150); await settle(); };
  await page.keyboard.type("Trần Thị B");
  await press("Enter");
  const focused = () => page.evaluate(() => document.activeElement.closest("article")?.id ?? "");
  const first = await focused();
  check(first !== "", "after the name, the first figure has the focus");
  await press("j");
  const second = await focused();
  check(second !== first && second !== "", "J goes to the next figure");
  await press("k");
  check((await focused()) === first, "K goes back");
  await press("s");
  await page.keyboard.type("b");
  check((await page.evaluate(() => document.activeElement.value)) === "b", "letters in a field are letters");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("96,4");
  await page.keyboard.press("Tab");
  await page.keyboard.type("đã hỏi lại đơn vị");
  await press("Enter");
  check((await page.locator(`#${first}`).innerText()).includes("Sửa thành 96,4%"), "S corrects a figure with its reason");
  check((await focused()) === second, "after a decision the next figure has the focus");
  for (let left = total - 1; left > 0; left--) await press(left % 2 === 0 ? "n" : "b");
  check((await page.locator("article[data-open]").count()) === 0, "every figure has a decision");
  check(outside.length === 0, `nothing is loaded from elsewhere (${outside})`);
  await looks("review-decided", `${address}2026-Q2/`, (page) => page.locator("summary").first().click());

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(`${address}2026-Q2/`);
  await still.locator("article summary").last().click();
  await still.locator("article").last().getByRole("button", { name: "Bỏ" }).click();
  const dropped = await still.locator("article").last().locator(".badge").innerText();
  check(dropped === "Bỏ", "without script a plain form decides");
  await plain.close();
  await page.reload();

  await page.getByRole("button", { name: "Cập nhật kết quả" }).focus();
  await page.keyboard.press("Enter");
  await page.locator("[role=status]", { hasText: "Đã cập nhật kết quả" }).waitFor({ timeout: 120_000 });
  check((await page.locator(".earlier li").count()) === total, "the outputs follow all decisions");
  const written = readFileSync(join(outputs, "2026-Q2/so-lieu.json"), "utf8");
  check(written.includes("96.4"), "the corrected figure stands in so-lieu.json");
  await context.close();

  const other = await browser.newContext();
  const stranger = await other.newPage();
  await stranger.goto("data:text/html,<form method=post><input name=token><button>x</button></form>");
  await stranger.evaluate((address) => {
    const form = document.querySelector("form");
    form.action = `${address}2026-Q2/dung`;
    form.querySelector("input").value = address.split("/")[3];
    form.submit();
  }, address);
  await stranger.waitForLoadState("load");
  check((await stranger.locator("body").innerText()).includes("bị từ chối"), "a form of another page is refused");
  await other.close();

  await looks("review-done", `${address}2026-Q2/`);

  const last = await (await browser.newContext()).newPage();
  await last.goto(`${address}2026-Q1/`);
  await last.getByRole("button", { name: "Kết thúc" }).click();
  check((await ended) === 0, "the program ends by itself when the page is closed");
} finally {
  server.kill();
  await browser.close();
  rmSync(home, { recursive: true, force: true });
}
console.log(faults.length ? `${faults.length} things do not hold` : "all holds");
process.exit(faults.length ? 1 : 0);
