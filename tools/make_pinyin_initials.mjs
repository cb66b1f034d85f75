// Writes modules/text/data/pinyin_initials.txt: the first letter of the commonest reading of each character of the
// block CJK Unified Ideographs (U+4E00…U+9FFF), 64 letters a line, '-' where there is none.
//
//     node tools/make_pinyin_initials.mjs
//
// The readings come from the npm package pinyin-pro (MIT), which the browser uses too, so that both sides find a name by
// the same letters. The package goes into a temporary folder; only the table is kept.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const kPackage = 'pinyin-pro@3.29.4';
const kFirst = 0x4e00;
const kLast = 0x9fff;
const kLettersPerLine = 64;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'liucai-pinyin-'));
try {
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder, kPackage], { stdio: 'inherit' });
    const { pinyin } = createRequire(join(folder, 'index.js'))('pinyin-pro');

    const initial = (codePoint) => {
        const character = String.fromCodePoint(codePoint);
        const letter = pinyin(character, { toneType: 'none' }).normalize('NFD')[0].toLowerCase();
        return /^[a-z]$/.test(letter) ? letter : '-';
    };
    const lines = [`# ${kPackage} (MIT), single readings; made by tools/make_pinyin_initials.mjs`];
    for (let from = kFirst; from <= kLast; from += kLettersPerLine) {
        const letters = Array.from({ length: kLettersPerLine }, (_, i) => initial(from + i)).join('');
        lines.push(`${from.toString(16).toUpperCase()} ${letters}`);
    }
    writeFileSync(join(root, 'modules/text/data/pinyin_initials.txt'), `${lines.join('\n')}\n`);
} finally {
    rmSync(folder, { recursive: true });
}
