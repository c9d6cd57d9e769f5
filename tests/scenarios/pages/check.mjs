// Looks at the pages of a report as people do: node check.mjs FOLDER CHROMIUM [PICTURES]
//
// Every page in light and dark, on a screen and a phone, and as printed: no WCAG violation that axe-core finds (A and AA, up to
// 2.2), nothing beyond the edge, nothing fetched, no script; and by keyboard. With a third argument, pictures are kept there.
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, browserPath, pictures] = process.argv.slice(2);
const require = createRequire(join(process.cwd(), 'package.json')); // where the packages lie
const { chromium } = require('playwright-core');
const axe = require.resolve('axe-core/axe.min.js');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

const failures = [];
let checks = 0;
const expect = (good, what) => {
  checks += 1;
  if (!good) failures.push(what);
};

// Of the students those with the least, the most, and what lies between: a page takes seconds.
const students = readdirSync(join(folder, 'students')).filter((name) => name.endsWith('.html'))
  .map((name) => join('students', name)).sort((a, b) => statSync(join(folder, a)).size - statSync(join(folder, b)).size);
const chosen = [0, 0.4, 0.8, 1].map((share) => students[Math.floor(share * (students.length - 1))]);
const pages = ['index.html', 'class.html', ...new Set(chosen)];
expect(students.length > 0, 'there are students');

const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { name: 'phone', colorScheme: 'light', viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  { name: 'phone-dark', colorScheme: 'dark', viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, axe: false },
  { name: 'zoomed', colorScheme: 'light', viewport: { width: 320, height: 640 }, axe: false }, // 1280 wide, at 400 % (WCAG 1.4.10)
  { name: 'print', colorScheme: 'dark', viewport: { width: 794, height: 1123 }, media: 'print' },
];

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
for (const look of looks) {
  const { name, media, axe: with_axe = true, ...options } = look;
  const context = await browser.newContext({ ...options, bypassCSP: true });
  const fetched = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (!url.startsWith('file:') && !url.startsWith('data:')) fetched.push(url);
    return route.continue();
  });
  const page = await context.newPage();
  const errors = [];
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('dialog', (dialog) => { errors.push(`a dialog: ${dialog.message()}`); void dialog.dismiss(); });
  for (const path of pages) {
    const where = `${name} ${path}`;
    await page.goto(pathToFileURL(resolve(folder, path)).href);
    await page.emulateMedia({ media: media ?? 'screen', colorScheme: options.colorScheme });
    const [scroll, width] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(scroll <= width, `${where}: ${scroll} px of content in ${width} px`);
    expect(await page.evaluate(() => document.scripts.length) === 0, `${where}: has a script`);
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const is_dark = background.match(/\d+/g).slice(0, 3).every((part) => Number(part) < 64);
    expect(is_dark === (options.colorScheme === 'dark' && media !== 'print'), `${where}: its paper is ${background}`);
    if (pictures) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${path.replace(/\W+/g, '-')}-${name}.png`), fullPage: true });
    }
    if (!with_axe) continue; // its colours and its words are those of another look
    await page.evaluate(() => { for (const each of document.querySelectorAll('details')) each.open = true; });
    await page.addScriptTag({ path: axe });
    // On paper nobody follows a link, with a finger or without.
    const rules = media === 'print' ? { 'target-size': { enabled: false }, 'link-in-text-block': { enabled: false } } : {};
    const found = await page.evaluate(([runOnly, rules]) => window.axe.run(document, { runOnly, rules }), [tags, rules]);
    expect(found.passes.length > 10, `${where}: axe-core looked at hardly anything`);
    for (const violation of found.violations)
      expect(false, `${where}: ${violation.id}: ${violation.help}: ${violation.nodes.map((node) => node.html).slice(0, 3).join(' | ')}`);
  }
  expect(fetched.length === 0, `${name}: fetched ${fetched.join(', ')}`);
  expect(errors.length === 0, `${name}: ${errors.join('; ')}`);
  await context.close();
}

// By keyboard: first the way past what comes before, then whatever can be followed, each of it to be seen.
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
for (const path of pages) {
  await page.goto(pathToFileURL(resolve(folder, path)).href);
  await page.keyboard.press('Tab');
  const skip = await page.evaluate(() => {
    const { top, left, width, height } = document.activeElement.getBoundingClientRect();
    return { is: document.activeElement.className, seen: top >= 0 && left >= 0 && width > 40 && height > 20 };
  });
  expect(skip.is === 'skip' && skip.seen, `${path}: the first Tab shows no way to skip: ${JSON.stringify(skip)}`);
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash === '#main', `${path}: the way to skip leads to ${page.url()}`);
  const links = await page.evaluate(() => document.querySelectorAll('a, summary').length);
  for (let i = 0; i < Math.min(links, 12); ++i) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return { tag: document.activeElement.tagName, outline: `${style.outlineStyle} ${style.outlineWidth}` };
    });
    if (focus.tag === 'BODY') break;
    expect(focus.outline === 'solid 3px', `${path}: focus is not to be seen: ${JSON.stringify(focus)}`);
  }
}
// Every link leads to something that is there.
for (const path of pages) {
  await page.goto(pathToFileURL(resolve(folder, path)).href);
  const targets = await page.evaluate(() => [...document.links].map((link) => [link.getAttribute('href'), link.href]));
  for (const [written, href] of targets) {
    const url = new URL(href);
    expect(url.protocol === 'file:', `${path}: leads to ${href}`);
    const file = decodeURIComponent(url.pathname);
    expect(existsSync(file), `${path}: leads to nothing: ${written}`);
    if (url.hash === '' || file !== resolve(folder, path)) continue;
    expect(await page.evaluate((id) => document.getElementById(id) !== null, url.hash.slice(1)), `${path}: no ${url.hash}`);
  }
}
await browser.close();

for (const failure of failures) console.log(`NOT OK: ${failure}`);
console.log(`${pages.length} pages, ${checks} checks, ${failures.length} failures`);
process.exit(failures.length === 0 ? 0 : 1);
