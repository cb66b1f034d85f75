// Writes modules/calendar/data/working_days.csv: the days on which the official working-day calendar of mainland China
// departs from Monday to Friday, as the State Council announces them each year (holidays and make-up working days).
//
//     node tools/make_working_days.mjs
//
// Source: the npm package chinese-days (MIT), put into a temporary folder; only the table is kept. When the next year has
// been announced (usually in November) and the package has it, raise the version here and run this again.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const kPackage = 'chinese-days@1.5.7';
const kDayMs = 86_400_000;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'liucai-days-'));
try {
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder, kPackage], { stdio: 'ignore' });
    const { holidays, workdays } = createRequire(join(folder, 'index.js'))('chinese-days/dist/chinese-days.json');

    const chineseName = (words) => words.split(',')[1];
    const days = [
        ...Object.entries(holidays).map(([day, words]) => ({ day, kind: 'off', name: chineseName(words) })),
        ...Object.entries(workdays).map(([day, words]) => ({ day, kind: 'work', name: chineseName(words) })),
    ].sort((a, b) => (a.day < b.day ? -1 : 1));

    // Days that follow each other with the same kind and name in one year are one row, as the notices put it.
    const rows = [];
    for (const one of days) {
        const last = rows[rows.length - 1];
        const follows =
            last !== undefined && last.kind === one.kind && last.name === one.name && last.last.slice(0, 4) === one.day.slice(0, 4) &&
            Date.parse(one.day) - Date.parse(last.last) === kDayMs;
        if (follows) last.last = one.day;
        else rows.push({ first: one.day, last: one.day, kind: one.kind, name: one.name });
    }
    const lines = [
        `# ${kPackage} (npm, MIT); made by tools/make_working_days.mjs`,
        'year,kind,first,last,name',
        ...rows.map(({ first, last, kind, name }) => `${first.slice(0, 4)},${kind},${first},${last},${name}`),
    ];
    writeFileSync(join(root, 'modules/calendar/data/working_days.csv'), `${lines.join('\n')}\n`);
    console.log(`${rows.length} rows, ${rows[0].first} to ${rows[rows.length - 1].last}`);
} finally {
    rmSync(folder, { recursive: true });
}
